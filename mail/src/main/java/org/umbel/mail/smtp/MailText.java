package org.umbel.mail.smtp;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.speech.Language;

/// The words of a mail in the language of its reader.
enum MailText {
  ENGLISH(
      Locale.UK,
      "EEEE, d MMMM yyyy, HH:mm (z)",
      "Voice message from %s, %s",
      "an unknown caller",
      "Unknown caller",
      "From:      %s\nReceived:  %s\nLength:    %s min\n",
      "Reason:    %s\n",
      "\nThe message is attached as a sound file.\n",
      "To listen by phone, dial %s.\n",
      "voice-message"),
  GERMAN(
      Locale.GERMANY,
      "EEEE, d. MMMM yyyy, HH:mm 'Uhr' (z)",
      "Sprachnachricht von %s, %s",
      "einem unbekannten Anrufer",
      "Unbekannter Anrufer",
      "Von:        %s\nEmpfangen:  %s\nLänge:      %s min\n",
      "Grund:      %s\n",
      "\nDie Nachricht hängt als Tondatei an.\n",
      "Am Telefon hören Sie sie unter der Nummer %s.\n",
      "sprachnachricht");

  private final Locale locale;
  private final String time;
  private final String subject;
  private final String fromUnknown;
  private final String unknown;
  private final String facts;
  private final String reason;
  private final String attached;
  private final String byPhone;
  private final String file;

  MailText(
      Locale locale,
      String time,
      String subject,
      String fromUnknown,
      String unknown,
      String facts,
      String reason,
      String attached,
      String byPhone,
      String file) {
    this.locale = locale;
    this.time = time;
    this.subject = subject;
    this.fromUnknown = fromUnknown;
    this.unknown = unknown;
    this.facts = facts;
    this.reason = reason;
    this.attached = attached;
    this.byPhone = byPhone;
    this.file = file;
  }

  static MailText in(Language language) {
    return switch (language) {
      case ENGLISH -> ENGLISH;
      case GERMAN -> GERMAN;
    };
  }

  String tag() {
    return locale.getLanguage();
  }

  String subject(Caller caller, Duration length) {
    var from = known(caller) ? caller.label() : fromUnknown;
    return subject.formatted(from, clock(length));
  }

  String who(Caller caller) {
    return known(caller) ? caller.label() : unknown;
  }

  private static boolean known(Caller caller) {
    return caller.number().isPresent() || caller.name().isPresent();
  }

  String body(
      Caller caller,
      ZonedDateTime received,
      Duration length,
      Optional<Redirection.Reason> why,
      Optional<String> pilot) {
    var when = DateTimeFormatter.ofPattern(time, locale).format(received);
    return facts.formatted(who(caller), when, clock(length))
        + why.flatMap(this::words).map(reason::formatted).orElse("")
        + attached
        + pilot.map(byPhone::formatted).orElse("");
  }

  private Optional<String> words(Redirection.Reason why) {
    var german = this == GERMAN;
    return switch (why) {
      case NO_ANSWER -> Optional.of(german ? "keine Antwort" : "no answer");
      case BUSY -> Optional.of(german ? "besetzt" : "busy");
      case UNCONDITIONAL -> Optional.of(german ? "Umleitung" : "diverted");
      case UNAVAILABLE -> Optional.of(german ? "nicht erreichbar" : "not reachable");
      case UNKNOWN -> Optional.empty();
    };
  }

  /// ASCII alone, so that no mail client garbles it, and sorted by time.
  String fileName(Caller caller, ZonedDateTime received) {
    var when = DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmm", Locale.ROOT).format(received);
    var number = caller.number().map(one -> "-" + one.digits().replaceAll("[^0-9]", ""));
    return file + "-" + when + number.orElse("") + ".wav";
  }

  private static String clock(Duration length) {
    return "%d:%02d".formatted(length.toMinutes(), length.toSecondsPart());
  }
}
