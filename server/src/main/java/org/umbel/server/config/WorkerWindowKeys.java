package org.umbel.server.config;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.agent.options.HotKey;
import org.umbel.domain.agent.options.WindowOptions;
import org.umbel.domain.agent.options.WindowOptions.HelpPages;
import org.umbel.domain.agent.options.WindowOptions.HotKeys;

/// What the worker's page shows and plays, in the section `knowledge-workers`.
final class WorkerWindowKeys {
  private static final List<String> LOCALES =
      List.of("en", "fr", "de", "it", "ru", "es", "default");

  private static final Setting<String> CHAT_TITLE =
      title("chat-title", WindowOptions.STANDARD.chatTitle(), "The title of a chat's window.");
  private static final Setting<String> CHAT_CONSULT_TITLE =
      title(
          "chat-consult-title",
          WindowOptions.STANDARD.chatConsultTitle(),
          "The title of the window of a consultation by chat.");
  private static final Setting<Boolean> LOGOUT_MENU =
      Setting.of(
          "enable-logout-menu",
          Formats.yesNo(),
          WindowOptions.STANDARD.logoutMenu(),
          "Whether the menu of states offers to log out.",
          "WC-6");
  private static final Setting<String> LOCALE =
      Setting.of(
          "locale",
          Formats.scalar(
              String.join(" or ", LOCALES),
              text -> LOCALES.contains(text) ? Optional.of(text) : Optional.empty(),
              text -> text),
          "en",
          "The language of browsers that ask for none there is; default is the machine's.",
          "WC-2");
  private static final Setting<Optional<String>> AUDIO_ON_PREVIEW =
      place("audio-on-preview", "none", "What is played while an offer is open.", "WC-3");
  private static final Setting<Optional<String>> AUDIO_ON_RING =
      place("audio-on-ring", "none", "What is played while the worker's phone rings.", "WC-3");
  private static final Setting<Optional<String>> HELP_CALL_CONTROL =
      help("help-callcontrol-url", "of offers and calls");
  private static final Setting<Optional<String>> HELP_INTERACTION =
      help("help-interaction-url", "of interactions");
  private static final Setting<Optional<String>> HELP_LOGIN =
      help("help-login-url", "of the login");
  private static final Setting<Optional<HotKey>> ACCEPT = key("preview-shortkey-accept", "accepts");
  private static final Setting<Optional<HotKey>> REJECT = key("preview-shortkey-reject", "refuses");
  private static final Setting<Optional<String>> POPUP_KEY =
      Setting.optional(
          "popup-udata-key",
          Formats.text("a key of user data"),
          "none, windows open for all calls",
          "Windows open by themselves only for calls whose user data has this key. Offers are shown"
              + " in any case.",
          "KW-9");

  static final List<Setting<?>> KEYS =
      List.of(
          CHAT_TITLE,
          CHAT_CONSULT_TITLE,
          LOGOUT_MENU,
          LOCALE,
          AUDIO_ON_PREVIEW,
          AUDIO_ON_RING,
          HELP_CALL_CONTROL,
          HELP_INTERACTION,
          HELP_LOGIN,
          ACCEPT,
          REJECT,
          POPUP_KEY);

  private WorkerWindowKeys() {}

  static Setting<String> title(String name, String standard, String meaning) {
    return Setting.of(name, Formats.text("a title"), standard, meaning, "KW-7", "IM-1");
  }

  private static Setting<Optional<String>> place(
      String name, String without, String meaning, String feature) {
    return Setting.optional(
        name, Formats.text("an http or https address, or a file"), without, meaning, feature);
  }

  private static Setting<Optional<String>> help(String name, String whose) {
    return place(
        name, "none, there is no button", "Where the help button " + whose + " leads.", "WC-5");
  }

  private static Setting<Optional<HotKey>> key(String name, String does) {
    return Setting.optional(
        name,
        Formats.scalar(
            "up to 255 characters, each of which is the key, or # and a character's decimal number;"
                + " characters that begin with # as ##",
            HotKey::parse,
            HotKey::text),
        "none",
        "The key that " + does + " an offer while its window has the focus.",
        "WC-4");
  }

  static WindowOptions options(Values values) {
    return new WindowOptions(
        values.of(CHAT_TITLE),
        values.of(CHAT_CONSULT_TITLE),
        values.of(LOGOUT_MENU),
        Optional.of(values.of(LOCALE)).filter(locale -> !locale.equals("default")),
        values.of(AUDIO_ON_PREVIEW),
        values.of(AUDIO_ON_RING),
        values.of(POPUP_KEY),
        new HelpPages(
            values.of(HELP_CALL_CONTROL), values.of(HELP_INTERACTION), values.of(HELP_LOGIN)),
        new HotKeys(values.of(ACCEPT), values.of(REJECT)));
  }
}
