package org.umbel.sip.dialog;

/// What an endpoint does in the dialogs of calls beyond the plain ones of RFC 3261.
///
/// @param reliability of provisional responses
/// @param sessionTimer how dead calls are found
public record DialogSettings(Reliability reliability, SessionTimerSettings sessionTimer) {

  /// Reliable provisional responses for who wants them; session timers only when the peer asks.
  public static final DialogSettings DEFAULT =
      new DialogSettings(Reliability.SUPPORTED, SessionTimerSettings.OFF);

  public DialogSettings withReliability(Reliability changed) {
    return new DialogSettings(changed, sessionTimer);
  }

  public DialogSettings withSessionTimer(SessionTimerSettings changed) {
    return new DialogSettings(reliability, changed);
  }
}
