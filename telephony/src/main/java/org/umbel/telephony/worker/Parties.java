package org.umbel.telephony.worker;

import org.umbel.domain.call.PhoneNumber;
import org.umbel.media.engine.Bridge;
import org.umbel.telephony.call.OwnSide;

/// Whom a worker's call may fetch, and how they hear each other. Nothing here waits.
interface Parties {

  /// What came of looking for somebody.
  sealed interface Found {
    /// @param calling has the phones ring, which is told as news
    record Somebody(Invitee who, Runnable calling) implements Found {}

    /// Only the customer can be passed on there: the number is that of a conversation here.
    ///
    /// @param conveying passes on, which is told as news
    record Conversation(Runnable conveying) implements Found {}

    /// @param why as [org.umbel.domain.interaction.VoiceCall.Steered.Refused]
    record Nobody(String why) implements Found {}
  }

  /// @param forCustomer whether the customer is to talk to them, without the worker
  Found find(PhoneNumber number, boolean forCustomer);

  /// Lets them hear each other.
  Bridge bridge(OwnSide... parties);

  /// The worker has taken the call.
  void connected();

  /// Something went wrong that nobody has thought of.
  void failed(RuntimeException fault);

  /// The call is over, and whoever was called is gone.
  void over();
}
