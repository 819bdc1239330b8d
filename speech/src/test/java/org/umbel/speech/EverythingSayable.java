package org.umbel.speech;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Count;
import org.umbel.domain.speech.Digits;
import org.umbel.domain.speech.Extension;
import org.umbel.domain.speech.FromExtension;
import org.umbel.domain.speech.FromName;
import org.umbel.domain.speech.FromNumber;
import org.umbel.domain.speech.FromUnknown;
import org.umbel.domain.speech.Lasting;
import org.umbel.domain.speech.MessageCount;
import org.umbel.domain.speech.MessageOrdinal;
import org.umbel.domain.speech.NameCannotAnswer;
import org.umbel.domain.speech.NewMessages;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.PinTooShort;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.ReceivedAt;
import org.umbel.domain.speech.Recorded;
import org.umbel.domain.speech.VoiceBoxOf;

/// Every phrase there is, with every value that could need a clip of its own.
final class EverythingSayable {
  private static final String KEYS = "0123456789*#";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  private EverythingSayable() {}

  static Stream<Phrase> phrases() {
    return Stream.of(
            Stream.of(Prompt.values()), choices(), numbers(), times(), days(), callers(), lengths())
        .flatMap(phrases -> phrases);
  }

  private static Stream<Phrase> choices() {
    return Stream.of(Option.values())
        .flatMap(option -> KEYS.chars().mapToObj(key -> new Choice(option, (char) key)));
  }

  private static Stream<Phrase> numbers() {
    return IntStream.rangeClosed(0, 1_001)
        .boxed()
        .flatMap(n ->
            Stream.of(
                new Count(n),
                new MessageCount(n, 0),
                new MessageCount(0, n),
                new MessageCount(n, 1),
                new NewMessages(n, n, n, n),
                new NewMessages(n, 0, 0, 0),
                new NewMessages(0, n, 0, 0),
                new NewMessages(0, 0, n, 0),
                new NewMessages(0, 0, 0, n),
                new MessageOrdinal(n + 1, n + 1),
                new MessageOrdinal(n + 1, n + 2),
                new PinTooShort(n % 20 + 1)));
  }

  private static Stream<Phrase> times() {
    return IntStream.range(0, 24 * 60)
        .mapToObj(minute -> LocalTime.ofSecondOfDay(minute * 60L))
        .map(time -> new ReceivedAt(TODAY.atTime(time), TODAY));
  }

  private static Stream<Phrase> days() {
    return IntStream.range(-400, 28 * 366)
        .mapToObj(TODAY::minusDays)
        .flatMap(day ->
            Stream.of(
                new ReceivedAt(day.atTime(8, 30), TODAY),
                new ReceivedAt(day.atTime(8, 30), day.plusDays(3))));
  }

  private static Stream<Phrase> callers() {
    var name = new Recorded(ShortBuffer.allocate(1));
    return Stream.concat(
        Stream.of(name, new FromName(name), new NameCannotAnswer(name), new FromUnknown()),
        Stream.of(
                "+10234567890",
                "*#",
                "#*",
                "12*",
                "",
                "+",
                "0",
                "1",
                "2",
                "3",
                "4",
                "5",
                "6",
                "7",
                "8",
                "9")
            .flatMap(digits ->
                Stream.of(
                    new Digits(digits),
                    new Extension(digits),
                    new FromNumber(digits),
                    new FromExtension(digits),
                    new VoiceBoxOf(digits))));
  }

  private static Stream<Phrase> lengths() {
    return IntStream.range(0, 2_000).mapToObj(second -> new Lasting(Duration.ofSeconds(second)));
  }
}
