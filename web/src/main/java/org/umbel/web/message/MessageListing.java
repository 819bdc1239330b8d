package org.umbel.web.message;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.message.MessageEntry;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;
import org.umbel.web.door.Session;
import org.umbel.web.page.PageTimes;
import org.umbel.web.page.Texts;
import org.umbel.web.page.Wall;

/// Puts messages into words of the reader's language.
final class MessageListing {
  private final Language language;
  private final People people;
  private final ZoneId zone;
  private final PageTimes times;
  private final DateTimeFormatter files;

  MessageListing(Language language, People people, Wall wall) {
    this.language = language;
    this.people = people;
    this.zone = wall.zone();
    this.times = wall.times(language);
    this.files = DateTimeFormatter.ofPattern("uuuu-MM-dd HH.mm", Locale.ROOT);
  }

  /// @param deleted the message deleted last, which can be taken back; empty for none
  MessagesView view(Person person, Session session, List<MessageEntry> entries, String deleted) {
    var fresh = entries.stream().filter(entry -> !entry.heard()).count();
    return new MessagesView(
        person.name(),
        person.extension().digits(),
        summary(fresh, entries.size()),
        fresh == 0 ? "" : Long.toString(fresh),
        session.token(),
        deleted,
        entries.stream().map(this::row).toList());
  }

  private MessagesView.Row row(MessageEntry entry) {
    var number = entry.caller().number();
    var name = entry.caller().name().or(() -> number.flatMap(people::byNumber).map(Person::name));
    var caller = name.orElseGet(() -> unnamed(number));
    return new MessagesView.Row(
        entry.id().value(),
        caller,
        name.flatMap(_ -> number).map(PhoneNumber::digits).orElse(""),
        times.minute(entry.receivedAt()),
        entry.receivedAt().toString(),
        length(entry.duration()),
        entry.duration().toMillis() / 1_000.0,
        file(entry.receivedAt(), caller),
        entry.heard());
  }

  private String unnamed(Optional<PhoneNumber> number) {
    return number.map(PhoneNumber::digits).orElseGet(() -> Texts.text(language, "caller-unknown"));
  }

  private String summary(long fresh, int all) {
    return Texts.text(language, "messages-summary")
        .replace("{new}", Long.toString(fresh))
        .replace("{all}", Integer.toString(all));
  }

  /// Minutes and seconds; empty when the mailbox does not tell.
  private static String length(Duration duration) {
    return duration.isZero() ? "" : PageTimes.length(duration);
  }

  /// The name of the file when the message is saved as one: letters that every disk takes.
  private String file(Instant instant, String caller) {
    var who = caller.replaceAll("[^\\p{L}\\p{N}+ -]+", " ").strip();
    return files.format(instant.atZone(zone)) + " " + who + ".wav";
  }
}
