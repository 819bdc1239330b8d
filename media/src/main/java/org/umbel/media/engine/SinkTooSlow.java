package org.umbel.media.engine;

import org.umbel.media.MediaException;

/// A recording's sink took so long that the ring between it and the media thread ran over.
public final class SinkTooSlow extends MediaException {
  private static final long serialVersionUID = 1;

  SinkTooSlow(long behind) {
    super("the recording's sink is " + behind + " samples behind, more than are kept for it");
  }
}
