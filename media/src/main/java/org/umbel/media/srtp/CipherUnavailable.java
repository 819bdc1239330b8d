package org.umbel.media.srtp;

import org.umbel.media.MediaException;

/// The Java machine lacks a cipher that SRTP needs, or it failed.
public final class CipherUnavailable extends MediaException {
  private static final long serialVersionUID = 1;

  CipherUnavailable(String cipher, Throwable cause) {
    super("the cipher " + cipher + " of the Java machine failed", cause);
  }
}
