package org.umbel.store.spool;

import java.io.IOException;
import java.nio.file.Path;

/// The spool has been closed, and may be another process's by now.
final class ClosedSpool extends IOException {
  private static final long serialVersionUID = 1;

  ClosedSpool(Path spool) {
    super("the spool " + spool + " is closed");
  }
}
