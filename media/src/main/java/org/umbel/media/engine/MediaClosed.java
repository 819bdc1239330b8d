package org.umbel.media.engine;

import org.umbel.media.MediaException;

/// The session was closed before or while somebody waited on it: the call is over.
public final class MediaClosed extends MediaException {
  private static final long serialVersionUID = 1;

  MediaClosed(long session) {
    super("media session " + session + " is closed");
  }
}
