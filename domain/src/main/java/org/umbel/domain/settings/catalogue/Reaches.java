package org.umbel.domain.settings.catalogue;

import java.util.Comparator;
import java.util.Optional;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.BoxSetting.Reach;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;

/// What a person sees and may change: as the administrator has decided, else as the catalogue has
/// it. What is the same for everybody stays so.
public final class Reaches {
  private final BoxSettings system;

  private Reaches(BoxSettings system) {
    this.system = system;
  }

  public static Reaches of(Settings settings) {
    return new Reaches(settings.system());
  }

  public Reach of(BoxSetting<?> setting) {
    return decided(setting).orElse(setting.reach());
  }

  public boolean seen(BoxSetting<?> setting) {
    return of(setting).compareTo(Reach.SEEN) >= 0;
  }

  public boolean changeable(BoxSetting<?> setting) {
    return of(setting) == Reach.CHANGEABLE;
  }

  /// Whether the administrator has decided that the person does not change it. The phone offers
  /// what its own settings allow as long as this is not so.
  public boolean withheld(BoxSetting<?> setting) {
    return decided(setting).filter(reach -> reach != Reach.CHANGEABLE).isPresent();
  }

  private Optional<Reach> decided(BoxSetting<?> setting) {
    return setting.reach().personal()
        ? ReachSettings.given(system).stream()
            .flatMap(given ->
                given.names().stream()
                    .filter(name -> ReachSettings.fits(name, setting.key()))
                    .map(name -> new Named(name.length(), given.reach())))
            .max(Comparator.comparingInt(Named::length))
            .map(Named::reach)
        : Optional.empty();
  }

  private record Named(int length, Reach reach) {}
}
