package org.umbel.sip.trace;

import java.util.Optional;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.transport.Peer;

/// Something that happened in an endpoint.
public sealed interface SipEvent {

  /// A message has come in, a repeated one included.
  record Received(SipMessage message, Peer from) implements SipEvent {}

  /// A message goes out for the first time.
  record Sent(SipMessage message, Peer to) implements SipEvent {}

  /// A message goes out again, because its answer is late or the peer repeated itself.
  ///
  /// @param what the message in words, such as `200 INVITE`
  /// @param callId of the message
  record Retransmitted(String what, String callId, Peer to) implements SipEvent {}

  /// The endpoint itself has refused a request, without asking the application.
  record Refused(Request request, Response response) implements SipEvent {}

  /// Something came that is no valid message.
  record Malformed(MalformedMessage fault, Peer from) implements SipEvent {}

  /// A message came that belongs to nothing: a response without a request, an ACK without a dialog.
  record Stray(SipMessage message, Peer from) implements SipEvent {}

  /// No response came to a request of ours (timer B or F).
  record TimedOut(Request request, Peer to) implements SipEvent {}

  /// A destination did not answer in its time, could not be reached, or refused in a way that lets
  /// the next one be tried; the request goes on to that.
  ///
  /// @param response empty for silence
  record Abandoned(Request request, Peer peer, Optional<Response> response) implements SipEvent {}

  /// No ACK came to a final response of ours (timer H, or 64*T1 for a 2xx).
  record NoAck(Response response, Peer to) implements SipEvent {}

  /// A message could not leave, or a connection broke a limit.
  record TransportFailed(Peer peer, String reason) implements SipEvent {}

  /// The access list keeps the peer out. Counted each time, told once an hour for each address.
  record Denied(Peer from) implements SipEvent {}

  /// The peer has asked for too much lately and is not served for a while. Counted each time, told
  /// once an hour for each address and reason.
  record Throttled(Peer from, String reason) implements SipEvent {}

  /// No TLS connection came about. Counted each time, told once an hour for each address and
  /// reason.
  ///
  /// @param reason in words, for people: which certificate, what is wrong with it
  record Insecure(Peer peer, String reason) implements SipEvent {}

  /// A new request was answered 503 because the endpoint has too much to do.
  record Shed(Request request, Peer from, String reason) implements SipEvent {}

  /// The application threw, or left a request without a final response.
  record HandlerFailed(Request request, Throwable fault) implements SipEvent {}

  /// A fault of the endpoint itself; the message that showed it was dropped.
  record Fault(Throwable fault) implements SipEvent {}
}
