package org.umbel.sip.transaction;

import org.umbel.sip.message.Response;

/// Who has sent a request. Called on the loop.
public interface ClientUser {

  /// A response has come: any number of provisional ones, then the final one. A 2xx to INVITE comes
  /// here each time it comes, until timer M has ended the transaction.
  void onResponse(Response response);

  /// No final response came in time (timers B and F). Nothing more will come.
  void onTimeout();

  /// The request could not leave. Nothing more will come.
  ///
  /// @param reason in words, for people
  void onUnsent(String reason);
}
