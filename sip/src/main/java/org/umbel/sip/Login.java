package org.umbel.sip;

import java.util.Optional;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;

/// Answers the digest challenges of a peer, RFC 3261 §22.
@FunctionalInterface
public interface Login {

  /// The request with what the 401 or 407 asks for; empty when there is nothing to say.
  ///
  /// @param refused the request as it was sent
  Optional<Request> answer(Request refused, Response challenge);
}
