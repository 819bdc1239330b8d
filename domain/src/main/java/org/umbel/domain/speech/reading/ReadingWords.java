package org.umbel.domain.speech.reading;

import java.util.List;
import java.util.stream.Collectors;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.reading.ReadableMail.Attachment;

/// What is said about a mail beside its own words, in the language of the mail.
sealed interface ReadingWords {
  /// How many attachments are named.
  int NAMED = 5;

  static ReadingWords of(Language language) {
    return switch (language) {
      case ENGLISH -> new InEnglish();
      case GERMAN -> new InGerman();
    };
  }

  String noText();

  String restUnread();

  /// @param sender not empty
  String from(String sender);

  String subject(String subject);

  /// @param sender may be empty
  String forwarded(String sender);

  /// Nothing when there is none.
  String attached(List<Attachment> attachments);

  /// A file's name as people say it: without its ending, and words apart.
  static String spoken(String file) {
    return file.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "").replaceAll("[_+]+", " ").strip();
  }

  /// English.
  record InEnglish() implements ReadingWords {

    @Override
    public String noText() {
      return "This message has no text.";
    }

    @Override
    public String from(String sender) {
      return "From " + sender + ".";
    }

    @Override
    public String subject(String subject) {
      return "Subject: " + subject;
    }

    @Override
    public String restUnread() {
      return "The message is too long; the rest is not read.";
    }

    @Override
    public String forwarded(String sender) {
      return sender.isEmpty() ? "Quoted message." : "Forwarded message from " + sender + ".";
    }

    @Override
    public String attached(List<Attachment> attachments) {
      if (attachments.isEmpty()) {
        return "";
      }
      var named =
          attachments.stream().limit(NAMED).map(InEnglish::words).collect(Collectors.joining(", "));
      int more = attachments.size() - NAMED;
      var count =
          attachments.size() == 1 ? "One attachment: " : attachments.size() + " attachments: ";
      return count + named + (more > 0 ? ", and " + more + " more." : ".");
    }

    private static String words(Attachment attachment) {
      var kind =
          switch (Kind.of(attachment)) {
            case PDF -> "a PDF document";
            case DOCUMENT -> "a document";
            case TABLE -> "a spreadsheet";
            case SLIDES -> "a presentation";
            case PICTURE -> "a picture";
            case SOUND -> "a sound";
            case VIDEO -> "a video";
            case MAIL -> "a message";
            case EVENT -> "an appointment";
            case ARCHIVE -> "an archive";
            case OTHER -> "a file";
          };
      var name = spoken(attachment.name());
      return name.isEmpty() ? kind : kind + " named " + name;
    }
  }

  /// German.
  record InGerman() implements ReadingWords {

    @Override
    public String noText() {
      return "Diese Nachricht hat keinen Text.";
    }

    @Override
    public String from(String sender) {
      return "Von " + sender + ".";
    }

    @Override
    public String subject(String subject) {
      return "Betreff: " + subject;
    }

    @Override
    public String restUnread() {
      return "Die Nachricht ist zu lang; der Rest wird nicht vorgelesen.";
    }

    @Override
    public String forwarded(String sender) {
      return sender.isEmpty()
          ? "Zitierte Nachricht."
          : "Weitergeleitete Nachricht von " + sender + ".";
    }

    @Override
    public String attached(List<Attachment> attachments) {
      if (attachments.isEmpty()) {
        return "";
      }
      var named =
          attachments.stream().limit(NAMED).map(InGerman::words).collect(Collectors.joining(", "));
      int more = attachments.size() - NAMED;
      var count = attachments.size() == 1 ? "Ein Anhang: " : attachments.size() + " Anhänge: ";
      return count + named + (more > 0 ? ", und " + more + " weitere." : ".");
    }

    private static String words(Attachment attachment) {
      var kind =
          switch (Kind.of(attachment)) {
            case PDF -> "ein PDF-Dokument";
            case DOCUMENT -> "ein Dokument";
            case TABLE -> "eine Tabelle";
            case SLIDES -> "eine Präsentation";
            case PICTURE -> "ein Bild";
            case SOUND -> "eine Tonaufnahme";
            case VIDEO -> "ein Video";
            case MAIL -> "eine Nachricht";
            case EVENT -> "ein Termin";
            case ARCHIVE -> "ein Archiv";
            case OTHER -> "eine Datei";
          };
      var name = spoken(attachment.name());
      return name.isEmpty() ? kind : kind + " namens " + name;
    }
  }
}
