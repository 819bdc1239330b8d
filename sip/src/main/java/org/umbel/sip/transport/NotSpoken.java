package org.umbel.sip.transport;

import org.umbel.sip.SipException;

/// A message was to go by a protocol for which there is no listen point.
public final class NotSpoken extends SipException {
  private static final long serialVersionUID = 1;

  NotSpoken(Peer peer) {
    super("No listen point for " + peer);
  }
}
