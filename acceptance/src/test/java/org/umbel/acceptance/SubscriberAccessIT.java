package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.umbel.acceptance.SharedServer.Box;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.MessageCount;
import org.umbel.domain.speech.MessageOrdinal;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.VoiceBoxOf;
import org.umbel.telephony.phone.Phone;
import org.umbel.testkit.Feature;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// A person calls in to hear messages and to change things.
@Acceptance
class SubscriberAccessIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(3));
  private static final String NEW_PIN = "826193";

  @Test
  @Feature({"TU-1", "TU-4", "TT-2"})
  void fromAnyPhoneWithExtensionAndPinTheMessageIsHeard(UmbelServer server, Box box)
      throws InterruptedException {
    try (var phone = phone(server, "+4930777888")) {
      leave(phone, box.extension(), MESSAGE);
      server.inbox(box.extension(), box.pin()).await(1);

      try (var talk = loggedIn(phone, box)) {
        talk.hears(new MessageCount(1, 0)).hears(Prompt.MAIN_MENU).presses("1");
        talk.hears(new MessageOrdinal(1, 1)).hearsAll(MESSAGE);
        talk.hears(Choice.of(Option.DELETE));
      }
    }

    var entry = server.inbox(box.extension(), box.pin()).await(1).getFirst();
    assertThat(entry.heard()).isTrue();
  }

  @Test
  @Feature("TU-1")
  void fromTheOwnPhoneThePinIsEnough(UmbelServer server, Box box) throws InterruptedException {
    try (var caller = phone(server, "1" + box.extension());
        var own = phone(server, box.extension())) {
      leave(caller, box.extension(), MESSAGE);
      server.inbox(box.extension(), box.pin()).await(1);

      try (var talk = Talk.with(answered(own.dial("5000")))) {
        talk.hears(Prompt.WELCOME).hears(Prompt.ENTER_PIN).presses(box.pin() + "#");
        talk.hears(Prompt.MAIN_MENU).presses("1");
        talk.hearsAll(MESSAGE);
      }
    }
  }

  @Test
  @Feature("TU-2")
  void starInTheOwnGreetingLogsIn(UmbelServer server, Box box) throws InterruptedException {
    try (var phone = phone(server, "1" + box.extension())) {
      leave(phone, box.extension(), MESSAGE);
      server.inbox(box.extension(), box.pin()).await(1);

      try (var talk = Talk.with(answered(phone.dial(box.extension())))) {
        talk.hears(new VoiceBoxOf(box.extension())).presses("*");
        talk.hears(Prompt.ENTER_PIN).presses(box.pin() + "#");
        talk.hears(Prompt.MAIN_MENU).presses("1");
        talk.hearsAll(MESSAGE);
      }
    }
  }

  @Test
  @Feature({"TU-1", "TU-10", "TT-2"})
  void aGermanPersonIsSpokenToInGerman(UmbelServer server) throws InterruptedException {
    var box = SharedServer.GERMAN;
    try (var own = phone(server, box.extension());
        var talk = Talk.with(answered(own.dial("5000")), Language.GERMAN)) {
      talk.hearsAll(Prompt.WELCOME).hears(Prompt.ENTER_PIN).presses(box.pin() + "#");
      talk.hearsAll(new MessageCount(0, 0)).hears(Prompt.MAIN_MENU);
    }
  }

  @Test
  @Feature("TU-8")
  void keysGoForwardAndBackAndPauseInAMessage(UmbelServer server, Box box)
      throws InterruptedException {
    var message = Sound.sweep(Duration.ofSeconds(14));
    try (var phone = phone(server, "1" + box.extension())) {
      leave(phone, box.extension(), message);
      server.inbox(box.extension(), box.pin()).await(1);

      try (var talk = loggedIn(phone, box)) {
        talk.hears(Prompt.MAIN_MENU).presses("1");
        talk.hearsAll(seconds(message, 0, 2)).presses("3");
        talk.hearsAll(seconds(message, 8, 9)).presses("1");
        talk.hearsAll(seconds(message, 6, 7)).presses("2");
        talk.hearsAll(Prompt.PAUSED).presses("5");
        talk.hearsAll(seconds(message, 10, 13));

        assertThat(seconds(message, 3, 4).in(talk.heard()).same()).as("skipped").isFalse();
      }
    }
  }

  private static Sound seconds(Sound sound, int from, int to) {
    return sound.part(Duration.ofSeconds(from), Duration.ofSeconds(to));
  }

  @Test
  @Feature({"TU-4", "TU-8"})
  void aDeletedMessageIsGoneAndARestoredOneIsThere(UmbelServer server, Box box)
      throws InterruptedException {
    try (var phone = phone(server, "1" + box.extension())) {
      leave(phone, box.extension(), MESSAGE);
      leave(phone, box.extension(), MESSAGE);
      var inbox = server.inbox(box.extension(), box.pin());
      inbox.await(2);

      try (var talk = loggedIn(phone, box)) {
        talk.hears(Prompt.MAIN_MENU).presses("1");
        talk.hears(new MessageOrdinal(1, 2)).presses("7").hears(Prompt.MESSAGE_DELETED);
        talk.hears(new MessageOrdinal(2, 2)).presses("4");
        talk.hears(new MessageOrdinal(1, 2)).hears(Prompt.MESSAGE_IS_DELETED).presses("8");
        talk.hears(Prompt.MESSAGE_RESTORED);
      }
      assertThat(inbox.await(2)).hasSize(2);

      try (var talk = loggedIn(phone, box)) {
        talk.hears(Prompt.MAIN_MENU).presses("1");
        talk.hears(new MessageOrdinal(1, 2)).presses("7").hears(Prompt.MESSAGE_DELETED);
      }
      assertThat(inbox.await(1)).hasSize(1);
    }
  }

  @Test
  @Feature("TU-9")
  void aRecordedGreetingIsWhatTheNextCallerHears(UmbelServer server, Box box)
      throws InterruptedException {
    var greeting = Sound.sweep(Duration.ofSeconds(4));
    try (var phone = phone(server, "1" + box.extension())) {
      try (var talk = loggedIn(phone, box)) {
        talk.hears(Prompt.MAIN_MENU).presses("3").hears(Prompt.RECORDINGS_MENU).presses("1");
        talk.hears(Prompt.RECORD_GREETING_AFTER_TONE).hearsAll(Prompt.BEEP);
        talk.says(greeting).presses("#").hears(Choice.of(Option.ACCEPT)).presses("1");
        talk.hears(Prompt.GREETING_STORED);
      }

      try (var talk = Talk.with(answered(phone.dial(box.extension())))) {
        talk.hearsAll(greeting);
      }
    }
  }

  @Test
  @Feature("WM-4")
  void threeWrongPinsEndTheCall(UmbelServer server, Box box) throws InterruptedException {
    try (var phone = phone(server, "1" + box.extension())) {
      guessThreeTimes(phone, box);
    }

    assertThat(server.inbox(box.extension(), box.pin()).status()).as("not locked").isEqualTo(200);
  }

  @Test
  @Feature("WM-4")
  void wrongPinsOfSeveralCallsLockTheBox(UmbelServer server, Box box) throws InterruptedException {
    try (var phone = phone(server, "1" + box.extension())) {
      for (int call = 1; call <= 3; call++) {
        guessThreeTimes(phone, box);
      }

      try (var talk = askedForPin(phone, box)) {
        talk.presses("111222#").hears(Prompt.MAILBOX_LOCKED).ends();
      }
      try (var talk = askedForPin(phone, box)) {
        talk.presses(box.pin() + "#").hears(Prompt.MAILBOX_LOCKED).ends();
      }
    }
  }

  private static void guessThreeTimes(Phone phone, Box box) throws InterruptedException {
    try (var talk = askedForPin(phone, box)) {
      talk.presses("111222#").hears(Prompt.EXTENSION_OR_PIN_WRONG);
      identify(talk, box, "111222");
      talk.hears(Prompt.EXTENSION_OR_PIN_WRONG);
      identify(talk, box, "111222");
      talk.hears(Prompt.TOO_MANY_ATTEMPTS).ends();
    }
  }

  @Test
  @Feature("WM-4")
  void tenWrongPinsInARowLockTheBox(UmbelServer server, Box box) {
    var stranger = server.inbox(box.extension(), "111222");
    var owner = server.inbox(box.extension(), box.pin());
    assertThat(owner.status()).isEqualTo(200);

    for (int i = 0; i < 10; i++) {
      assertThat(stranger.status()).isEqualTo(401);
    }

    assertThat(owner.status()).as("the right PIN at a locked box").isEqualTo(401);
  }

  @Test
  @Feature({"TU-9", "WM-4"})
  void aChangedPinIsTheOnlyOneThatOpens(UmbelServer server, Box box) throws InterruptedException {
    try (var phone = phone(server, "1" + box.extension());
        var talk = loggedIn(phone, box)) {
      newPin(talk, NEW_PIN, Prompt.PIN_CHANGED);
    }

    assertThat(server.inbox(box.extension(), NEW_PIN).status()).isEqualTo(200);
    assertThat(server.inbox(box.extension(), box.pin()).status()).isEqualTo(401);
  }

  @Test
  @Feature("WM-4")
  void aSimplePinIsRefused(UmbelServer server, Box box) throws InterruptedException {
    try (var phone = phone(server, "1" + box.extension());
        var talk = loggedIn(phone, box)) {
      newPin(talk, "123456", Prompt.PIN_TOO_SIMPLE);
      typed(talk, "77" + box.extension(), Prompt.PIN_TOO_SIMPLE);
    }

    assertThat(server.inbox(box.extension(), box.pin()).status()).as("the old one").isEqualTo(200);
  }

  private static void newPin(Talk talk, String pin, Prompt outcome) throws InterruptedException {
    talk.hears(Prompt.MAIN_MENU).presses("4");
    typed(talk, pin, outcome);
  }

  private static void typed(Talk talk, String pin, Prompt outcome) throws InterruptedException {
    talk.hears(Prompt.ENTER_NEW_PIN).presses(pin + "#");
    talk.hears(Prompt.REPEAT_NEW_PIN).presses(pin + "#");
    talk.hears(outcome);
  }

  /// With the PIN typed, from a phone nobody knows.
  private static Talk loggedIn(Phone phone, Box box) throws InterruptedException {
    return askedForPin(phone, box).presses(box.pin() + "#");
  }

  private static Talk askedForPin(Phone phone, Box box) throws InterruptedException {
    var talk = Talk.with(answered(phone.dial("5000")));
    talk.hears(Prompt.ENTER_EXTENSION).presses(box.extension() + "#");
    return talk.hears(Prompt.ENTER_PIN);
  }

  private static void identify(Talk talk, Box box, String pin) throws InterruptedException {
    talk.hears(Prompt.ENTER_EXTENSION).presses(box.extension() + "#");
    talk.hears(Prompt.ENTER_PIN).presses(pin + "#");
  }
}
