package org.umbel.telephony.ring;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.IncomingInvite.Accepted;
import org.umbel.sip.SipException;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;

/// Answers the caller with what the first phone that answered said; later phones come too late.
/// Used by the threads of all phones.
final class Joining {
  private final IncomingInvite caller;
  private final boolean alone;
  private final BridgeLeg leg = new BridgeLeg();
  private @Nullable Phone winner; // guarded by this
  private boolean closed; // guarded by this
  private volatile Optional<Accepted> accepted = Optional.empty();

  /// @param alone whether one phone rings and no other
  Joining(IncomingInvite caller, boolean alone) {
    this.caller = caller;
    this.alone = alone;
  }

  boolean alone() {
    return alone;
  }

  /// The caller's side of the joined calls.
  BridgeLeg leg() {
    return leg;
  }

  /// Whether this phone is the one that takes the call, now or before.
  synchronized boolean claim(Phone phone) {
    if (winner == null && !closed) {
      winner = phone;
    }
    return winner == phone && !closed;
  }

  /// No phone can claim the call any more.
  synchronized void close() {
    closed = true;
  }

  /// Answers the caller and waits for the ACK; for the phone that has claimed the call. Once more
  /// gives the same.
  ///
  /// @return empty when the caller has gone
  Optional<Accepted> join(Response phonesAnswer) {
    if (accepted.isPresent()) {
      return accepted;
    }
    try {
      var ok = caller.request().reply(Status.OK).withBody(MediaType.SDP, phonesAnswer.body());
      accepted = Optional.of(caller.accept(ok, leg));
    } catch (SipException gone) {
      // the phone will be told
    }
    return accepted;
  }
}
