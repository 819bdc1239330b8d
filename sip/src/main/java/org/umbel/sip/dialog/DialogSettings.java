package org.umbel.sip.dialog;

import java.time.Duration;

/// What an endpoint does in the dialogs of calls beyond the plain ones of RFC 3261.
///
/// @param reliability of provisional responses
/// @param sessionTimer how dead calls are found
/// @param reinviteDelay how long a call is left alone after the ACK of an INVITE before this side
///   sends a re-INVITE; some peers lose their way when one comes on its heels. Not for the pause
///   after a 491, which is that of RFC 3261 §14.1
public record DialogSettings(
    Reliability reliability, SessionTimerSettings sessionTimer, Duration reinviteDelay) {

  /// Reliable provisional responses for who wants them; session timers only when the peer asks;
  /// re-INVITEs at once.
  public static final DialogSettings DEFAULT =
      new DialogSettings(Reliability.SUPPORTED, SessionTimerSettings.OFF, Duration.ZERO);

  public DialogSettings withReliability(Reliability changed) {
    return new DialogSettings(changed, sessionTimer, reinviteDelay);
  }

  public DialogSettings withSessionTimer(SessionTimerSettings changed) {
    return new DialogSettings(reliability, changed, reinviteDelay);
  }

  public DialogSettings withReinviteDelay(Duration changed) {
    return new DialogSettings(reliability, sessionTimer, changed);
  }
}
