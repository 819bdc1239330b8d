package org.umbel.domain.notice;

import static org.umbel.domain.settings.BoxSetting.Reach.ADMINISTRATOR;
import static org.umbel.domain.settings.BoxSetting.Reach.CHANGEABLE;
import static org.umbel.domain.settings.BoxSetting.Reach.SEEN;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.Forms;

/// What can be set about being told of new messages. A rule is a number: from so many new messages
/// of a kind on it is told; 0 never tells.
public final class NoticeSettings {
  public static final BoxSetting<Integer> LAMP_VOICE = rule("lamp.voice-from", 1, "lamp", "voice");
  public static final BoxSetting<Integer> LAMP_FAX = rule("lamp.fax-from", 0, "lamp", "fax");
  public static final BoxSetting<Integer> LAMP_TEXT = rule("lamp.text-from", 0, "lamp", "text");
  public static final BoxSetting<Integer> SMS_VOICE =
      rule("sms.voice-from", 0, "mobile phone", "voice");
  public static final BoxSetting<Integer> SMS_FAX = rule("sms.fax-from", 0, "mobile phone", "fax");
  public static final BoxSetting<Integer> SMS_TEXT =
      rule("sms.text-from", 0, "mobile phone", "text");
  public static final BoxSetting<Optional<PhoneNumber>> SMS_TO =
      number(
          "sms.to",
          CHANGEABLE,
          "The mobile phone that is told by SMS; none is the one of the directory.",
          "MW-3");
  public static final BoxSetting<Optional<PhoneNumber>> LAMP_NUMBER =
      number(
          "lamp.number",
          SEEN,
          "The phone whose lamp is set where it is not the person's extension.",
          "MW-4");
  public static final BoxSetting<Optional<PhoneNumber>> LAMP_SENDER =
      number(
          "lamp.sender",
          SEEN,
          "The number the phone shows and calls back for the messages; none is the person's own."
              + " Where all voice boxes have one number, set it for everybody.",
          "MW-4");

  public static final BoxSetting<Optional<PhoneNumber>> SMS_SENDER =
      number(
          "sms.sender",
          ADMINISTRATOR,
          "The number that text messages come from; none is the sender of the section sms of the"
              + " configuration.",
          "MW-4");

  /// All of them, in the order manuals have them.
  public static final List<BoxSetting<?>> ALL =
      List.of(
          LAMP_VOICE,
          LAMP_FAX,
          LAMP_TEXT,
          SMS_VOICE,
          SMS_FAX,
          SMS_TEXT,
          LAMP_NUMBER,
          LAMP_SENDER,
          SMS_TO,
          SMS_SENDER);

  /// From how many messages on somebody is told.
  public static final List<BoxSetting<?>> RULES = ALL.subList(0, 6);

  private NoticeSettings() {}

  private static BoxSetting<Integer> rule(String key, int standard, String what, String kind) {
    return new BoxSetting<>(
        key,
        Forms.number(0, 1_000),
        standard,
        CHANGEABLE,
        "From so many new " + kind + " messages on the " + what + " tells of them; 0 never.",
        "MW-2",
        "4.5.1 Default User Settings; 5.1.4");
  }

  private static BoxSetting<Optional<PhoneNumber>> number(
      String key, BoxSetting.Reach reach, String meaning, String features) {
    return new BoxSetting<>(
        key,
        Forms.optional(Forms.phoneNumber()),
        Optional.empty(),
        reach,
        meaning,
        features,
        "5.1.4");
  }
}
