package org.umbel.flows;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.umbel.domain.call.CallEnded;
import org.umbel.domain.call.Recorded;
import org.umbel.domain.call.Recorded.Ending;
import org.umbel.domain.call.RecordingLimits;
import org.umbel.domain.event.Event;
import org.umbel.domain.message.CannotTakeMessage;
import org.umbel.domain.message.Deposit;
import org.umbel.domain.message.Envelope;
import org.umbel.domain.message.Marks;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.speech.Prompt;

/// A message as a caller makes it: on disk from the first word, and sent whatever goes wrong unless
/// it was discarded. Belongs to the call's thread.
final class SpokenMessage implements AutoCloseable {
  private final Services services;
  private final Conversation talk;
  private Envelope envelope;
  private Deposit deposit;
  private Duration length = Duration.ZERO;

  /// @throws CannotTakeMessage when there is no room or the disk refuses
  SpokenMessage(Services services, Conversation talk, Envelope envelope) {
    this.services = services;
    this.talk = talk;
    this.envelope = envelope;
    this.deposit = services.outbox().open(envelope);
  }

  Marks marks() {
    return envelope.marks();
  }

  /// Records the first words, or more of them.
  ///
  /// @throws CannotTakeMessage when the disk refuses; what it took before is sent
  Ending record() {
    talk.insist(Prompt.BEEP);
    var recorded = talk.call().record(deposit.sink(), rest());
    if (recorded.ending() == Ending.SINK_FAILED) {
      throw new CannotTakeMessage(envelope.id(), "the disk refused while recording");
    }
    length = length.plus(recorded.duration());
    return recorded.ending();
  }

  /// Whether there is room for more words.
  boolean hasRoom() {
    return rest().longest().compareTo(rest().shortest()) > 0;
  }

  private RecordingLimits rest() {
    var limits = services.messageLimits();
    return new RecordingLimits(
        limits.shortest(), limits.longest().minus(length), limits.silence(), limits.endingKeys());
  }

  /// Whether it is long enough to be meant.
  boolean isMeant() {
    return length.compareTo(services.messageLimits().shortest()) >= 0;
  }

  /// Records all of it anew. The former words stay until the new ones are on disk and long enough.
  ///
  /// @return whether there are new words
  boolean recordAgain() {
    var other = envelope.named(MessageId.random());
    var next = services.outbox().open(other);
    var kept = false;
    try {
      talk.insist(Prompt.BEEP);
      var recorded = talk.call().record(next.sink(), services.messageLimits());
      if (!isMeant(recorded)) {
        next.discard();
        return false;
      }
      next.sound();
      kept = true;
      deposit.discard();
      deposit = next;
      envelope = other;
      length = recorded.duration();
      return true;
    } catch (CallEnded hungUp) {
      next.discard();
      throw hungUp;
    } finally {
      if (!kept) {
        next.close();
      }
    }
  }

  private boolean isMeant(Recorded recorded) {
    return recorded.ending() != Ending.SINK_FAILED
        && recorded.duration().compareTo(services.messageLimits().shortest()) >= 0;
  }

  /// What was recorded, as a WAV file's bytes.
  ByteBuffer sound() {
    return deposit.sound();
  }

  void mark(Marks marks) {
    deposit.mark(marks);
    envelope = envelope.marked(marks);
  }

  /// CA-12: complete and on disk when this returns.
  void send() {
    var owner = envelope.recipient();
    tell(new Event.MessageRecorded(envelope.call(), envelope.id(), owner, length));
    deposit.commit();
    tell(new Event.MessageTaken(envelope.call(), envelope.id(), owner, length));
  }

  /// Drops what is too short to be meant.
  void drop() {
    deposit.discard();
    tell(new Event.MessageTooShort(envelope.call(), envelope.recipient(), length));
  }

  /// Drops what the caller does not want to be sent.
  void discard() {
    deposit.discard();
    tell(new Event.MessageDiscarded(envelope.call(), envelope.recipient(), length));
  }

  private void tell(Event event) {
    services.journal().happened(event);
  }

  @Override
  public void close() {
    deposit.close();
  }
}
