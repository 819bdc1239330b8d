package org.umbel.sip;

import java.util.Optional;
import org.umbel.sip.message.Response;

/// What the thread of a call we make learns from the loop.
sealed interface CallStep {

  /// A provisional response.
  ///
  /// @param dialog the early dialog it is of; empty when it makes none
  /// @param first whether it has made it
  record Progress(Response response, Optional<Dialog> dialog, boolean first) implements CallStep {}

  /// The response to a PRACK that made an offer.
  record PrackAnswered(Response response) implements CallStep {}

  /// The first 2xx.
  record Answered(InviteExchange exchange, Dialog dialog, Response ok) implements CallStep {}

  /// A final response other than 2xx.
  record Refused(Response response) implements CallStep {}

  /// No response at all.
  record Silent() implements CallStep {}

  /// The INVITE never left, or its answer makes no sense.
  record Unsent(String reason) implements CallStep {}
}
