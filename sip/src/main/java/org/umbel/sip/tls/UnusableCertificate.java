package org.umbel.sip.tls;

import org.umbel.sip.SipException;

/// A certificate or a key cannot be used: its file cannot be read, its password is wrong, the key
/// does not fit. The message names the file and says what to do.
public final class UnusableCertificate extends SipException {
  private static final long serialVersionUID = 1;

  UnusableCertificate(String message) {
    super(message);
  }

  UnusableCertificate(String message, Throwable cause) {
    super(message, cause);
  }
}
