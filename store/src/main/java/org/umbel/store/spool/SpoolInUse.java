package org.umbel.store.spool;

import java.nio.file.Path;
import org.umbel.store.StoreException;

/// Another process works with this spool; two would deliver messages twice.
public final class SpoolInUse extends StoreException {
  private static final long serialVersionUID = 1;

  SpoolInUse(Path folder) {
    super("The spool " + folder + " is in use by another process");
  }
}
