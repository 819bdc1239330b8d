package org.umbel.domain.lamp;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.notice.NoticeSettings;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Sites;
import org.umbel.domain.settings.Settings;

/// The numbers somebody's lamp goes by where they are not the usual ones (MW-4).
///
/// @param lamp the phone whose lamp is set instead of the person's own
/// @param sender what phones show and call for the messages
/// @param lines by which phones are told that are not registered, the best first; none for the
///   first line (DP-8)
public record LampNumbers(
    Optional<PhoneNumber> lamp, Optional<PhoneNumber> sender, List<String> lines) {
  /// The usual ones.
  public static final LampNumbers NONE =
      new LampNumbers(Optional.empty(), Optional.empty(), List.of());

  public LampNumbers {
    lines = List.copyOf(lines);
  }

  /// A whole number of a site is that of the extension behind it.
  public static LampNumbers of(Settings settings, Extension owner, Sites sites) {
    return new LampNumbers(
        settings
            .value(NoticeSettings.LAMP_NUMBER)
            .map(number -> sites.behind(number).map(Extension::number).orElse(number)),
        settings.value(NoticeSettings.LAMP_SENDER),
        sites.of(owner).lines());
  }
}
