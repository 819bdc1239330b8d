package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.sip.dialog.Reliability;
import org.umbel.telephony.line.LineSession;

/// The section `session` of a line.
final class SessionSection {
  private static final Duration LEAST = Duration.ofSeconds(90); // RFC 4028 §4
  private static final Duration BELOW = Duration.ofMinutes(20);

  private static final Setting<Boolean> REFER_OUT =
      Setting.of(
          "refer-out",
          Formats.yesNo(),
          true,
          "Whether a call may be passed on by asking the other side to call elsewhere (REFER).",
          "LN-9");
  private static final Setting<Boolean> DELAYED_INVITE =
      Setting.of(
          "delayed-invite",
          Formats.yesNo(),
          false,
          "Whether calls out begin without an offer, so that the other side makes it. Some devices"
              + " cannot take that.",
          "LN-4");
  private static final Setting<Boolean> DELAYED_REINVITE =
      Setting.of(
          "delayed-reinvite",
          Formats.yesNo(),
          false,
          "Whether a change of a call that goes on is asked for without an offer.",
          "LN-4");
  private static final Setting<Reliability> RELIABLE =
      Setting.of(
          "reliable",
          Formats.choice(Reliability.values()),
          Reliability.SUPPORTED,
          "Whether provisional answers are acknowledged (100rel): not at all, as the other side"
              + " wants it, or always.",
          "LN-16");

  private static final Setting<Boolean> KEYS_BY_INFO =
      Setting.of(
          "keys-by-info",
          Formats.yesNo(),
          false,
          "Whether keys that this server presses go by SIP INFO (application/dtmf-relay), and only"
              + " where the other side refuses that in the sound; see `audio.keys`.",
          "LN-13");

  private SessionSection() {}

  static Section<LineSession> of(UsageDefaults defaults) {
    var timer =
        Setting.of(
            "timer",
            Formats.scalar(
                "0 s, or a time from 90 s to 1199 s", SessionSection::interval, DurationText::show),
            defaults.sessionTimer(),
            "How often the two sides of a call make sure that the other is still there; a call"
                + " whose other side is gone is ended. 0 s asks for no timer; who asks for one gets"
                + " it.",
            "LN-10");
    var referIn =
        Setting.of(
            "refer-in",
            Formats.yesNo(),
            defaults.referIn(),
            "Whether a REFER that comes in is obeyed. Whoever may speak to the line can then make"
                + " Umbel place calls, which may cost money: keep `access` narrow and set"
                + " `limits.out-per-hour`.",
            "LN-9");
    return Section.of(
        "How calls are held.",
        List.of(
            timer, referIn, REFER_OUT, DELAYED_INVITE, DELAYED_REINVITE, RELIABLE, KEYS_BY_INFO),
        values ->
            new LineSession(
                values.of(timer),
                values.of(referIn),
                values.of(REFER_OUT),
                values.of(DELAYED_INVITE),
                values.of(DELAYED_REINVITE),
                values.of(RELIABLE),
                LineSession.USUAL_REINVITE_DELAY,
                values.of(KEYS_BY_INFO)));
  }

  private static Optional<Duration> interval(String text) {
    return DurationText.parse(text)
        .filter(time -> time.isZero() || (time.compareTo(LEAST) >= 0 && time.compareTo(BELOW) < 0));
  }
}
