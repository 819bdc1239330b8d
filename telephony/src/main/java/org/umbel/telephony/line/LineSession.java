package org.umbel.telephony.line;

import java.time.Duration;
import org.umbel.sip.dialog.DialogSettings;
import org.umbel.sip.dialog.Reliability;
import org.umbel.sip.dialog.SessionTimerSettings;

/// How the calls of a line are held (LN-4, LN-7, LN-9, LN-10, LN-16).
///
/// @param timer the session interval asked for (RFC 4028); zero asks for none
/// @param referIn whether a REFER that comes in is obeyed. Whoever may send one can make Umbel
///   place calls, so it is off by default
/// @param referOut whether calls may be passed on by a REFER of our own
/// @param delayedInvite whether a call out begins without an offer
/// @param delayedReinvite whether a session is changed without an offer of ours
/// @param reliable whether provisional answers are acknowledged (RFC 3262)
/// @param reinviteDelay how long a call is left alone after it was answered or changed before it is
///   changed from here
/// @param keysByInfo whether keys of ours go by SIP INFO instead of in the sound (LN-13)
public record LineSession(
    Duration timer,
    boolean referIn,
    boolean referOut,
    boolean delayedInvite,
    boolean delayedReinvite,
    Reliability reliable,
    Duration reinviteDelay,
    boolean keysByInfo) {

  /// Long enough for a peer that is busy with the ACK it has just got.
  public static final Duration USUAL_REINVITE_DELAY = Duration.ofMillis(50);

  /// Keys of ours go in the sound.
  public LineSession(
      Duration timer,
      boolean referIn,
      boolean referOut,
      boolean delayedInvite,
      boolean delayedReinvite,
      Reliability reliable,
      Duration reinviteDelay) {
    this(timer, referIn, referOut, delayedInvite, delayedReinvite, reliable, reinviteDelay, false);
  }

  /// No session timer, no REFER in, everything else as the other side wants it.
  public static final LineSession DEFAULT =
      new LineSession(
          Duration.ZERO, false, true, false, false, Reliability.SUPPORTED, USUAL_REINVITE_DELAY);

  public LineSession withReinviteDelay(Duration changed) {
    return new LineSession(
        timer, referIn, referOut, delayedInvite, delayedReinvite, reliable, changed, keysByInfo);
  }

  public LineSession withKeysByInfo(boolean wanted) {
    return new LineSession(
        timer, referIn, referOut, delayedInvite, delayedReinvite, reliable, reinviteDelay, wanted);
  }

  /// How the endpoint holds dialogs.
  DialogSettings dialogs() {
    return DialogSettings.DEFAULT
        .withReliability(reliable)
        .withSessionTimer(SessionTimerSettings.every(timer))
        .withReinviteDelay(reinviteDelay);
  }
}
