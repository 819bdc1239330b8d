package org.umbel.sip.testnet;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.Incident;
import org.umbel.sip.transport.Sink;

/// Keeps what arrives.
public final class Recording implements Sink {

  private final List<SipMessage> messages = new CopyOnWriteArrayList<>();

  /// Each message in a word or two.
  public List<String> words() {
    return messages.stream().map(Wording::of).toList();
  }

  public SipMessage last() {
    return messages.getLast();
  }

  @Override
  public void received(SipMessage message, Flow from) {
    messages.add(message);
  }

  @Override
  public void malformed(MalformedMessage fault, Flow from) {
    throw fault;
  }

  @Override
  public void incident(Incident incident) {}
}
