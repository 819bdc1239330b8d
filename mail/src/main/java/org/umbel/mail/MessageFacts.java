package org.umbel.mail;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.message.Marks;
import org.umbel.domain.message.MessageId;

/// What a mail says about its voice message.
///
/// @param duration zero when it is not told
public record MessageFacts(
    MessageId id, Instant receivedAt, Duration duration, Caller caller, Marks marks) {
  /// How marked messages are told, in so many words.
  private static final Map<String, Marks> MARKS =
      Map.of(
          "urgent", new Marks(true, false),
          "private", new Marks(false, true),
          "urgent private", new Marks(true, true));

  /// As it stands under the [Seal]: id, time, length, number and name, a line each; what is not
  /// known is an empty line. How a message is marked follows, if it is.
  public String text() {
    return MARKS.entrySet().stream()
        .filter(one -> one.getValue().equals(marks))
        .map(one -> unmarked() + "\n" + one.getKey())
        .findFirst()
        .orElseGet(this::unmarked);
  }

  private String unmarked() {
    return String.join(
        "\n",
        id.value(),
        receivedAt.toString(),
        duration.toString(),
        caller.number().map(PhoneNumber::digits).orElse(""),
        caller.name().map(name -> name.replace('\n', ' ')).orElse(""));
  }

  /// @return empty when it is not what [#text] writes
  public static Optional<MessageFacts> of(String text) {
    var lines = text.split("\n", -1);
    if (lines.length < 5 || lines.length > 6) {
      return Optional.empty();
    }
    var marks = lines.length == 5 ? Marks.NONE : MARKS.get(lines[5]);
    if (marks == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new MessageFacts(
              new MessageId(lines[0]),
              Instant.parse(lines[1]),
              Duration.parse(lines[2]),
              new Caller(
                  PhoneNumber.parse(lines[3]),
                  Optional.of(lines[4]).filter(name -> !name.isBlank())),
              marks));
    } catch (IllegalArgumentException | DateTimeException unlike) {
      return Optional.empty();
    }
  }
}
