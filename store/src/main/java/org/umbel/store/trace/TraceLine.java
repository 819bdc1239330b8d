package org.umbel.store.trace;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.umbel.domain.call.CallId;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.person.Extension;
import org.umbel.domain.trace.MessageStep;

/// A step of a message as a line of text with tabs between its parts: message, owner, call, what,
/// when first, how often, when last, detail.
///
/// @param call of the message; empty when it is not known
record TraceLine(MessageId message, Extension owner, Optional<CallId> call, MessageStep step) {
  private static final int PARTS = 8;

  byte[] write() {
    var line =
        String.join(
            "\t",
            message.value(),
            owner.digits(),
            call.map(CallId::value).orElse(""),
            step.what().name(),
            step.at().toString(),
            Integer.toString(step.times()),
            step.last().toString(),
            step.detail().replaceAll("\\p{Cntrl}+", " "));
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /// @return empty when it is no such line, as after a crash while it was written
  static Optional<TraceLine> read(String line) {
    var parts = line.split("\t", -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    try {
      var step =
          new MessageStep(
              Instant.parse(parts[4]),
              MessageStep.What.valueOf(parts[3]),
              parts[7],
              Integer.parseInt(parts[5]),
              Instant.parse(parts[6]));
      var call = Optional.of(parts[2]).filter(id -> !id.isEmpty()).map(CallId::new);
      return Optional.of(
          new TraceLine(new MessageId(parts[0]), new Extension(parts[1]), call, step));
    } catch (IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }
}
