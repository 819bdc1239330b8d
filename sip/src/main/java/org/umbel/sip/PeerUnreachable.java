package org.umbel.sip;

/// A request could not be brought to its peer.
public final class PeerUnreachable extends SipException {
  private static final long serialVersionUID = 1;

  PeerUnreachable(String what) {
    super(what);
  }
}
