package org.umbel.domain.settings;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.person.Extension;

/// The settings that hold for each voice box, as they are now. Safe for all threads; waits for the
/// vault.
public final class VoiceBoxSettings {
  private final SettingsVault vault;
  private final Function<Extension, BoxSettings> assigned;
  private final Supplier<BoxSettings> system;
  private final Journal journal;

  /// @param assigned what the configuration sets for a person; the person's own values come before
  /// @param system what is set for everybody
  public VoiceBoxSettings(
      SettingsVault vault,
      Function<Extension, BoxSettings> assigned,
      Supplier<BoxSettings> system,
      Journal journal) {
    this.vault = vault;
    this.assigned = assigned;
    this.system = system;
    this.journal = journal;
  }

  /// What is set for everybody, now.
  public BoxSettings system() {
    return system.get();
  }

  /// What holds for a person. A caller is not turned away because the person's own settings are not
  /// known now: then the configuration's and the system's hold, and it is told.
  public Settings of(Extension owner) {
    return new Settings(own(owner).over(assigned.apply(owner)), system.get());
  }

  /// What holds for a person, for who wants to see or change just that.
  ///
  /// @throws SettingsUnavailable when the person's own settings are not known now
  public Settings known(Extension owner) {
    return new Settings(vault.find(owner).over(assigned.apply(owner)), system.get());
  }

  private BoxSettings own(Extension owner) {
    try {
      return vault.find(owner);
    } catch (SettingsUnavailable unknown) {
      journal.happened(new Event.SettingsUnknown(owner, String.valueOf(unknown.getMessage())));
      return BoxSettings.NONE;
    }
  }

  /// Changes what is the person's own.
  ///
  /// @return what holds now
  /// @throws SettingsUnavailable when nothing was changed
  public Settings change(Extension owner, UnaryOperator<BoxSettings> change) {
    var own = vault.update(owner, change);
    return new Settings(own.over(assigned.apply(owner)), system.get());
  }
}
