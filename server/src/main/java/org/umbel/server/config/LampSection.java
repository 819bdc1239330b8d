package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.person.Extension;
import org.umbel.sip.message.MalformedValue;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.transport.Subnet;

/// The section `lamp`.
final class LampSection {
  private static final Setting<Extension> EXTENSION =
      Setting.required("extension", Formats.extension(), "Whose messages.", "MW-1");
  private static final Setting<String> ADDRESS =
      Setting.required(
          "address",
          Formats.scalar("a SIP URI such as sip:4000@192.0.2.1", LampSection::uri, text -> text),
          "Where the lamp is.",
          "MW-1");
  private static final Setting<Optional<LineReference>> LINE =
      Setting.optional("line", LineReference.FORMAT, "the first one", "By which line.", "MW-1");
  private static final Section<LampSettings.Phone> PHONE =
      Section.of(
          "A phone or PBX that is told though it does not register here.",
          List.of(EXTENSION, ADDRESS, LINE),
          values ->
              new LampSettings.Phone(values.of(EXTENSION), values.of(ADDRESS), values.of(LINE)));

  private static final Setting<Duration> POLL =
      Setting.of(
          "poll",
          Formats.duration(Duration.ofSeconds(5), Duration.ofHours(1)),
          Duration.ofSeconds(60),
          "How often a mail server is asked that does not tell by itself what was read in a mail"
              + " client: the longest a lamp is wrong then.",
          "MW-1");
  private static final Setting<Duration> COMPARE =
      Setting.of(
          "compare",
          Formats.duration(Duration.ofMinutes(1), Duration.ofDays(1)),
          Duration.ofMinutes(15),
          "The pause between two rounds in which every lamp is compared with its mailbox, and set"
              + " anew where the two differ.",
          "MW-1");
  private static final Setting<List<LampSettings.Phone>> PHONES =
      Setting.of(
          "phones",
          new ListFormat<>(PHONE, LampSettings.Phone::toString, 0),
          List.of(),
          "Lamps beside those of registered phones.",
          "MW-1");

  private static final Setting<List<Subnet>> TELLERS =
      Setting.of(
          "tellers",
          Formats.list(SubnetFormat.FORMAT),
          List.of(),
          "Servers that keep messages of people here whose lamp is set elsewhere: from these"
              + " addresses they may tell of them by NOTIFY, asked or not.",
          "ST-4");
  private static final Setting<Optional<String>> FOLLOW =
      Setting.optional(
          "follow",
          Formats.scalar("a SIP URI such as sip:um.example.com", LampSection::server, text -> text),
          "none; such servers tell unasked",
          "The server where the lamps are subscribed to that are set elsewhere, each by its"
              + " extension.",
          "ST-4");

  private static final Setting<Optional<String>> OFF_MAILBOX =
      Setting.optional(
          "off-mailbox",
          Formats.scalar("a mail address", LampSection::mail, text -> text),
          "none",
          "Who writes a mail to this address is told no more of what waits, by lamp and SMS, until"
              + " another message comes. It needs a mailbox of its own at the mail server, opened"
              + " as people's are but without a password of its own; every mail there is deleted.",
          "MW-5");

  static final Section<LampSettings> SECTION =
      Section.of(
          "The message lamps.",
          List.of(POLL, COMPARE, PHONES, TELLERS, FOLLOW, OFF_MAILBOX),
          values ->
              new LampSettings(
                  values.of(POLL),
                  values.of(COMPARE),
                  values.of(PHONES),
                  values.of(TELLERS),
                  values.of(FOLLOW),
                  values.of(OFF_MAILBOX)));

  private LampSection() {}

  private static Optional<String> server(String text) {
    try {
      return SipUri.parse(text).user().isEmpty() ? Optional.of(text) : Optional.empty();
    } catch (MalformedValue none) {
      return Optional.empty();
    }
  }

  private static Optional<String> mail(String text) {
    return text.length() <= 254 && text.matches("[^\\s<>\"@]+@[^\\s<>\"@]+")
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Optional<String> uri(String text) {
    return text.length() <= 254 && text.matches("sips?:[^\\s<>\"@]+@[^\\s<>\"@]+")
        ? Optional.of(text)
        : Optional.empty();
  }
}
