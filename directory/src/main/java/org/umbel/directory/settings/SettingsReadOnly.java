package org.umbel.directory.settings;

import org.umbel.directory.DirectoryException;
import org.umbel.domain.person.Extension;

/// The directory lets nobody write these settings; nothing was changed.
final class SettingsReadOnly extends DirectoryException {
  private static final long serialVersionUID = 1;

  SettingsReadOnly(Extension owner, String why, Throwable cause) {
    super("The directory does not take the settings of " + owner + ": " + why, cause);
  }
}
