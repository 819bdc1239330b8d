package org.umbel.domain.person;

import static org.umbel.domain.settings.BoxSetting.Reach.CHANGEABLE;
import static org.umbel.domain.settings.BoxSetting.Reach.SEEN;
import static org.umbel.domain.settings.BoxSetting.Reach.SYSTEM;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.person.PinRules.Expired;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.Forms;

/// What can be set about who gets into a voice box by phone.
public final class AccessSettings {
  public static final BoxSetting<Access> ACCESS =
      new BoxSetting<>(
          "phone.access",
          Forms.choice(Access.values()),
          Access.PROFILES_AND_MESSAGES,
          SEEN,
          "What the person can do by phone: nothing, greetings and profiles, or messages, too.",
          "TU-3",
          "4.7.2 Remote login via telephone allowed; 4.7.3; 5.1 Access Mode");
  public static final BoxSetting<From> FROM =
      new BoxSetting<>(
          "phone.from",
          Forms.choice(From.values()),
          From.EVERYWHERE,
          SEEN,
          "Whether any phone opens the box with the PIN, or none but the exceptions.",
          "WM-5",
          "4.7.2 Phone access; 5.1.2");
  public static final BoxSetting<PhoneRule> OFFICE =
      new BoxSetting<>(
          "phone.office",
          Forms.choice(PhoneRule.values()),
          PhoneRule.NONE,
          SEEN,
          "Whether the person's office phone is an exception, and whether it is asked for the PIN.",
          "WM-5",
          "4.7.2 Exceptions: Office telephone, without PIN");
  public static final BoxSetting<PhoneRule> MOBILE =
      new BoxSetting<>(
          "phone.mobile",
          Forms.choice(PhoneRule.values()),
          PhoneRule.NONE,
          SEEN,
          "Whether the person's mobile phone is an exception, and whether it is asked for the PIN.",
          "WM-5",
          "4.7.2 Exceptions: Mobile phone, without PIN");
  public static final BoxSetting<List<KnownPhone>> OTHERS =
      new BoxSetting<>(
          "phone.others",
          Forms.list(KnownPhone.FORM, 20),
          List.of(),
          SEEN,
          "Further phones that are exceptions. A hidden number is never one, and a calling number"
              + " can be forged: name only phones of your own PBX without-pin.",
          "WM-5",
          "5.1.2 Other Phone Numbers");
  public static final BoxSetting<Integer> SHORTEST_PIN =
      new BoxSetting<>(
          "pin.shortest",
          Forms.number(4, 24),
          PinRules.DEFAULT.shortest(),
          SYSTEM,
          "The fewest digits of a new PIN. PINs in use stay.",
          "WM-4",
          "4.7.2 Minimum PIN length");
  public static final BoxSetting<Integer> TRIES_PER_CALL =
      new BoxSetting<>(
          "pin.tries-per-call",
          Forms.number(1, 10),
          PinRules.DEFAULT.triesPerCall(),
          SYSTEM,
          "So many wrong PINs end a call.",
          "WM-4",
          "");
  public static final BoxSetting<Integer> LOCK_AFTER =
      new BoxSetting<>(
          "pin.lock-after",
          Forms.number(0, 100),
          PinRules.DEFAULT.triesUntilLocked(),
          SYSTEM,
          "So many wrong PINs in a row, by phone and page together, lock the box; 0 never locks.",
          "WM-4",
          "4.7.2 Disable login after unsuccessful attempts");
  public static final BoxSetting<Boolean> LOCK_MAIL =
      new BoxSetting<>(
          "pin.lock-mail",
          Forms.yesNo(),
          true,
          SYSTEM,
          "Whether a person is told by mail that the box has been locked.",
          "WM-4",
          "4.7.2 Inform users by e-mail about disabled login");
  public static final BoxSetting<Integer> CHANGE_AFTER_DAYS =
      new BoxSetting<>(
          "pin.change-after-days",
          Forms.number(0, 3_650),
          0,
          SYSTEM,
          "A PIN expires after so many days, and one that its owner has not set at once; 0 never.",
          "WM-4",
          "4.7.2 Users have to change PIN regularly");
  public static final BoxSetting<Optional<LocalDate>> SET_SINCE =
      new BoxSetting<>(
          "pin.set-since",
          Forms.optional(Forms.day()),
          Optional.empty(),
          SYSTEM,
          "A PIN that its owner has set before this day (UTC), or not at all, is good for setting a"
              + " new one only: so everybody changes it at the next login.",
          "WM-4",
          "4.7.2 Existing users have to change PIN immediately");
  public static final BoxSetting<Integer> REMIND_DAYS =
      new BoxSetting<>(
          "pin.remind-days",
          Forms.number(0, 365),
          7,
          SYSTEM,
          "So many days before a PIN expires the person is reminded at each login.",
          "WM-4",
          "4.7.2 Remind user days before expiry");
  public static final BoxSetting<Boolean> REMIND_MAIL =
      new BoxSetting<>(
          "pin.remind-mail",
          Forms.yesNo(),
          false,
          SYSTEM,
          "Whether a person is reminded by mail, too, once.",
          "WM-4",
          "4.7.2 Remind users via e-mail");
  public static final BoxSetting<Expired> EXPIRED =
      new BoxSetting<>(
          "pin.expired",
          Forms.choice(Expired.values()),
          Expired.CHANGE,
          SYSTEM,
          "What an expired PIN is good for: setting a new one, or nothing. One that its owner has"
              + " not set is always good for setting a new one.",
          "WM-4",
          "4.7.2 After PIN expiry: Enforce change, Prevent login");
  public static final BoxSetting<Integer> FORMER_PINS =
      new BoxSetting<>(
          "pin.former",
          Forms.number(0, 20),
          5,
          SYSTEM,
          "So many of a person's former PINs cannot be set again.",
          "WM-6",
          "");
  public static final BoxSetting<Boolean> WELCOME =
      new BoxSetting<>(
          "welcome.send",
          Forms.yesNo(),
          true,
          SYSTEM,
          "Whether the first call for a box without a PIN makes one and mails it to its owner with"
              + " how to log in. It needs a mail server. Where it is not done the default-pin of"
              + " the configuration holds.",
          "WM-1",
          "4.1.1 Send welcome mail");
  public static final BoxSetting<Boolean> SPOKEN_REMINDER =
      new BoxSetting<>(
          "pin.spoken-reminder",
          Forms.yesNo(),
          true,
          CHANGEABLE,
          "Whether the person hears at login that the PIN expires soon.",
          "WM-4",
          "4.7.2 Remind user days before expiry");

  /// All of them, in the order manuals have them.
  public static final List<BoxSetting<?>> ALL =
      List.of(
          ACCESS,
          FROM,
          OFFICE,
          MOBILE,
          OTHERS,
          SHORTEST_PIN,
          TRIES_PER_CALL,
          LOCK_AFTER,
          LOCK_MAIL,
          CHANGE_AFTER_DAYS,
          SET_SINCE,
          REMIND_DAYS,
          SPOKEN_REMINDER,
          REMIND_MAIL,
          EXPIRED,
          FORMER_PINS,
          WELCOME);

  private AccessSettings() {}

  /// What somebody can do by phone.
  public enum Access {
    NONE,
    PROFILES,
    PROFILES_AND_MESSAGES
  }

  /// From which phones.
  public enum From {
    EVERYWHERE,
    NOWHERE
  }

  /// Whether a phone differs from the others.
  public enum PhoneRule {
    NONE,
    WITH_PIN,
    WITHOUT_PIN
  }
}
