package org.umbel.server.config;

import java.util.Optional;
import org.umbel.domain.menu.KeyMap;
import org.umbel.domain.menu.KeyPreset;
import org.umbel.domain.menu.KeySettings;
import org.umbel.domain.menu.Menu;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.speech.Option;

/// The manual of the keys on the phone, written from the menus and their presets.
public final class KeysManual {
  private static final String HEAD =
      """
      # The keys

      Any key cuts short what is being said, and keys may be pressed ahead. The sentences that name the keys are made
      from the keys that hold, so what is said is what works.

      The keys are those of a preset, `keys.preset` of `voice-boxes` in the configuration, and single ones can be given
      otherwise or taken away:

      ```yaml
      voice-boxes:
        keys.preset: exchange-um
        keys.message.pause: 6
        keys.caller.log-in: none
      ```

      Two options of a menu on one key are a mistake, and so is a menu that could not be used or left; both are told with
      their place before anything changes. Options that are never offered together, such as to delete and to restore, may
      share a key. [settings.md](settings.md) has all names.

      The preset `umbel` keeps what callers of the voice-mail server that Umbel replaces know: `0`, `1`, `2` and `*`. The
      preset `exchange-um` has the keys of Exchange Unified Messaging where one key does the same there, and Umbel's
      otherwise.

      Numbers and PINs are typed with the digits and ended by `#`; `*` instead means "not this". Which language a caller wants
      is asked with `1`, `2` and so on. These do not change. The keys that end a recording are `recording.ending-keys` and
      `greeting.ending-keys`; hanging up or ten seconds of silence do so, too.

      From an unknown phone people log in by extension, `#`, PIN, `#`; from the own phone by the PIN alone, and `*` there leads to
      the question for another extension. From phones that are set so (`phone.office`, `phone.mobile`, `phone.others` of
      [settings.md](settings.md)) no PIN is asked. Three
      wrong PINs end the call, ten in a row lock the box, whether by phone or on the web.

      This page is written from the code (`KeysManual`), and a test holds it against it.
      """;

  private KeysManual() {}

  /// The whole page in Markdown.
  public static String page() {
    var page = new StringBuilder(HEAD);
    for (var menu : Menu.values()) {
      page.append("\n## ").append(menu.title()).append("\n\n| ");
      for (var preset : KeyPreset.values()) {
        page.append('`').append(KeySettings.PRESET.form().write(preset)).append("` | ");
      }
      page.append("|\n|").append("---|".repeat(KeyPreset.values().length + 1)).append('\n');
      menu.options().forEach(option -> page.append(row(menu, option)));
      more(menu).ifPresent(text -> page.append('\n').append(text));
    }
    return page.toString();
  }

  private static String row(Menu menu, Option option) {
    var row = new StringBuilder("| ");
    for (var preset : KeyPreset.values()) {
      var map = KeyMap.of(BoxSettings.NONE.with(KeySettings.PRESET, preset));
      row.append(map.key(menu, option).map(key -> "`" + key.symbol() + "`").orElse("-"));
      row.append(" | ");
    }
    return row.append(option.meaning()).append(" |\n").toString();
  }

  private static Optional<String> more(Menu menu) {
    return switch (menu) {
      case MESSAGE ->
          Optional.of(
              """
              E-mails, faxes and text messages follow the voice messages where a speech engine reads them; back leads to the sentence
              before and forward to the next one, and a pause goes on with the sentence it cut.

              A message counts as heard once its sound has ended or was left by a key. Who hangs up in the middle finds it new again.

              After a message is deleted the next one follows, and previous leads back to it, where it can be restored; after the last
              message this is offered at once.
              """);
      case GREETINGS ->
          Optional.of(
              """
              Choosing a profile makes it hold; the greeting of another profile is worked on without that.
              """);
      case SENDING ->
          Optional.of(
              """
              Who hangs up after speaking has sent it; what was said is dropped by a key alone.
              """);
      case MAIN ->
          Optional.of(
              """
              E-mails, faxes and text messages alone are named where there are voice messages, too; their keys work in any case. There
              are none in the built-in mailbox, and none without a speech engine.
              """);
      case MORE ->
          Optional.of(
              """
              At another speed the message is heard again from its beginning, and all messages from then on, in later calls, too
              (`menu.speed`).
              """);
      case PROFILES, PROFILE_OPTIONS, CONFIRMATION, REVIEW, CALLER, CALLER_REVIEW ->
          Optional.empty();
    };
  }
}
