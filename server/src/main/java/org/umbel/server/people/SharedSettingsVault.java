package org.umbel.server.people;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.umbel.domain.person.Extension;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.SettingsVault;

/// Keeps the settings of some people in one place and those of the others in another.
///
/// @param first whose settings are in `there`
record SharedSettingsVault(Predicate<Extension> first, SettingsVault there, SettingsVault others)
    implements SettingsVault {

  @Override
  public BoxSettings find(Extension owner) {
    return of(owner).find(owner);
  }

  @Override
  public BoxSettings update(Extension owner, UnaryOperator<BoxSettings> change) {
    return of(owner).update(owner, change);
  }

  private SettingsVault of(Extension owner) {
    return first.test(owner) ? there : others;
  }
}
