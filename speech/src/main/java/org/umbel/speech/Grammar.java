package org.umbel.speech;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
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
import org.umbel.domain.speech.Pause;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.PinTooShort;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.ReceivedAt;
import org.umbel.domain.speech.Recorded;
import org.umbel.domain.speech.VoiceBoxOf;

/// Turns phrases into recorded clips in the word order of a language. Here is what the languages
/// share; a language that differs takes the method for itself.
///
/// A clip named `….end` lets the voice fall, because the sentence ends with it. Stateless, any
/// thread.
abstract sealed class Grammar permits EnglishGrammar, GermanGrammar {
  private static final Duration BETWEEN_SENTENCES = Duration.ofMillis(320);
  private static final Duration BEFORE_KEY = Duration.ofMillis(120);
  private static final Duration AROUND_NAME = Duration.ofMillis(120);
  private static final Duration BEFORE_DIGITS = Duration.ofMillis(80);
  private static final Duration BETWEEN_DIGITS = Duration.ofMillis(40);
  private static final Duration BETWEEN_GROUPS = Duration.ofMillis(220);

  /// Above this only "more than" is said.
  private static final int MOST_COUNTED = 999;

  /// Up to this number of messages the whole sentence is one recording.
  private static final int WHOLE_SENTENCES = 10;

  private static final Duration EXACT_LENGTHS = Duration.ofMinutes(10);

  /// The pieces of a passage in the order they are to be played.
  final List<Piece> pieces(List<? extends Phrase> phrases) {
    var passage = new Passage();
    for (int i = 0; i < phrases.size(); i++) {
      if (i > 0) {
        passage.rest(BETWEEN_SENTENCES);
      }
      say(phrases.get(i), passage);
    }
    return passage.pieces();
  }

  private void say(Phrase phrase, Passage passage) {
    switch (phrase) {
      case Prompt prompt -> passage.clip(id(prompt));
      case Choice(var option, var key) ->
          passage.clip("option." + id(option)).rest(BEFORE_KEY).clip("key." + name(key));
      case Recorded recorded -> passage.sound(recorded.audio());
      case Pause(var length) -> passage.rest(length);
      case Digits(var digits) -> digits(digits, passage);
      case Extension(var digits) -> introduced("extension", digits, passage);
      case Count(var value) -> number(value, true, passage);
      case Lasting(var length) -> lasting(length, passage);
      case MessageCount(var fresh, var saved) -> messageCount(fresh, saved, passage);
      case NewMessages messages -> newMessages(messages, passage);
      case MessageOrdinal(var number, var total) -> messageOrdinal(number, total, passage);
      case ReceivedAt(var at, var today) -> {
        day(at.toLocalDate(), today, passage);
        time(at.toLocalTime(), passage);
      }
      case FromNumber(var digits) -> from("from", digits, passage);
      case FromExtension(var digits) -> from("from.extension", digits, passage);
      case FromUnknown() -> passage.clip("from.unknown");
      case FromName(var name) -> passage.clip("from").rest(AROUND_NAME).sound(name.audio());
      case NameCannotAnswer(var name) ->
          passage.sound(name.audio()).rest(AROUND_NAME).clip("cannot-answer");
      case VoiceBoxOf(var number) -> voiceBox(number, passage);
      case PinTooShort(var fewest) -> pinTooShort(fewest, passage);
    }
  }

  /// A time of day, as the end of a sentence.
  abstract void time(LocalTime time, Passage passage);

  /// A day and its month, and its year when that is not clear.
  abstract void date(LocalDate date, boolean withYear, Passage passage);

  /// A number in words; one that is not the end of a sentence stands before what is counted.
  final void number(int value, boolean end, Passage passage) {
    var suffix = end ? ".end" : "";
    if (value > MOST_COUNTED) {
      passage.clip("number.many" + suffix);
    } else if (value < 100) {
      passage.clip("number." + value + suffix);
    } else if (value % 100 == 0) {
      passage.clip("hundred." + value / 100 + suffix);
    } else {
      passage.clip("hundred." + value / 100).clip("number." + value % 100 + suffix);
    }
  }

  private void day(LocalDate day, LocalDate today, Passage passage) {
    if (day.equals(today)) {
      passage.clip("today");
    } else if (day.equals(today.minusDays(1))) {
      passage.clip("yesterday");
    } else if (day.isBefore(today) && day.isAfter(today.minusDays(7))) {
      passage.clip("weekday." + id(day.getDayOfWeek()));
    } else {
      date(day, day.getYear() != today.getYear(), passage);
    }
  }

