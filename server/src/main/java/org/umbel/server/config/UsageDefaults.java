package org.umbel.server.config;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.time.Duration;
import java.util.List;
import org.umbel.sip.transport.Protocol;
import org.umbel.telephony.line.LineHeader;

/// The defaults of a line that differ between usages.
///
/// @param everyone whether everyone may speak to the line
/// @param phones whether phones may register
/// @param connect until the first sign of life of a server
/// @param packetRetries over UDP
/// @param inviteRetries servers that a call is sent to
/// @param referIn whether a REFER is obeyed
record UsageDefaults(
    List<ListenAddress> listen,
    boolean everyone,
    boolean phones,
    Duration t2,
    Duration connect,
    int packetRetries,
    int inviteRetries,
    List<StatusRange> retryOn,
    List<LineHeader> headers,
    Duration sessionTimer,
    boolean referIn) {

  static UsageDefaults of(LineUsage usage) {
    return switch (usage) {
      case GENERIC ->
          new UsageDefaults(
              List.of(
                  new ListenAddress(Protocol.UDP, "0.0.0.0", 5060),
                  new ListenAddress(Protocol.TCP, "0.0.0.0", 5060)),
              true,
              true,
              ofSeconds(4),
              ofSeconds(2),
              10,
              3,
              List.of(StatusRange.SERVER_FAILURES),
              List.of(),
              Duration.ZERO,
              false);
      case MEDIATION_SERVER ->
          new UsageDefaults(
              List.of(new ListenAddress(Protocol.TCP, "0.0.0.0", 5066)),
              false,
              false,
              ofSeconds(1),
              ofSeconds(6),
              4,
              3,
              List.of(StatusRange.SERVER_FAILURES),
              List.of(new LineHeader("ms-call-source", "non-ms-rtc")),
              ofMinutes(15),
              true);
      case REMOTE_CALL_CONTROL ->
          new UsageDefaults(
              List.of(new ListenAddress(Protocol.TCP, "0.0.0.0", 11_001)),
              false,
              false,
              ofSeconds(1),
              ofSeconds(2),
              4,
              3,
              List.of(new StatusRange(480, 480), StatusRange.SERVER_FAILURES),
              List.of(),
              ofSeconds(90),
              false);
    };
  }
}
