package org.umbel.telephony.trace;

import java.util.List;
import java.util.function.Supplier;
import org.umbel.domain.trace.Step.What;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.trace.SipEvent;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.Peer;

/// Listens to the endpoint of one line and brings what belongs to calls to their traces, the rest
/// to the line's exchanges. Called mostly by the endpoint's loop; keeps references and counts,
/// works nothing out.
final class LineWatch implements SipListener {
  final String name;
  private final TraceBook book;
  private final LineCounters counters;
  private final Supplier<List<ListenPoint>> points;
  private final SipListener next;
  private final LineExchanges exchanges;
  private volatile List<ListenPoint> lastSeen = List.of();

  LineWatch(
      String name,
      TraceBook book,
      LineCounters counters,
      Supplier<List<ListenPoint>> points,
      SipListener next) {
    this.name = name;
    this.book = book;
    this.counters = counters;
    this.points = points;
    this.next = next;
    this.exchanges = new LineExchanges(this, book.keeps());
  }

  /// What belongs to no call.
  LineExchanges exchanges() {
    return exchanges;
  }

  /// Where the line listens; once it has ended, where it was last seen to.
  List<ListenPoint> points() {
    var now = points.get();
    if (!now.isEmpty()) {
      lastSeen = now;
    }
    return lastSeen;
  }

  @Override
  public void on(SipEvent event) {
    switch (event) {
      case SipEvent.Received(var message, var from) -> wire(message, from, true);
      case SipEvent.Sent(var message, var to) -> wire(message, to, false);
      case SipEvent.Retransmitted(var what, var callId, _) -> note(callId, What.SENT_AGAIN, what);
      case SipEvent.TimedOut(var request, _) -> {
        counters.silent(request);
        note(request.callId(), What.NO_RESPONSE, request.method().name());
      }
      case SipEvent.Abandoned(var request, var peer, var response) ->
          response.ifPresentOrElse(
              _ -> {}, // the ladder has it
              () -> note(request.callId(), What.NO_RESPONSE, request.method() + " at " + peer));
      case SipEvent.NoAck(var response, _) ->
          note(response.callId(), What.NO_ACK, Integer.toString(response.status()));
      case SipEvent.Shed(var request, _, var reason) ->
          note(request.callId(), What.REFUSED, reason);
      case SipEvent.HandlerFailed(var request, var fault) ->
          note(request.callId(), What.FAILED, fault.toString());
      case SipEvent.Refused _,
          SipEvent.Malformed _,
          SipEvent.Stray _,
          SipEvent.TransportFailed _,
          SipEvent.Denied _,
          SipEvent.Throttled _,
          SipEvent.Insecure _,
          SipEvent.Fault _ -> {}
    }
    next.on(event);
  }

  private void wire(SipMessage message, Peer peer, boolean received) {
    counters.count(message, received);
    if (received && message instanceof Request request && opens(request)) {
      book.arrived(request);
    }
    if (!book.wire(this, message, peer, received)) {
      exchanges.wire(book.now(), message, peer, received);
    }
  }

  private void note(String callId, What what, String detail) {
    if (!book.note(callId, what, detail)) {
      exchanges.note(book.now(), callId, what, detail);
    }
  }

  private static boolean opens(Request request) {
    return request.is(Method.INVITE) && request.to().tag().isEmpty();
  }
}
