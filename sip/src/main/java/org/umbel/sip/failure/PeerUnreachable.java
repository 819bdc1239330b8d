package org.umbel.sip.failure;

import org.umbel.sip.SipException;

/// A request could not be brought to its peer.
public final class PeerUnreachable extends SipException {
  private static final long serialVersionUID = 1;

  public PeerUnreachable(String what) {
    super(what);
  }
}