  private void digits(String digits, Passage passage) {
    var groups = DigitGroups.of(digits);
    for (int g = 0; g < groups.size(); g++) {
      if (g > 0) {
        passage.rest(BETWEEN_GROUPS);
      }
      var group = groups.get(g);
      for (int i = 0; i < group.length(); i++) {
        if (i > 0) {
          passage.rest(BETWEEN_DIGITS);
        }
        var last = g == groups.size() - 1 && i == group.length() - 1;
        passage.clip("digit." + name(group.charAt(i)) + (last ? ".end" : ""));
      }
    }
  }

  private void introduced(String introduction, String digits, Passage passage) {
    digits(digits, passage.clip(introduction).rest(BEFORE_DIGITS));
  }

  private void from(String introduction, String digits, Passage passage) {
    if (DigitGroups.of(digits).isEmpty()) {
      passage.clip("from.unknown");
    } else {
      introduced(introduction, digits, passage);
    }
  }

  private void voiceBox(String number, Passage passage) {
    if (DigitGroups.of(number).isEmpty()) {
      passage.clip(id(Prompt.NOBODY_ANSWERS));
    } else {
      var whole = number.strip().startsWith("+");
      introduced(whole ? "voice-box.number" : "voice-box.extension", number, passage);
    }
  }

  private void messageCount(int fresh, int saved, Passage passage) {
    if (fresh == 0 && saved == 0) {
      passage.clip("count.none");
      return;
    }
    var end = saved == 0 ? ".end" : "";
    if (fresh <= WHOLE_SENTENCES) {
      passage.clip("count.new." + fresh + end);
    } else {
      number(fresh, false, passage.clip("count.you-have"));
      passage.clip("count.new" + end);
    }
    if (saved > WHOLE_SENTENCES) {
      number(saved, false, passage.clip("count.and"));
      passage.clip("count.saved.end");
    } else if (saved > 0) {
      passage.clip("count.saved." + saved + ".end");
    }
  }

  private void newMessages(NewMessages messages, Passage passage) {
    var kinds =
        Stream.of(
                new Kind("voice", messages.voice()),
                new Kind("mail", messages.mails()),
                new Kind("fax", messages.faxes()),
                new Kind("text", messages.texts()))
            .filter(kind -> kind.count() > 0)
            .toList();
    if (kinds.isEmpty()) {
      passage.clip(id(Prompt.NO_NEW_MESSAGES));
      return;
    }
    passage.clip("count.you-have");
    for (int i = 0; i < kinds.size(); i++) {
      var last = i == kinds.size() - 1;
      if (i > 0 && last) {
        passage.clip("count.and");
      } else if (i > 0) {
        passage.rest(BETWEEN_GROUPS);
      }
      counted(kinds.get(i).count(), "count." + kinds.get(i).name(), last ? ".end" : "", passage);
    }
  }

  /// So many messages of a kind.
  private record Kind(String name, int count) {}

  private void messageOrdinal(int number, int total, Passage passage) {
    if (number == 1) {
      passage.clip("message.first");
    } else if (number == total) {
      passage.clip("message.last");
    } else if (number <= WHOLE_SENTENCES) {
      passage.clip("message." + number);
    } else {
      number(number, true, passage.clip("message"));
    }
  }

  private void lasting(Duration length, Passage passage) {
    var minutes = Math.toIntExact(Math.min(length.toMinutes(), Integer.MAX_VALUE));
    var seconds = length.compareTo(EXACT_LENGTHS) < 0 ? length.toSecondsPart() : 0;
    if (minutes > 0) {
      counted(minutes, "lasting.minute", seconds == 0 ? ".end" : "", passage);
    }
    if (minutes > 0 && seconds > 0) {
      passage.clip("lasting.and");
    }
    if (minutes == 0 || seconds > 0) {
      counted(seconds, "lasting.second", ".end", passage);
    }
  }

  /// "one minute" as a clip of its own, because of its gender; "two" "minutes".
  private void counted(int count, String unit, String suffix, Passage passage) {
    if (count == 1) {
      passage.clip(unit + suffix);
    } else {
      number(count, false, passage);
      passage.clip(unit + "s" + suffix);
    }
  }

  private void pinTooShort(int fewest, Passage passage) {
    passage.clip("pin-too-short");
    if (fewest == 1) {
      passage.clip("pin-digit");
    } else {
      number(fewest, false, passage);
      passage.clip("pin-digits");
    }
  }

  /// A constant as the catalogue writes it: `MESSAGE_STORED` is `message-stored`.
  static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String name(char key) {
    return switch (key) {
      case '*' -> "star";
      case '#' -> "pound";
      case '+' -> "plus";
      default -> String.valueOf(key);
    };
  }
}
