package org.umbel.media.engine;

import org.umbel.media.MediaException;

/// The operating system refused what the engine needs, such as opening a selector or a socket on
/// the configured address.
public final class EngineFailed extends MediaException {
  private static final long serialVersionUID = 1;

  EngineFailed(String what, Throwable cause) {
    super(what + ": " + cause.getMessage(), cause);
  }
}
