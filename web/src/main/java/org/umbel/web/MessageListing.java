package org.umbel.web;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.umbel.domain.call.Caller;
import org.umbel.domain.message.MessageEntry;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;

/// Puts messages into words of the reader's language.
final class MessageListing {
  private final Language language;
  private final DateTimeFormatter times;

  MessageListing(Language language, ZoneId zone) {
    this.language = language;
    this.times =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(Locale.forLanguageTag(language.tag()))
            .withZone(zone);
  }

  MessagesView view(Person person, Session session, List<MessageEntry> entries, String deleted) {
    var rows = entries.stream().map(this::row).toList();
    return new MessagesView(person.name(), summary(entries), session.token(), deleted, rows);
  }

  private MessagesView.Row row(MessageEntry entry) {
    return new MessagesView.Row(
        entry.id().value(),
        entry.caller().equals(Caller.HIDDEN)
            ? Pages.text(language, "caller-unknown")
            : entry.caller().label(),
        times.format(entry.receivedAt()),
        entry.receivedAt().toString(),
        length(entry.duration()),
        entry.heard());
  }

  private String summary(List<MessageEntry> entries) {
    var fresh = entries.stream().filter(entry -> !entry.heard()).count();
    return Pages.text(language, "messages-summary")
        .replace("{new}", Long.toString(fresh))
        .replace("{all}", Integer.toString(entries.size()));
  }

  /// Minutes and seconds; empty when the mailbox does not tell.
  private static String length(Duration duration) {
    var seconds = (duration.toMillis() + 500) / 1_000;
    return duration.isZero() ? "" : "%d:%02d".formatted(seconds / 60, seconds % 60);
  }
}
