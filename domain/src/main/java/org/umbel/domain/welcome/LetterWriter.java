package org.umbel.domain.welcome;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.letter.Letter;
import org.umbel.domain.letter.LetterId;
import org.umbel.domain.person.AccessSettings;
import org.umbel.domain.person.AccessSettings.Access;
import org.umbel.domain.person.AccessSettings.From;
import org.umbel.domain.person.AccessSettings.PhoneRule;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Pin;
import org.umbel.domain.person.Sites;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.speech.Language;
import org.umbel.domain.welcome.WelcomeSettings.BoxNumber;

/// Words letters in the language of who reads them. Immutable.
///
/// @param pilots numbers for listening by phone
/// @param zone in which times are written
public record LetterWriter(Sites sites, List<Extension> pilots, ZoneId zone, InstantSource clock) {

  /// Whether somebody gets into the voice box by phone at all; a PIN is good for nothing else
  /// there.
  static boolean byPhone(Settings holds) {
    return holds.value(AccessSettings.ACCESS) != Access.NONE
        && (holds.value(AccessSettings.FROM) == From.EVERYWHERE
            || holds.value(AccessSettings.OFFICE) != PhoneRule.NONE
            || holds.value(AccessSettings.MOBILE) != PhoneRule.NONE
            || !holds.value(AccessSettings.OTHERS).isEmpty());
  }

  /// @param pin the new one; empty when the one there is stays
  Letter welcome(Person to, Settings holds, Optional<Pin> pin) {
    var say = new Words(to.language());
    var text = new ArrayList<String>();
    text.add(
        say.in("Welcome, %s.", "Willkommen, %s.").formatted(to.name())
            + " "
            + say.in("The number of your voice box is %s.", "Ihre Sprachbox hat die Nummer %s.")
                .formatted(number(to, holds)));
    text.add(
        say.in(
            "What callers say there comes to you as a mail with the sound attached.",
            "Was Anrufer dort sagen, kommt zu Ihnen als E-Mail mit dem Ton als Anhang."));
    if (byPhone(holds)) {
      text.add(dialling(to, say));
      text.add(pin.map(one -> newPin(one, say)).orElseGet(() -> samePin(say)));
    }
    holds
        .value(WelcomeSettings.LINK)
        .map(
            say.in("You set it up in the browser here: ", "Im Browser richten Sie sie hier ein: ")
                ::concat)
        .ifPresent(text::add);
    holds.value(WelcomeSettings.text(to.language())).ifPresent(text::add);
    var subject = say.in("Your voice box", "Ihre Sprachbox");
    var told = pin.filter(_ -> byPhone(holds));
    return letter(to, subject, text, holds.value(WelcomeSettings.ATTACHMENT), told);
  }

  Letter locked(Person to, int wrongTries) {
    var say = new Words(to.language());
    return letter(
        to,
        say.in("Your voice box is locked", "Ihre Sprachbox ist gesperrt"),
        List.of(
            say.in(
                    "Your voice box %s was locked after %d wrong PINs in a row.",
                    "Ihre Sprachbox %s wurde nach %d falschen PINs hintereinander gesperrt.")
                .formatted(to.extension(), wrongTries),
            say.in(
                "Callers can leave messages as before. An administrator opens it for you again; if"
                    + " it was not you who tried, say so.",
                "Anrufer können weiter Nachrichten hinterlassen. Ein Administrator öffnet sie"
                    + " wieder für Sie; sagen Sie es, wenn nicht Sie es versucht haben.")),
        Optional.empty(),
        Optional.empty());
  }

  /// @param end when the PIN expires
  Letter reminder(Person to, Instant end) {
    var say = new Words(to.language());
    var day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(say.locale())
            .format(end.atZone(zone));
    return letter(
        to,
        say.in("Your PIN expires soon", "Ihre PIN läuft bald ab"),
        List.of(
            say.in(
                    "The PIN of your voice box %s expires on %s.",
                    "Die PIN Ihrer Sprachbox %s läuft am %s ab.")
                .formatted(to.extension(), day),
            dialling(to, say),
            say.in(
                "Then set a new one in the main menu.", "Setzen Sie dann im Hauptmenü eine neue.")),
        Optional.empty(),
        Optional.empty());
  }

  private Letter letter(
      Person to, String subject, List<String> text, Optional<Path> attachment, Optional<Pin> pin) {
    return new Letter(
        LetterId.random(), clock.instant(), to.language(), subject, text, attachment, pin);
  }

  private String dialling(Person to, Words say) {
    var own =
        say.in(
            "By phone: call your own number, press * during the greeting and enter your PIN with #"
                + " behind it.",
            "Am Telefon: Rufen Sie Ihre eigene Nummer an, drücken Sie während der Ansage * und"
                + " geben Sie Ihre PIN und # ein.");
    if (pilots.isEmpty()) {
      return own;
    }
    var numbers = pilots.stream().map(Extension::digits).collect(Collectors.joining(", "));
    return own
        + " "
        + say.in(
                "Or call %s; where you are asked for your extension enter %s and # first. From a"
                    + " colleague's phone press * before that.",
                "Oder rufen Sie %s an; wo nach der Nebenstelle gefragt wird, geben Sie zuerst %s"
                    + " und # ein. Vom Telefon eines Kollegen drücken Sie davor *.")
            .formatted(numbers, to.extension());
  }

  private static String newPin(Pin pin, Words say) {
    return say.in("Your PIN is %s. Change it soon.", "Ihre PIN ist %s. Ändern Sie sie bald.")
        .formatted(pin.digits());
  }

  private static String samePin(Words say) {
    return say.in("The PIN you have stays as it is.", "Ihre bisherige PIN gilt weiter.");
  }

  private String number(Person to, Settings holds) {
    return holds.value(WelcomeSettings.NUMBER).stream()
        .flatMap(one -> number(one, to, holds).stream())
        .findFirst()
        .orElse(to.extension().digits());
  }

  private Optional<String> number(BoxNumber which, Person to, Settings holds) {
    var number =
        switch (which) {
          case FIXED -> holds.value(WelcomeSettings.FIXED_NUMBER);
          case CANONICAL -> sites.fromOutside(to.extension());
          case PHONE -> to.phones().stream().findFirst();
          case MOBILE -> to.mobile();
          case EXTENSION -> Optional.of(to.extension().number());
        };
    return number.map(PhoneNumber::digits);
  }

  private record Words(Language language) {

    String in(String english, String german) {
      return switch (language) {
        case ENGLISH -> english;
        case GERMAN -> german;
      };
    }

    Locale locale() {
      return switch (language) {
        case ENGLISH -> Locale.UK;
        case GERMAN -> Locale.GERMANY;
      };
    }
  }
}
