package org.umbel.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.CallId;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.person.Extension;
import org.umbel.domain.trace.MessageStep;
import org.umbel.domain.trace.MessageStep.What;
import org.umbel.domain.trace.MessageTrace;
import org.umbel.domain.trace.MessageTraces;

/// One message of Anna's that waited for the mail server, and one of Ben's.
final class KnownMessages implements MessageTraces {
  private static final Instant BEGAN = Instant.parse("2026-03-04T09:30:00Z");

  private static final MessageTrace ANNAS =
      MessageTrace.begin(
              new MessageId("m-1"), House.ANNA.extension(), Optional.of(new CallId("call-1")))
          .with(step(0, What.RECORDED, "8.0"))
          .with(step(0, What.STORED, ""))
          .with(step(1, What.POSTPONED, "<b>away</b>"))
          .with(step(5, What.POSTPONED, "<b>away</b>"))
          .with(step(9, What.MAILED, ""));

  private static final MessageTrace BENS =
      MessageTrace.begin(new MessageId("m-2"), House.BEN.extension(), Optional.empty())
          .with(step(20, What.RECOVERED, "3.5"));

  private static MessageStep step(long second, What what, String detail) {
    return MessageStep.once(BEGAN.plusSeconds(second), what, detail);
  }

  @Override
  public List<MessageTrace> latest(int most) {
    return List.of(BENS, ANNAS).subList(0, Math.min(most, 2));
  }

  @Override
  public List<MessageTrace> latest(Extension owner, int most) {
    return latest(2).stream().filter(trace -> trace.owner().equals(owner)).limit(most).toList();
  }

  @Override
  public Optional<MessageTrace> find(MessageId message) {
    return latest(2).stream().filter(trace -> trace.id().equals(message)).findFirst();
  }
}
