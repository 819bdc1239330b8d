package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.person.Extension;
import org.umbel.sip.message.MalformedValue;
import org.umbel.sip.message.SipUri;

/// One of the list `presence.servers`.
final class PresenceServerSection {
  private static final Setting<Extension> EXTENSION =
      Setting.required("extension", Formats.extension(), "Who.", "PR-2");
  private static final Setting<Optional<String>> USER_THERE =
      Setting.optional(
          "user",
          Formats.text("the user part of an address"),
          "the extension",
          "By what the person is known there.",
          "PR-2");
  private static final Section<PresenceSettings.Known> KNOWN =
      Section.of(
          "Somebody who is known at another presence server.",
          List.of(EXTENSION, USER_THERE),
          values -> new PresenceSettings.Known(values.of(EXTENSION), values.of(USER_THERE)));

  private static final Setting<String> NAME =
      Setting.required("name", Formats.text("a name"), "As shown on screens.", "PR-2");
  private static final Setting<String> ADDRESS =
      Setting.required(
          "address",
          Formats.scalar(
              "a SIP URI such as sip:presence.example.com;transport=tcp",
              PresenceServerSection::server,
              text -> text),
          "Where it is.",
          "PR-2");
  private static final Setting<Optional<LineReference>> LINE =
      Setting.optional(
          "line", LineReference.FORMAT, "the first one", "By which line it is asked.", "PR-2");
  private static final Setting<String> DOMAIN =
      Setting.required("domain", Formats.text("a domain"), "Of people's addresses there.", "PR-2");
  private static final Setting<String> USER =
      Setting.required(
          "user", Formats.text("a user"), "Who we are there, the login as well.", "PR-2");
  private static final Setting<Optional<Secret>> PASSWORD =
      Setting.optional(
          "password",
          new SecretFormat(),
          "none; the server trusts our address",
          "The password of the login.",
          "PR-2");
  private static final Setting<List<PresenceSettings.Known>> PEOPLE =
      Setting.of(
          "people",
          new ListFormat<>(KNOWN, PresenceSettings.Known::extension, 0),
          List.of(),
          "Who is followed there; everybody of `people` when nobody is named.",
          "PR-2");
  private static final Setting<Duration> EXPIRY =
      Setting.of(
          "expiry",
          Formats.duration(Duration.ofMinutes(1), Duration.ofDays(1)),
          Duration.ofMinutes(10),
          "How long subscriptions and publications last that are not renewed.",
          "PR-2");
  private static final Setting<Duration> LOOK =
      Setting.of(
          "look",
          Formats.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
          Duration.ofSeconds(30),
          "The time between two looks whether it is there. Without it people there are unknown.",
          "PR-2");

  static final Section<PresenceSettings.Server> SECTION =
      Section.of(
          "Another presence server that speaks SIP: people there are followed, and shown on a"
              + " call.",
          List.of(NAME, ADDRESS, LINE, DOMAIN, USER, PASSWORD, PEOPLE, EXPIRY, LOOK),
          values ->
              new PresenceSettings.Server(
                  values.of(NAME),
                  values.of(ADDRESS),
                  values.of(LINE),
                  values.of(DOMAIN),
                  values.of(USER),
                  values.of(PASSWORD),
                  values.of(PEOPLE),
                  values.of(EXPIRY),
                  values.of(LOOK)));

  private PresenceServerSection() {}

  private static Optional<String> server(String text) {
    try {
      return SipUri.parse(text).user().isEmpty() ? Optional.of(text) : Optional.empty();
    } catch (MalformedValue none) {
      return Optional.empty();
    }
  }
}
