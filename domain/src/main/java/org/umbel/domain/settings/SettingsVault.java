package org.umbel.domain.settings;

import java.util.function.UnaryOperator;
import org.umbel.domain.person.Extension;

/// Where people's own settings are kept. Safe for all threads. May wait for a disk or a directory,
/// at most as long as its adapter states.
public interface SettingsVault {

  /// [BoxSettings#NONE] for somebody who has none.
  ///
  /// @throws SettingsUnavailable when they are not known now; never a guess
  BoxSettings find(Extension owner);

  /// Replaces them by what `change` makes of them, as one step that no other change comes between;
  /// kept for good when this returns.
  ///
  /// @return the new ones
  /// @throws SettingsUnavailable when nothing was changed
  BoxSettings update(Extension owner, UnaryOperator<BoxSettings> change);
}
