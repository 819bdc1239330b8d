package org.umbel.sip.transaction;

import java.util.Optional;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.transport.Flow;

/// What sits above the transactions. Called on the loop.
public interface TransactionUser {

  /// Asked before a new request gets a transaction; a response refuses it without one (overload).
  Optional<Response> refusal(Request request, Flow from);

  /// A new request, neither ACK nor CANCEL.
  void onRequest(ServerTransaction transaction);

  /// An ACK that belongs to no transaction or to one answered with 2xx.
  void onAck(Request ack, Flow from);

  /// A response that belongs to no transaction, such as a 2xx of a fork that comes very late.
  void onStray(Response response, Flow from);
}
