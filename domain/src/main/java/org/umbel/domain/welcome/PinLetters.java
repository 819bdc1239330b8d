package org.umbel.domain.welcome;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.umbel.domain.letter.Letters;
import org.umbel.domain.person.AccessSettings;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.PinGate;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.VoiceBoxSettings;

/// Tells people in writing that their box has been locked or that their PIN expires soon (WM-4).
/// Waits for the disk, never for a mail server.
///
/// @param vault remembers who was reminded
public record PinLetters(
    PinGate pins,
    VoiceBoxSettings settings,
    Letters letters,
    LetterWriter writer,
    WelcomeVault vault,
    InstantSource clock) {

  /// A box has just been locked.
  public void locked(Person owner, int wrongTries) {
    if (letters.reach(owner) && wants(owner, AccessSettings.LOCK_MAIL)) {
      letters.send(owner, writer.locked(owner, wrongTries));
    }
  }

  /// Looks whether somebody is to be reminded; called at least daily for everybody. Each end of a
  /// PIN is told once, and one that is past never.
  public void remind(Person owner) {
    if (letters.reach(owner) && wants(owner, AccessSettings.REMIND_MAIL)) {
      ending(owner).ifPresent(end -> remind(owner, end));
    }
  }

  private Optional<Instant> ending(Person owner) {
    var told = vault.find(owner.extension()).reminded();
    return pins.expiresSoon(owner)
        .filter(end -> end.isAfter(clock.instant()))
        .filter(end -> told.isEmpty() || !told.get().equals(end));
  }

  private void remind(Person owner, Instant end) {
    letters.send(owner, writer.reminder(owner, end));
    vault.update(owner.extension(), record -> record.remindedOf(end));
  }

  private boolean wants(Person owner, BoxSetting<Boolean> setting) {
    return settings.of(owner.extension()).value(setting);
  }
}
