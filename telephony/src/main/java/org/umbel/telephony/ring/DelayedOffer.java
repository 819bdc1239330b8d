package org.umbel.telephony.ring;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.umbel.sip.Dialog;
import org.umbel.sip.SipException;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;

/// An offer that one party is asked for and the other answers: a re-INVITE without a description
/// that is carried from one to the other, with the answer in the ACKs (RFC 3261 §14.1).
final class DelayedOffer {
  private static final int PATIENCE_SECONDS = 32; // as long as a 2xx waits for its ACK

  private final BlockingQueue<Optional<byte[]>> offer = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<Optional<byte[]>> answer = new ArrayBlockingQueue<>(1);

  /// Asks a party for its offer and waits for that.
  ///
  /// @return empty when it makes none
  Optional<byte[]> askOf(Dialog party) {
    Thread.ofVirtual().name("delayed offer").start(() -> ask(party));
    return awaited(offer);
  }

  private void ask(Dialog party) {
    try {
      if (!party.reinvite(plain -> plain, this::answered).success()) {
        offer.offer(Optional.empty());
      }
    } catch (SipException unreachable) {
      offer.offer(Optional.empty());
    }
  }

  private Request answered(Response made, Request ack) {
    offer.offer(made.bodyLength() == 0 ? Optional.empty() : Optional.of(made.body()));
    return awaited(answer).map(body -> ack.withBody(MediaType.SDP, body)).orElse(ack);
  }

  /// The other party has answered, or will not.
  void answer(Optional<byte[]> description) {
    answer.offer(description);
  }

  private static Optional<byte[]> awaited(BlockingQueue<Optional<byte[]>> queue) {
    try {
      return Optional.ofNullable(queue.poll(PATIENCE_SECONDS, SECONDS)).flatMap(found -> found);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
