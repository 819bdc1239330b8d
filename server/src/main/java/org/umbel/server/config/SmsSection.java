package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The section `sms`.
final class SmsSection {
  private static final Setting<String> SENDER =
      Setting.required(
          "sender",
          Formats.scalar(
              "a telephone number, or up to 11 letters, digits and blanks",
              text ->
                  text.matches("\\+?[0-9]{1,20}|[A-Za-z0-9 ]{1,11}")
                      ? Optional.of(text)
                      : Optional.empty(),
              text -> text),
          "Whom phones show as the sender.",
          "MW-3");
  private static final Setting<Duration> GIVE_UP_AFTER =
      Setting.of(
          "give-up-after",
          Formats.duration(Duration.ofMinutes(1), Duration.ofDays(7)),
          Duration.ofDays(1),
          "How long a text is tried that cannot be sent.",
          "MW-3");
  private static final Setting<List<SmsSettings.Centre>> SMPP =
      Setting.of(
          "smpp",
          new ListFormat<>(SmppSection.SECTION, SmsSettings.Centre::address, 0),
          List.of(),
          "SMS centres of the carrier, tried in this order.",
          "MW-3");
  private static final Setting<Optional<SmsSettings.Gateway>> HTTP =
      Setting.optional(
          "http",
          SmsGatewaySection.SECTION,
          "none",
          "A gateway, tried after the SMS centres.",
          "MW-3");

  static final Section<SmsSettings> SECTION =
      new Section<>(
          "Who brings SMS to mobile phones. From how many messages on a person is told is set by"
              + " `sms.voice-from` and `sms.to` of [settings.md](settings.md).",
          List.of(SENDER, GIVE_UP_AFTER, SMPP, HTTP),
          values ->
              new SmsSettings(
                  values.of(SENDER), values.of(GIVE_UP_AFTER), values.of(SMPP), values.of(HTTP)),
          SmsSection::check);

  private SmsSection() {}

  private static void check(SmsSettings made, Section.Report report) {
    if (made.centres().isEmpty() && made.gateway().isEmpty()) {
      report.wrong(SMPP, "nobody", "an SMS centre, or a gateway in http");
    }
  }
}
