package org.umbel.domain.settings;

import org.umbel.domain.DomainException;
import org.umbel.domain.person.Extension;

/// A person's settings cannot be read or changed now.
public final class SettingsUnavailable extends DomainException {
  private static final long serialVersionUID = 1;

  public SettingsUnavailable(Extension owner, String why) {
    super("The settings of " + owner + " cannot be reached: " + why);
  }

  public SettingsUnavailable(Extension owner, String why, Throwable cause) {
    super("The settings of " + owner + " cannot be reached: " + why, cause);
  }
}
