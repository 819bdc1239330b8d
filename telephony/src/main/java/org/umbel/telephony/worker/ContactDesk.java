package org.umbel.telephony.worker;

import org.umbel.domain.call.CallId;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.sip.message.NameAddr;
import org.umbel.telephony.ring.Answerable;
import org.umbel.telephony.ring.Leg;

/// The conversations here, as workers reach them by a number: with their customer, or for one.
public interface ContactDesk {

  /// Passes a customer on; waits until the conversation has answered, which goes on by itself.
  ///
  /// @param customer who goes on as before when it does not answer
  /// @param former the customer's call until now
  /// @return false when there is no such conversation, or it takes no call
  /// @throws InterruptedException when the thread is interrupted
  boolean take(Leg customer, PhoneNumber number, CallId former) throws InterruptedException;

  /// Talks to somebody who is no customer of its own, or not one with a phone; waits until the
  /// conversation is over, which it is at once where the number is not that of a contact point.
  ///
  /// @param shown who it is, as workers are told
  /// @param former the customer's call that this is about
  void consult(Answerable caller, NameAddr shown, PhoneNumber number, CallId former);
}
