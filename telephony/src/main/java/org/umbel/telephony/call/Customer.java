package org.umbel.telephony.call;

import org.umbel.domain.call.CallId;
import org.umbel.sip.message.NameAddr;

/// Somebody for whom a worker's phone is to ring. Safe for all threads.
public interface Customer {

  CallId id();

  /// The customer's side of the call, which is followed by whoever brings the customer.
  OwnSide side();

  /// Who it is, as others are told.
  NameAddr name();

  /// A worker's phone rings.
  void rings();

  /// Answers the customer now, if that was not done before; waits.
  ///
  /// @return false when the customer has gone, or could not be talked to
  boolean answer();

  /// Nobody talks to the customer any more, who hears again what was heard before.
  void leftAlone();

  /// The customer talks to another conversation from now on, and not by this side any more.
  void passedOn();
}
