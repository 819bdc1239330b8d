package org.umbel.sip.testnet;

import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.Incident;
import org.umbel.sip.transport.Sink;

/// Takes everything and says nothing.
enum Silence implements Sink {
  SINK;

  @Override
  public void received(SipMessage message, Flow from) {}

  @Override
  public void malformed(MalformedMessage fault, Flow from) {}

  @Override
  public void incident(Incident incident) {}
}
