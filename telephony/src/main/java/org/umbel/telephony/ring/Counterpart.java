package org.umbel.telephony.ring;

import java.util.Optional;
import java.util.function.Consumer;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;

/// Whom the party of a leg talks to: the party of another leg, or a conversation here. What the
/// party does to the session is done to its counterpart. Safe for all threads; offers and answers
/// wait for the other side.
public interface Counterpart {

  /// What came of an offer or an answer.
  sealed interface Answer {
    /// @param description how the counterpart describes its side
    @SuppressWarnings("ArrayRecordComponent") // carries it, is never compared
    record Accepted(byte[] description) implements Answer {}

    /// @param status 300 to 699; the session is as it was
    record Refused(int status) implements Answer {}
  }

  /// A description that a party has asked for.
  ///
  /// @param answer told of the party's answer, or that there is none
  @SuppressWarnings("ArrayRecordComponent") // carries it, is never compared
  record Asked(byte[] description, Consumer<Optional<byte[]>> answer) {}

  /// What it would offer to somebody who knows nothing of it yet.
  byte[] offer();

  /// Is offered a session.
  ///
  /// @throws org.umbel.sip.SipException when it cannot be asked
  Answer answer(byte[] offer);

  /// Learns what somebody has answered to its [#offer].
  ///
  /// @return how it describes its side then, which may be otherwise than it has offered
  /// @throws org.umbel.sip.SipException when it cannot be told
  Answer take(byte[] answer);

  /// Is asked for an offer by its party.
  ///
  /// @return empty when it makes none
  Optional<Asked> ask();

  /// How it has described its side last; empty before it has.
  byte[] said();

  /// Gets an INFO of its party.
  Response info(Request info);

  /// Talks to the party of that leg from now on.
  ///
  /// @return whether it has gone already
  boolean meet(Leg leg);

  /// Talks to another conversation from now on, and that to it, each in the place of the party it
  /// talked to.
  ///
  /// @return false when one of the two is none, or they have nothing to speak in common
  default boolean link(Counterpart other) {
    return false;
  }

  /// Has the customer go to a conversation here that has this number, as the worker whom it talks
  /// to wants it; waits for that.
  ///
  /// @return false when there is no customer, or the number is not that of a conversation
  default boolean passOn(PhoneNumber number) {
    return false;
  }

  /// Does something when it has gone; at once when it has.
  void onGone(Runnable task);

  /// Whether it has gone.
  boolean ended();

  /// Its party has gone.
  void hangUp();
}
