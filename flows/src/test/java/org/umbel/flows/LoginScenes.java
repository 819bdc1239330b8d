package org.umbel.flows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.person.AccessSettings;
import org.umbel.domain.person.AccessSettings.From;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.PinRecord;
import org.umbel.domain.person.PinRules.Expired;

/// How people get into their voice boxes, and how not (TU-1, TU-3, WM-4 to WM-6).
final class LoginScenes {
  private static final String PIN = House.ANNAS_PIN + "#";
  private static final String WRONG = "999999#";

  private LoginScenes() {}

  static Chapter login() {
    return Chapter.atThePilotNumber("login", "Calling one's own voice box")
        .scene("From any phone: extension and PIN", "4000#", PIN)
        .scene("A pause instead of the pound key", "4000", "waits", PIN)
        .scene("An extension that nobody has", "7777#", "123456#", "4000#", PIN)
        .scene("Nothing is typed", "waits", "waits", "waits")
        .scene("No PIN is typed", "4000#", "waits", "waits", "waits")
        .scene("Three times wrong", "4000#", WRONG, "4000#", WRONG, "4000#", WRONG)
        .scene("The phone may not be used", LoginScenes::nowhere, "4000#", PIN)
        .scene("The PIN has to be changed", LoginScenes::given, "4000#", PIN, "905142#905142#")
        .scene("The PIN is not changed", LoginScenes::given, "4000#", PIN, "*")
        .scene("The PIN has expired", LoginScenes::expired, "4000#", PIN)
        .scene("The disk is full", house -> house.pins.full = true, "4000#", PIN)
        .scene("The PIN expires soon", LoginScenes::expiresSoon, "4000#", PIN)
        .from("Anna", "")
        .scene("From a hidden number", "4000#", PIN)
        .from("Anna", "4000")
        .scene("From one's own phone: the PIN alone", PIN)
        .scene("A wrong PIN, then the right one", WRONG, PIN)
        .scene("Pressing ahead", "early 2", "84617#")
        .scene("Three wrong PINs", WRONG, WRONG, WRONG)
        .scene("One wrong PIN too many", house -> tried(house, 9, false), WRONG)
        .scene("A locked box", house -> tried(house, 10, true), PIN)
        .from("Anna", "4001")
        .scene("From a colleague's phone", "*", "4000#", PIN)
        .from("Anna", "0170111")
        .scene("From a phone without PIN")
        .from("Caller", "0301234")
        .scene("Somebody who guesses at many boxes", LoginScenes::guessed);
  }

  private static void guessed(House house) {
    for (var box = 4000; box < 4004; box++) {
      house.services.guesses().wrong("0301234", Optional.of(new Extension(Integer.toString(box))));
    }
  }

  private static void nowhere(House house) {
    house.set(AccessSettings.FROM, From.NOWHERE);
  }

  /// Somebody else has given a PIN that its owner has to change.
  private static void given(House house) {
    Situation.system(house, AccessSettings.CHANGE_AFTER_DAYS, 30);
  }

  private static void expired(House house) {
    given(house);
    Situation.system(house, AccessSettings.EXPIRED, Expired.CLOSED);
    since(house, House.NOW.minus(Duration.ofDays(31)));
  }

  private static void expiresSoon(House house) {
    given(house);
    since(house, House.NOW.minus(Duration.ofDays(28)));
  }

  private static void since(House house, Instant when) {
    house.pins.update(
        house.anna.extension(),
        pin -> new PinRecord(pin.hash(), 0, false, Optional.of(when), List.of()));
  }

  private static void tried(House house, int times, boolean locked) {
    house.pins.update(
        house.anna.extension(),
        pin -> new PinRecord(pin.hash(), times, locked, pin.since(), List.of()));
  }
}
