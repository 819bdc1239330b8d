package org.umbel.server.config;

import java.util.List;
import java.util.Optional;
import org.umbel.sip.message.MalformedValue;
import org.umbel.sip.message.OtherUri;
import org.umbel.sip.message.Uri;

/// One of the list `stations` of a person.
final class StationSection {
  private static final String INHERITED = "that of `default-station`, else ";

  private static final Setting<String> NAME =
      Setting.required(
          "name",
          Formats.text("a name"),
          "By which files and screens know it; no two stations share one.",
          "ST-1");
  private static final Setting<Optional<String>> USER =
      Setting.optional(
          "user",
          Formats.text("a user name"),
          "the extension",
          "With which the phone logs in; no two stations share one.",
          "ST-3");
  private static final Setting<Optional<Secret>> PASSWORD =
      Setting.optional(
          "password",
          new SecretFormat(),
          "none, so the phone cannot register",
          "With which the phone logs in.",
          "ST-3");
  private static final Setting<List<String>> ALIASES =
      Setting.of(
          "aliases",
          aliases(),
          List.of(),
          "Further names and numbers: the phone may register by them, and whoever calls one calls"
              + " the person.",
          "ST-3");
  private static final Setting<Optional<String>> ADDRESS =
      Setting.optional(
          "address",
          Formats.scalar(
              "a URI such as sip:4000@192.0.2.30 or tel:+3175551010",
              StationSection::uri,
              text -> text),
          "none; the phone registers",
          "Where a phone is called that does not register.",
          "ST-1");
  static final Setting<Optional<String>> IDENTIFICATION =
      Setting.optional(
          "identification",
          IdentitySection.address(),
          INHERITED + "number-prefix and the extension",
          "By which address a call from the phone is shown outside, best a number in E.164.",
          "LN-8",
          "ST-1");
  static final Setting<Optional<LineReference>> LINE =
      Setting.optional(
          "line",
          LineReference.FORMAT,
          INHERITED + "the first one",
          "By which line the address is called.",
          "ST-1");
  static final Setting<Optional<Boolean>> USE_PROXY =
      Setting.optional(
          "use-proxy",
          Formats.yesNo(),
          INHERITED + "false",
          "Whether calls to the address go to the proxies of the line instead of where the address"
              + " says. An address of another kind than sip: needs it.",
          "ST-1");
  static final Setting<Optional<Boolean>> MESSAGE_LIGHT =
      Setting.optional(
          "message-light",
          Formats.yesNo(),
          INHERITED + "true",
          "Whether the phone is told of waiting messages without asking; a phone that subscribes"
              + " is told in any case.",
          "ST-4");

  static final Section<StationSettings> SECTION =
      new Section<>(
          "A phone of the person. All phones of a person ring.",
          List.of(
              NAME,
              USER,
              PASSWORD,
              ALIASES,
              ADDRESS,
              IDENTIFICATION,
              LINE,
              USE_PROXY,
              MESSAGE_LIGHT),
          values ->
              new StationSettings(
                  values.of(NAME),
                  values.of(USER),
                  values.of(PASSWORD),
                  values.of(ALIASES),
                  values.of(ADDRESS),
                  new StationDefaults(
                      values.of(IDENTIFICATION),
                      values.of(LINE),
                      values.of(USE_PROXY),
                      values.of(MESSAGE_LIGHT))),
          StationSection::check);

  private StationSection() {}

  static Format<List<String>> aliases() {
    return Formats.list(Formats.scalar("a name or number", text -> alias(text), text -> text));
  }

  private static Optional<String> alias(String text) {
    return text.matches("[A-Za-z0-9+._*-]{1,64}") ? Optional.of(text) : Optional.empty();
  }

  private static Optional<String> uri(String text) {
    try {
      var callable = !(Uri.parse(text) instanceof OtherUri);
      return text.length() <= 254 && callable ? Optional.of(text) : Optional.empty();
    } catch (MalformedValue none) {
      return Optional.empty();
    }
  }

  private static void check(StationSettings made, Section.Report report) {
    if (made.password().isEmpty() && made.address().isEmpty()) {
      report.wrong(PASSWORD, "nothing", "a password, or an address");
    }
  }
}
