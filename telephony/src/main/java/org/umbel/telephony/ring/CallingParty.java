package org.umbel.telephony.ring;

import java.util.Optional;
import org.umbel.sip.Dialog;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;

/// For whom phones are rung: somebody who calls, or somebody who is being transferred. Safe for all
/// threads.
interface CallingParty {

  /// Shown to the phones, without a tag.
  NameAddr from();

  /// The party's offer; empty when it wants the phone's.
  Optional<byte[]> offer();

  /// Puts the party's own headers into the INVITE to a phone.
  Request dress(Request invite);

  /// A phone rings.
  void rings();

  /// The same, for who wants to know which phone rings.
  ///
  /// @param commandable the phone's early dialog, where it can be told to answer
  default void rings(Optional<Dialog> commandable) {}

  /// A phone sends sound before it answers, and its description; told of the only phone alone.
  ///
  /// @param provisional of 101 to 199 with a description
  /// @return the party's answer when the description was an offer and could be answered
  Optional<byte[]> sounds(Response provisional);

  /// Whether the party can answer an offer that comes before the phone is answered.
  boolean answersEarly();

  /// Does something when the party has gone.
  void onGone(Runnable task);

  /// The phones ring for somebody else from now on.
  default void replaced() {}

  /// Connects the party with what the phone that answered said, and waits until it is.
  ///
  /// @param answer whether that was the phone's answer to the party's offer, not an offer of its
  ///   own
  /// @return how the party describes its side; empty when it has gone
  Optional<byte[]> join(byte[] phones, boolean answer);

  /// The party as whom the phone that answered talks to.
  Counterpart side();
}
