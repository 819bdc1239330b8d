package org.umbel.domain.lamp;

import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.notice.NoticeSettings;
import org.umbel.domain.settings.Settings;

/// The numbers somebody's lamp goes by where they are not the usual ones (MW-4).
///
/// @param lamp the phone whose lamp is set instead of the person's own
/// @param sender what phones show and call for the messages
public record LampNumbers(Optional<PhoneNumber> lamp, Optional<PhoneNumber> sender) {
  /// The usual ones.
  public static final LampNumbers NONE = new LampNumbers(Optional.empty(), Optional.empty());

  public static LampNumbers of(Settings settings) {
    return new LampNumbers(
        settings.value(NoticeSettings.LAMP_NUMBER), settings.value(NoticeSettings.LAMP_SENDER));
  }
}
