package org.umbel.sip.tls;

import org.umbel.sip.SipException;

/// No TLS connection came about; the message says why, for people: which certificate, what is wrong
/// with it, what was offered and what is taken.
public final class InsecureConnection extends SipException {
  private static final long serialVersionUID = 1;

  InsecureConnection(String message, Throwable cause) {
    super(message, cause);
  }
}
