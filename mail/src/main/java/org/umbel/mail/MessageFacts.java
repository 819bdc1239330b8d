package org.umbel.mail;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.message.MessageId;

/// What a mail says about its voice message.
///
/// @param duration zero when it is not told
public record MessageFacts(MessageId id, Instant receivedAt, Duration duration, Caller caller) {

  /// As it stands under the [Seal]: id, time, length, number and name, a line each; what is not
  /// known is an empty line.
  public String text() {
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
    if (lines.length != 5) {
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
                  Optional.of(lines[4]).filter(name -> !name.isBlank()))));
    } catch (IllegalArgumentException | DateTimeException unlike) {
      return Optional.empty();
    }
  }
}
