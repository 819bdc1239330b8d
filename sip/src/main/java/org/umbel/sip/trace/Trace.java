package org.umbel.sip.trace;

import java.util.Optional;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.trace.SipCounters.Counter;
import org.umbel.sip.transport.Peer;

/// Where the layers of an endpoint report: counts each event, and makes it only when somebody
/// listens.
public final class Trace {

  private final SipListener listener;
  private final boolean listened;
  private final SipCounters counters = new SipCounters();

  public Trace(SipListener listener) {
    this.listener = listener;
    this.listened = !listener.equals(SipListener.NONE);
  }

  public SipCounters counters() {
    return counters;
  }

  public void received(SipMessage message, Peer from) {
    if (counted(Counter.RECEIVED)) listener.on(new SipEvent.Received(message, from));
  }

  public void sent(SipMessage message, Peer to) {
    if (counted(Counter.SENT)) listener.on(new SipEvent.Sent(message, to));
  }

  public void retransmitted(String what, String callId, Peer to) {
    if (counted(Counter.RETRANSMITTED)) listener.on(new SipEvent.Retransmitted(what, callId, to));
  }

  public void refused(Request request, Response response) {
    if (counted(Counter.REFUSED)) listener.on(new SipEvent.Refused(request, response));
  }

  public void malformed(MalformedMessage fault, Peer from) {
    if (counted(Counter.MALFORMED)) listener.on(new SipEvent.Malformed(fault, from));
  }

  public void keptAlive() {
    counters.count(Counter.KEPT_ALIVE);
  }

  public void stray(SipMessage message, Peer from) {
    if (counted(Counter.STRAY)) listener.on(new SipEvent.Stray(message, from));
  }

  public void timedOut(Request request, Peer to) {
    if (counted(Counter.TIMED_OUT)) listener.on(new SipEvent.TimedOut(request, to));
  }

  public void abandoned(Request request, Peer peer, Optional<Response> response) {
    if (counted(Counter.ABANDONED)) listener.on(new SipEvent.Abandoned(request, peer, response));
  }

  public void noAck(Response response, Peer to) {
    if (counted(Counter.NO_ACK)) listener.on(new SipEvent.NoAck(response, to));
  }

  public void transportFailed(Peer peer, String reason) {
    if (counted(Counter.TRANSPORT_FAILED)) listener.on(new SipEvent.TransportFailed(peer, reason));
  }

  /// @param tell whether the listener is to know, too
  public void denied(Peer from, boolean tell) {
    if (counted(Counter.DENIED) && tell) listener.on(new SipEvent.Denied(from));
  }

  /// @param tell whether the listener is to know, too
  public void throttled(Peer from, String reason, boolean tell) {
    if (counted(Counter.THROTTLED) && tell) listener.on(new SipEvent.Throttled(from, reason));
  }

  /// @param tell whether the listener is to know, too
  public void insecure(Peer peer, String reason, boolean tell) {
    if (counted(Counter.INSECURE) && tell) listener.on(new SipEvent.Insecure(peer, reason));
  }

  public void shed(Request request, Peer from, String reason) {
    if (counted(Counter.SHED)) listener.on(new SipEvent.Shed(request, from, reason));
  }

  public void handlerFailed(Request request, Throwable fault) {
    if (counted(Counter.HANDLER_FAILED)) listener.on(new SipEvent.HandlerFailed(request, fault));
  }

  public void fault(Throwable fault) {
    if (counted(Counter.FAULT)) listener.on(new SipEvent.Fault(fault));
  }

  private boolean counted(Counter counter) {
    counters.count(counter);
    return listened;
  }
}
