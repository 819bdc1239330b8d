package org.umbel.server.config;

import java.util.List;
import java.util.Optional;
import org.umbel.sip.message.MalformedValue;
import org.umbel.sip.message.OtherUri;
import org.umbel.sip.message.Uri;

/// One of the list `stations` of a person.
final class StationSection {
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
  private static final Setting<Optional<String>> LINE =
      Setting.optional(
          "line",
          Formats.text("the name of a line"),
          "the first one",
          "By which the address is called.",
          "ST-1");
  private static final Setting<Boolean> USE_PROXY =
      Setting.of(
          "use-proxy",
          Formats.yesNo(),
          false,
          "Whether calls to the address go to the proxies of the line instead of where the address"
              + " says. An address of another kind than sip: needs it.",
          "ST-1");
  private static final Setting<Boolean> MESSAGE_LIGHT =
      Setting.of(
          "message-light",
          Formats.yesNo(),
          true,
          "Whether the phone is told of waiting messages without asking; a phone that subscribes"
              + " is told in any case.",
          "ST-4");

  static final Section<StationSettings> SECTION =
      new Section<>(
          "A phone of the person. All phones of a person ring.",
          List.of(NAME, USER, PASSWORD, ALIASES, ADDRESS, LINE, USE_PROXY, MESSAGE_LIGHT),
          values ->
              new StationSettings(
                  values.of(NAME),
                  values.of(USER),
                  values.of(PASSWORD),
                  values.of(ALIASES),
                  values.of(ADDRESS),
                  values.of(LINE),
                  values.of(USE_PROXY),
                  values.of(MESSAGE_LIGHT)),
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
    if (made.address().filter(uri -> uri.startsWith("tel:")).isPresent() && !made.useProxy()) {
      report.wrong(USE_PROXY, "false", "true, because the address is a tel: one");
    }
  }
}
