package org.umbel.flows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.greeting.Recordable;
import org.umbel.domain.greeting.Recordable.ProfileGreeting;
import org.umbel.domain.message.MailEntry.Kind;
import org.umbel.domain.message.Marks;
import org.umbel.domain.message.MessageEntry;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.person.Person;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.reading.ReadableMail;
import org.umbel.domain.speech.reading.ReadableMail.Attachment;

/// What there is before a scene begins.
final class Situation {
  /// Sound of that length, as so many samples.
  private static final int TWENTY_SECONDS = 160_000;

  private static final Caller BEN = new Caller(Optional.empty(), Optional.of("Ben Carter"));
  private static final Caller MOBILE =
      new Caller(Optional.of(new PhoneNumber("+491711234567")), Optional.empty());

  private Situation() {}

  static void oneNew(House house) {
    house.message(house.anna, "m1", "4001", TWENTY_SECONDS, false);
  }

  static void twoNew(House house) {
    oneNew(house);
    house.message(house.anna, "m2", "+491711234567", TWENTY_SECONDS, false);
  }

  static void threeNew(House house) {
    twoNew(house);
    house.message(house.anna, "m3", "4001", TWENTY_SECONDS, false);
  }

  static void oneSaved(House house) {
    house.message(house.anna, "s1", "4001", TWENTY_SECONDS, true);
  }

  /// A message from somebody whose number was hidden.
  static void oneHidden(House house) {
    var entry =
        new MessageEntry(
            new MessageId("m1"),
            House.NOW.minusSeconds(86_400 * 2),
            new Caller(Optional.empty(), Optional.empty()),
            Duration.ofSeconds(20),
            false,
            false);
    house.mailboxes.put(house.anna, entry, House.wav(TWENTY_SECONDS));
  }

  /// A message that its caller has marked.
  static void oneMarked(House house) {
    var entry =
        new MessageEntry(
            new MessageId("m1"),
            House.NOW.minusSeconds(3_600),
            new Caller(Optional.of(new PhoneNumber("4001")), Optional.empty()),
            Duration.ofSeconds(20),
            false,
            false,
            new Marks(true, true));
    house.mailboxes.put(house.anna, entry, House.wav(TWENTY_SECONDS));
  }

  static void benHasRecordedHisName(House house) {
    record(house, House.BEN, House.NAME);
  }

  static void oneMail(House house) {
    var german = house.anna.language() == Language.GERMAN;
    var text =
        german
            ? mail("Mittagessen", "Hallo Anna.\n\nGehen wir heute essen?\n\nIch habe Hunger.\n")
            : mail("Lunch", "Hello Anna.\n\nShall we have lunch today?\n\nI am hungry.\n");
    house.mail(house.anna, "mail-1", Kind.MAIL, BEN, text);
  }

  static void oneMailInTheOtherLanguage(House house) {
    var german = house.anna.language() == Language.GERMAN;
    var text =
        german
            ? mail("Meeting", "The meeting is at nine.\n\nPlease bring the contract with you.\n")
            : mail("Besprechung", "Die Besprechung ist um neun.\n\nBitte bringen Sie alles mit.\n");
    house.mail(house.anna, "mail-1", Kind.MAIL, BEN, text);
  }

  static void oneFax(House house) {
    var page = new Attachment("page.tif", "image/tiff");
    var fax = new ReadableMail("Fax", Optional.empty(), Optional.empty(), List.of(page));
    house.mail(house.anna, "fax-1", Kind.FAX, MOBILE, fax);
  }

  static void oneText(House house) {
    var german = house.anna.language() == Language.GERMAN;
    var text = mail("", german ? "Ich komme später.\n" : "I am late.\n");
    house.mail(house.anna, "text-1", Kind.TEXT, MOBILE, text);
  }

  private static ReadableMail mail(String subject, String plain) {
    return new ReadableMail(subject, Optional.of(plain), Optional.empty(), List.of());
  }

  static void annasGreeting(House house) {
    record(house, house.anna, new ProfileGreeting(Profile.WORK, house.anna.language()));
  }

  static void annasName(House house) {
    record(house, house.anna, House.NAME);
  }

  static void putThrough(House house) {
    house.set(GreetingSettings.transferTo(Profile.WORK), Optional.of(new PhoneNumber("4001")));
  }

  static void noMessages(House house) {
    house.set(GreetingSettings.takesMessages(Profile.WORK), false);
  }

  /// What the administrator has set for all.
  static <T> void system(House house, BoxSetting<T> setting, T value) {
    house.system = house.system.with(setting, value);
  }

  private static void record(House house, Person owner, Recordable what) {
    try (var draft = house.greetings.draft(owner.extension(), what)) {
      draft.sink().write(House.samples(TWENTY_SECONDS));
      draft.keep();
    }
  }
}
