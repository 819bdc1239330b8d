package org.umbel.media.engine;

import org.umbel.media.MediaException;

/// Every port pair of the configured range is taken, by our own calls or by other programs.
public final class NoPortFree extends MediaException {
  private static final long serialVersionUID = 1;

  NoPortFree(PortRange range) {
    super("no RTP port free in " + range + " (" + range.pairs() + " pairs)");
  }
}
