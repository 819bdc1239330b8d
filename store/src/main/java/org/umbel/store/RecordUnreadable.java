package org.umbel.store;

import java.nio.file.Path;

/// A file of ours does not say what it should. It is left as it is, for somebody to look at.
public final class RecordUnreadable extends StoreException {
  private static final long serialVersionUID = 1;

  public RecordUnreadable(Path file, String why) {
    super("Cannot understand " + file + ": " + why);
  }
}
