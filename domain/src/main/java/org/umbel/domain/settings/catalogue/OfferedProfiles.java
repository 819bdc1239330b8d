package org.umbel.domain.settings.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;

/// Whether the profiles that hold for everybody are among those that people choose from: who finds
/// one chosen by the hours must be able to record its greeting (CA-6, CA-7).
public final class OfferedProfiles {
  private OfferedProfiles() {}

  /// A profile that holds without being offered.
  ///
  /// @param key of the setting that names it
  /// @param found the profile
  /// @param allowed in words
  public record Mistake(String key, String found, String allowed) {}

  /// All that is wrong, beyond the form.
  ///
  /// @param system what is set for everybody
  public static List<Mistake> mistakes(BoxSettings system) {
    var all = new Settings(BoxSettings.NONE, system);
    var mistakes = new ArrayList<Mistake>();
    missing(all, GreetingSettings.ACTIVE, Optional.of(all.value(GreetingSettings.ACTIVE)))
        .ifPresent(mistakes::add);
    missing(all, GreetingSettings.OUTSIDE, all.value(GreetingSettings.OUTSIDE))
        .ifPresent(mistakes::add);
    missing(all, GreetingSettings.BREAK, all.value(GreetingSettings.BREAK))
        .ifPresent(mistakes::add);
    return mistakes;
  }

  private static Optional<Mistake> missing(
      Settings all, BoxSetting<?> setting, Optional<Profile> named) {
    return named
        .filter(profile -> !offered(all).contains(profile))
        .map(profile -> new Mistake(setting.key(), profile.word(), words(offered(all))));
  }

  private static List<Profile> offered(Settings all) {
    return all.value(GreetingSettings.OFFERED);
  }

  /// Which of them may be named.
  static String words(List<Profile> offered) {
    return offered.isEmpty()
        ? "none, for no profiles are offered"
        : offered.stream().map(Profile::word).collect(Collectors.joining(" or "))
            + ", the profiles that are offered";
  }
}
