package org.umbel.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An entry of `sms.smpp`.
final class SmppSection {
  private static final Setting<Address> ADDRESS =
      Setting.required(
          "address",
          Formats.scalar("HOST:PORT", Address::parse, Address::toString),
          "Where the centre is; 2775 is the usual port.",
          "MW-3");
  private static final Setting<PersonSettings.Login> LOGIN =
      Setting.required(
          "login", LoginSection.SECTION, "The account: system_id and password.", "MW-3");
  private static final Setting<Optional<String>> SYSTEM_TYPE =
      Setting.optional(
          "system-type",
          Formats.scalar(
              "up to 12 letters, digits and hyphens",
              text -> text.matches("[A-Za-z0-9_-]{1,12}") ? Optional.of(text) : Optional.empty(),
              text -> text),
          "none",
          "What some centres want to be told.",
          "MW-3");
  private static final Setting<Duration> PATIENCE =
      Setting.of(
          "patience",
          Formats.duration(Duration.ofSeconds(1), Duration.ofMinutes(2)),
          Duration.ofSeconds(10),
          "How long connecting, binding and each answer may take.",
          "MW-3");
  private static final Setting<Duration> ENQUIRE =
      Setting.of(
          "enquire-every",
          Formats.duration(Duration.ofSeconds(5), Duration.ofMinutes(10)),
          Duration.ofSeconds(30),
          "How often the link is tested.",
          "MW-3");
  private static final Setting<Integer> WINDOW =
      Setting.of(
          "window",
          Formats.number(1, 100),
          10,
          "How many texts may be on their way at the same time; the next one waits.",
          "MW-3");

  private static final Setting<Boolean> TLS =
      Setting.of(
          "tls",
          Formats.yesNo(),
          false,
          "Whether the centre speaks TLS from the start; its certificate must name the host.",
          "MW-3");
  private static final Setting<Optional<Path>> CERTIFICATES =
      Setting.optional(
          "certificates",
          Formats.path(),
          "those Java trusts",
          "A PEM file of the certificates to believe.",
          "MW-3");

  static final Section<SmsSettings.Centre> SECTION =
      Section.of(
          "An SMS centre that speaks SMPP 3.4. Texts are handed in by a transmitter that stays"
              + " bound.",
          List.of(ADDRESS, LOGIN, SYSTEM_TYPE, PATIENCE, ENQUIRE, WINDOW, TLS, CERTIFICATES),
          values ->
              new SmsSettings.Centre(
                  values.of(ADDRESS),
                  values.of(LOGIN),
                  values.of(SYSTEM_TYPE),
                  values.of(PATIENCE),
                  values.of(ENQUIRE),
                  values.of(WINDOW),
                  values.of(TLS),
                  values.of(CERTIFICATES)));

  private SmppSection() {}
}
