package org.umbel.media.sdp;

import org.umbel.media.MediaException;

/// A session description that could not be read; the message names the line and what is wrong.
public final class MalformedDescription extends MediaException {
  private static final long serialVersionUID = 1;

  MalformedDescription(int line, String problem) {
    super("session description, line " + line + ": " + problem);
  }
}
