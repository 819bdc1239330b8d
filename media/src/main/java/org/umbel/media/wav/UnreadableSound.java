package org.umbel.media.wav;

import java.io.IOException;
import org.umbel.media.MediaException;

/// A sound file that could not be read: it is none, or of a kind we do not know, or the disk
/// failed.
public final class UnreadableSound extends MediaException {
  private static final long serialVersionUID = 1;

  UnreadableSound(String where, String problem) {
    super(where + ": " + problem);
  }

  UnreadableSound(String where, IOException cause) {
    super(where + ": " + cause.getMessage(), cause);
  }
}
