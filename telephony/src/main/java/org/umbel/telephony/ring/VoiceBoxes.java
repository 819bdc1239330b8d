package org.umbel.telephony.ring;

import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection.Reason;

/// Takes those into a conversation who are transferred to a number whose phones do not take them.
@FunctionalInterface
public interface VoiceBoxes {

  /// Waits until the box has answered; the conversation goes on by itself.
  ///
  /// @param party who talks already, and does still when the box does not answer
  /// @param why the phones have not taken it
  /// @return false when no box belongs to the number, or it takes no call
  /// @throws InterruptedException when the thread is interrupted
  boolean take(Leg party, PhoneNumber number, Reason why) throws InterruptedException;
}
