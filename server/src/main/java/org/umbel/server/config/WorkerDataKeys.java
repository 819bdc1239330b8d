package org.umbel.server.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.agent.options.ReportOptions;
import org.umbel.domain.agent.options.ShownData;
import org.umbel.domain.agent.options.UserDataOptions;

/// What is shown and reported of an interaction, in the section `knowledge-workers`.
final class WorkerDataKeys {
  private static final UserDataOptions STANDARD = UserDataOptions.STANDARD;

  private static final Format<ShownData> SHOWN =
      Formats.scalar(
          "a text such as `title: Customer, value: [custname]`", ShownData::parse, ShownData::text);
  private static final Setting<List<ShownData>> PREVIEW =
      shown("userdata-preview-format", "with an offer");
  private static final Setting<List<ShownData>> CALL =
      shown("userdata-call-format", "with a call or chat");
  private static final Setting<ShownData> CONTACT =
      Setting.of(
          "userdata-contact-format",
          SHOWN,
          STANDARD.contact().orElseThrow(),
          "What of the user data says who the customer is.",
          "KW-7");
  private static final Setting<List<String>> HEADERS =
      headers("calls that come straight to a worker", "KW-9", "IM-1");
  private static final Setting<String> TITLE =
      WorkerWindowKeys.title(
          "userdata-title", STANDARD.title(), "The title above the user data in windows.");
  private static final Setting<Boolean> ON_RINGING =
      shownWhile("userdata-onringing", "the user data is shown while the phone rings");
  private static final Setting<Boolean> CONTACT_ON_PREVIEW =
      shownWhile("userdata-contact-onpreview", "an offer shows the customer");
  private static final Setting<Boolean> CONTACT_ON_RINGING =
      shownWhile("userdata-contact-onringing", "the customer is shown while the phone rings");
  private static final Setting<String> NOTE_KEY =
      Setting.of(
          "userdata-note-key",
          Formats.text("a key of user data"),
          STANDARD.notes().key(),
          "Under which key of the user data the worker's notes are kept.",
          "KW-7");
  private static final Setting<String> NOTE_TITLE =
      WorkerWindowKeys.title(
          "userdata-note-title", STANDARD.notes().title(), "The title above the notes.");
  private static final Setting<Boolean> NOTE_ON_PREVIEW =
      shownWhile("userdata-note-onpreview", "an offer shows the notes there are");
  private static final Setting<Boolean> NOTE_ON_RINGING =
      shownWhile("userdata-note-onringing", "the notes are shown while the phone rings");
  private static final Setting<Boolean> REPORTING =
      Setting.of(
          "enable-preview-reporting",
          Formats.yesNo(),
          ReportOptions.STANDARD.previews(),
          "Whether each offer and how it ended is reported.",
          "RP-1");
  private static final Setting<StateName> STATE_NAME =
      Setting.of(
          "preview-state-name",
          Formats.scalar("a number, a comma and a name", StateName::parse, StateName::text),
          new StateName(ReportOptions.STANDARD.stateId(), ReportOptions.STANDARD.stateKey()),
          "The number and the name that reports have for being offered something.",
          "RP-1");
  private static final Setting<ReportOptions.Keys> INFO_KEYS =
      Setting.of(
          "preview-info-keys",
          Formats.scalar(
              "four names with commas between", WorkerDataKeys::keys, WorkerDataKeys::text),
          ReportOptions.STANDARD.keys(),
          "Under which names reports have the connection, the person, the agent and how an offer"
              + " ended.",
          "RP-1");

  static final List<Setting<?>> KEYS =
      List.of(
          PREVIEW,
          CALL,
          CONTACT,
          HEADERS,
          TITLE,
          ON_RINGING,
          CONTACT_ON_PREVIEW,
          CONTACT_ON_RINGING,
          NOTE_KEY,
          NOTE_TITLE,
          NOTE_ON_PREVIEW,
          NOTE_ON_RINGING,
          REPORTING,
          STATE_NAME,
          INFO_KEYS);

  private WorkerDataKeys() {}

  private record StateName(int id, String key) {
    static Optional<StateName> parse(String text) {
      var parts = text.split("\\s*,\\s*", -1);
      return parts.length == 2 && parts[0].matches("[0-9]{1,9}") && !parts[1].isBlank()
          ? Optional.of(new StateName(Integer.parseInt(parts[0]), parts[1]))
          : Optional.empty();
    }

    String text() {
      return id + "," + key;
    }
  }

  /// @param calls whose
  static Setting<List<String>> headers(String calls, String... features) {
    return Setting.of(
        "user-data-headers",
        Formats.list(
            Formats.scalar(
                "User-to-User, or a header that begins with X-",
                text ->
                    text.matches("(?i)User-to-User|X-[a-z0-9-]{1,60}")
                        ? Optional.of(text)
                        : Optional.empty(),
                text -> text)),
        List.of("User-to-User"),
        "SIP headers of "
            + calls
            + " whose values become user data, each under the name of the"
            + " header.",
        features);
  }

  private static Setting<List<ShownData>> shown(String name, String where) {
    return Setting.of(
        name,
        new OneOrMoreFormat<>(SHOWN),
        List.of(),
        "What of the user data is shown " + where + ", in this order: one such text, or a list.",
        "KW-7");
  }

  private static Setting<Boolean> shownWhile(String name, String what) {
    return Setting.of(name, Formats.yesNo(), false, "Whether " + what + ".", "KW-7");
  }

  private static Optional<ReportOptions.Keys> keys(String text) {
    var names = text.split("\\s*,\\s*", -1);
    return names.length == 4 && List.of(names).stream().noneMatch(String::isBlank)
        ? Optional.of(new ReportOptions.Keys(names[0], names[1], names[2], names[3]))
        : Optional.empty();
  }

  private static String text(ReportOptions.Keys keys) {
    return String.join(",", keys.connection(), keys.user(), keys.agent(), keys.reason());
  }

  static UserDataOptions userData(Values values) {
    return new UserDataOptions(
        values.of(PREVIEW),
        values.of(CALL),
        Optional.of(values.of(CONTACT)),
        Set.copyOf(values.of(HEADERS)),
        values.of(TITLE),
        values.of(ON_RINGING),
        values.of(CONTACT_ON_PREVIEW),
        values.of(CONTACT_ON_RINGING),
        new UserDataOptions.Notes(
            values.of(NOTE_KEY),
            values.of(NOTE_TITLE),
            values.of(NOTE_ON_PREVIEW),
            values.of(NOTE_ON_RINGING)));
  }

  static ReportOptions reports(Values values) {
    var state = values.of(STATE_NAME);
    return new ReportOptions(values.of(REPORTING), state.id(), state.key(), values.of(INFO_KEYS));
  }
}
