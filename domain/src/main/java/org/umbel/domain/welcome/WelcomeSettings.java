package org.umbel.domain.welcome;

import static org.umbel.domain.settings.BoxSetting.Reach.SYSTEM;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.Form;
import org.umbel.domain.settings.Forms;
import org.umbel.domain.speech.Language;

/// What can be set about letters to people (WM-1, WM-3).
public final class WelcomeSettings {
  private static final int LONGEST_TEXT = 4_000;

  public static final BoxSetting<Optional<String>> SENDER =
      new BoxSetting<>(
          "welcome.sender",
          Forms.optional(mailAddress()),
          Optional.empty(),
          SYSTEM,
          "The address letters come from; none is the one voice messages come from.",
          "WM-1",
          "4.1.1 Sender e-mail");
  public static final BoxSetting<String> SENDER_NAME =
      new BoxSetting<>(
          "welcome.sender-name",
          Forms.text(100),
          "Voice mail",
          SYSTEM,
          "The name beside the address letters come from.",
          "WM-1",
          "4.1.1 Display name");
  public static final BoxSetting<Optional<String>> LINK =
      new BoxSetting<>(
          "welcome.link",
          Forms.optional(webAddress()),
          Optional.empty(),
          SYSTEM,
          "The page where people set up their voice boxes; without one the welcome letter tells of"
              + " the phone alone.",
          "WM-1",
          "4.1.1 With or without a link to the portal");
  public static final BoxSetting<Optional<String>> ENGLISH_TEXT =
      text("welcome.text.en", "What else an English welcome letter says, at its end.");
  public static final BoxSetting<Optional<String>> GERMAN_TEXT =
      text("welcome.text.de", "What else a German welcome letter says, at its end.");
  public static final BoxSetting<Optional<Path>> ATTACHMENT =
      new BoxSetting<>(
          "welcome.attachment",
          Forms.optional(file()),
          Optional.empty(),
          SYSTEM,
          "A file of at most 10 MB that goes with the welcome letter, such as a manual. When it"
              + " cannot be read the letter goes without.",
          "WM-1",
          "4.1.1 Attachments");
  public static final BoxSetting<List<BoxNumber>> NUMBER =
      new BoxSetting<>(
          "welcome.number",
          Forms.list(Forms.choice(BoxNumber.values()), BoxNumber.values().length),
          List.of(BoxNumber.FIXED, BoxNumber.CANONICAL, BoxNumber.EXTENSION),
          SYSTEM,
          "Which number the welcome letter calls that of the voice box, the first one there is:"
              + " welcome.fixed-number, the extension behind the site's number, the first of the"
              + " person's further phones, the mobile phone, or the extension.",
          "WM-3",
          "4.1.1 UMS number");
  public static final BoxSetting<Optional<PhoneNumber>> FIXED_NUMBER =
      new BoxSetting<>(
          "welcome.fixed-number",
          Forms.optional(Forms.phoneNumber()),
          Optional.empty(),
          SYSTEM,
          "A number that is the same in all welcome letters, such as that of all voice boxes.",
          "WM-3",
          "4.1.1 Fixed number");

  /// All of them, in the order manuals have them.
  public static final List<BoxSetting<?>> ALL =
      List.of(
          SENDER, SENDER_NAME, LINK, ENGLISH_TEXT, GERMAN_TEXT, ATTACHMENT, NUMBER, FIXED_NUMBER);

  private WelcomeSettings() {}

  /// A number by which a letter may call a voice box.
  public enum BoxNumber {
    FIXED,
    CANONICAL,
    PHONE,
    MOBILE,
    EXTENSION
  }

  /// What else a letter in this language says.
  static BoxSetting<Optional<String>> text(Language language) {
    return switch (language) {
      case ENGLISH -> ENGLISH_TEXT;
      case GERMAN -> GERMAN_TEXT;
    };
  }

  private static BoxSetting<Optional<String>> text(String key, String meaning) {
    return new BoxSetting<>(
        key,
        Forms.optional(Forms.text(LONGEST_TEXT)),
        Optional.empty(),
        SYSTEM,
        meaning,
        "WM-1",
        "4.1.1 E-mail free text");
  }

  private static Form<String> mailAddress() {
    return matching("a mail address", "[^\\s@<>\",;]{1,64}@[A-Za-z0-9.-]{1,180}");
  }

  private static Form<String> webAddress() {
    return matching("an address that begins with https:// or http://", "https?://[!-~]{1,1000}");
  }

  private static Form<String> matching(String allowed, String pattern) {
    return Forms.of(
        allowed, text -> Optional.of(text).filter(one -> one.matches(pattern)), text -> text);
  }

  private static Form<Path> file() {
    return Forms.of("the path of a file", WelcomeSettings::path, Path::toString);
  }

  private static Optional<Path> path(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
