package org.umbel.sip.event;

import org.umbel.sip.message.Request;

/// The application's side of a subscription it has made. Called on virtual threads, one call after
/// the other.
public interface SubscriptionHandler {

  /// A NOTIFY has come; it is answered with 200 when this returns.
  void onNotify(Request notify);

  /// The subscription is over.
  ///
  /// @param reason the notifier's, such as `deactivated`, or in words what else has happened
  default void onEnded(String reason) {}
}
