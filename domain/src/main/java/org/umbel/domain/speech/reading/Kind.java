package org.umbel.domain.speech.reading;

import java.util.Locale;
import java.util.regex.Pattern;
import org.umbel.domain.speech.reading.ReadableMail.Attachment;

/// What an attachment is to people.
enum Kind {
  PDF("application/pdf", "pdf"),
  EVENT("text/calendar|application/ics", "ics"),
  TABLE("application/(?:vnd.ms-excel|.*spreadsheet.*)|text/csv", "xlsx?|ods|csv"),
  SLIDES("application/(?:vnd.ms-powerpoint|.*presentation.*)", "pptx?|odp"),
  DOCUMENT(
      "application/(?:msword|.*wordprocessing.*|.*opendocument.text.*|rtf)|text/.*",
      "docx?|odt|rtf|txt"),
  PICTURE("image/.*", "png|jpe?g|gif|tiff?|bmp|heic|webp"),
  SOUND("audio/.*", "wav|mp3|ogg|m4a"),
  VIDEO("video/.*", "mp4|mov|avi|webm"),
  MAIL("message/.*|application/vnd.ms-outlook", "eml|msg"),
  ARCHIVE("application/(?:zip|gzip|x-7z.*|x-tar|x-rar.*)", "zip|gz|7z|tar|rar"),
  OTHER(".*", "");

  private final Pattern types;
  private final Pattern endings;

  Kind(String types, String endings) {
    this.types = Pattern.compile(types);
    this.endings = Pattern.compile(".*\\.(?:" + endings + ")");
  }

  /// By the ending of its name, which senders get right more often than the type; else by its type.
  static Kind of(Attachment attachment) {
    var name = attachment.name().toLowerCase(Locale.ROOT);
    for (var kind : values()) {
      if (kind.endings.matcher(name).matches()) {
        return kind;
      }
    }
    for (var kind : values()) {
      if (kind.types.matcher(attachment.type()).matches()) {
        return kind;
      }
    }
    return OTHER;
  }
}
