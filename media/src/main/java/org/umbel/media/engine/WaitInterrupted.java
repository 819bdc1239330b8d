package org.umbel.media.engine;

import org.umbel.media.MediaException;

/// The waiting thread was interrupted; its interrupt flag is set again.
public final class WaitInterrupted extends MediaException {
  private static final long serialVersionUID = 1;

  WaitInterrupted(long session) {
    super("interrupted while waiting on media session " + session);
    Thread.currentThread().interrupt();
  }
}
