package org.umbel.sip.locate;

import org.umbel.sip.SipException;
import org.umbel.sip.message.SipUri;

/// A URI leads nowhere: its host has no address, or we do not speak the protocol it wants.
public final class NotLocated extends SipException {
  private static final long serialVersionUID = 1;

  NotLocated(SipUri uri, String reason) {
    super("No way to " + uri + ": " + reason, false);
  }
}
