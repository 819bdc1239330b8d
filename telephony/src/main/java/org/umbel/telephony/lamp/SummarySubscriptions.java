package org.umbel.telephony.lamp;

import org.umbel.domain.person.Extension;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.message.MessageSummary;
import org.umbel.sip.transport.Peer;

/// Phones that have subscribed to the lamp.
public final class SummarySubscriptions {
  public SummarySubscriptions() {}

  public void subscribe(IncomingRequest incoming) {
    incoming.replyDefault();
  }

  void tell(Extension owner, MessageSummary summary) {}

  boolean from(Extension owner, Peer peer) {
    return false;
  }
}
