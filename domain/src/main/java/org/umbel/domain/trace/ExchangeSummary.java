package org.umbel.domain.trace;

import java.net.InetSocketAddress;
import java.time.Instant;

/// What was asked and answered outside calls, in one line: a registration, a subscription, a probe.
///
/// @param line by which it went
/// @param method of its first request, such as `REGISTER`
/// @param who it is about: the user that registers, subscribes or is asked
/// @param peer where the other side is
/// @param received whether the other side began
/// @param program what the other side calls itself; empty when it does not say
/// @param answer the last status with its words, such as `200 OK`; empty while there is none
public record ExchangeSummary(
    ExchangeId id,
    Instant began,
    String line,
    String method,
    String who,
    InetSocketAddress peer,
    boolean received,
    String program,
    Outcome outcome,
    String answer) {

  /// What became of it.
  public enum Outcome {
    DONE,
    /// A password was asked for, and none was shown.
    PASSWORD_MISSING,
    /// A password was shown, and was wrong.
    PASSWORD_WRONG,
    REFUSED,
    /// There was no answer.
    UNANSWERED
  }
}
