package org.umbel.codecs;

import org.umbel.media.MediaException;

/// A codec's library could not do what it must be able to: it is broken, or memory is at its end.
/// The stream that wanted it ends; others go on.
public final class CodecFailed extends MediaException {
  private static final long serialVersionUID = 1;

  CodecFailed(String codec, String what, int code) {
    super(codec + ": " + what + " failed with " + code);
  }

  CodecFailed(String codec, String what, Exception cause) {
    super(codec + ": " + what + " failed: " + cause.getMessage(), cause);
  }
}
