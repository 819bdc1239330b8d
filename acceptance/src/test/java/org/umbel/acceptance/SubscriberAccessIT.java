package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.buffer;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;
import static org.umbel.acceptance.Calling.sound;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.umbel.acceptance.SharedServer.Box;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneCall;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// A person calls in to hear messages and to change things.
@Acceptance
class SubscriberAccessIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(3));
  private static final Duration SAID = Duration.ofMillis(1_200);

  @Test
  @Feature({"TU-1", "TU-4"})
  void fromAnyPhoneWithExtensionAndPinTheMessageIsHeard(UmbelServer server, Box box)
      throws InterruptedException {
    try (var phone = phone(server, "+4930777888")) {
      leave(phone, box.extension(), MESSAGE);
      server.inbox(box.extension(), box.pin()).await(1);

      try (var call = loggedIn(phone, box)) {
        call.press("1");
        heardToTheEnd(call);

        var match = MESSAGE.in(sound(call.heard()));
        assertThat(match.same()).as(match.toString()).isTrue();
      }
    }

    var entry = server.inbox(box.extension(), box.pin()).await(1).getFirst();
    assertThat(entry.heard()).isTrue();
  }

  @Test
  @Feature("TU-1")
  void fromTheOwnPhoneThePinIsEnough(UmbelServer server, Box box) throws InterruptedException {
    try (var caller = phone(server, "1000");
        var own = phone(server, box.extension())) {
      leave(caller, box.extension(), MESSAGE);
      server.inbox(box.extension(), box.pin()).await(1);

      try (var call = answered(own.dial("5000"))) {
        call.pause(SAID);
        call.press(box.pin() + "#");
        call.pause(SAID);
        call.press("1");
        heardToTheEnd(call);

        assertThat(MESSAGE.in(sound(call.heard())).same()).isTrue();
      }
    }
  }

  @Test
  @Feature("TU-2")
  void starInTheOwnGreetingLogsIn(UmbelServer server, Box box) throws InterruptedException {
    try (var phone = phone(server, "1000")) {
      leave(phone, box.extension(), MESSAGE);
      server.inbox(box.extension(), box.pin()).await(1);

      try (var call = answered(phone.dial(box.extension()))) {
        call.pause(SAID);
        call.press("*");
        call.pause(SAID);
        call.press(box.pin() + "#");
        call.pause(SAID);
        call.press("1");
        heardToTheEnd(call);

        assertThat(MESSAGE.in(sound(call.heard())).same()).isTrue();
      }
    }
  }

  @Test
  @Feature({"TU-4", "TU-8"})
  void aDeletedMessageIsGoneAndARestoredOneIsThere(UmbelServer server, Box box)
      throws InterruptedException {
    try (var phone = phone(server, "1000")) {
      leave(phone, box.extension(), MESSAGE);
      leave(phone, box.extension(), MESSAGE);
      var inbox = server.inbox(box.extension(), box.pin());
      inbox.await(2);

      try (var call = loggedIn(phone, box)) {
        call.press("1");
        call.pause(Duration.ofSeconds(2));
        call.press("7"); // and on to the next message
        call.pause(Duration.ofSeconds(2));
        call.press("4"); // back to the deleted one
        call.pause(Duration.ofSeconds(2));
        call.press("8");
        call.pause(SAID);
      }
      assertThat(inbox.await(2)).hasSize(2);

      try (var call = loggedIn(phone, box)) {
        call.press("1");
        call.pause(Duration.ofSeconds(2));
        call.press("7");
        call.pause(SAID);
      }
      assertThat(inbox.await(1)).hasSize(1);
    }
  }

  @Test
  @Feature("TU-9")
  void aRecordedGreetingIsWhatTheNextCallerHears(UmbelServer server, Box box)
      throws InterruptedException {
    var greeting = Sound.sweep(Duration.ofSeconds(2));
    try (var phone = phone(server, "1000")) {
      try (var call = loggedIn(phone, box)) {
        call.press("3");
        call.pause(SAID);
        call.press("1");
        call.awaitSilence(Calling.GREETING_OVER, PATIENCE);
        call.say(buffer(greeting));
        call.press("#");
        call.pause(SAID);
        call.press("1");
        call.pause(SAID);
      }

      try (var call = answered(phone.dial(box.extension()))) {
        call.awaitSilence(Calling.GREETING_OVER, PATIENCE);
        var match = greeting.in(sound(call.heard()));
        assertThat(match.same()).as(match.toString()).isTrue();
      }
    }
  }

  @Test
  @Feature("WM-4")
  void threeWrongPinsEndTheCall(UmbelServer server, Box box) throws InterruptedException {
    try (var phone = phone(server, "1000");
        var call = answered(phone.dial("5000"))) {
      call.pause(SAID);
      call.press(box.extension() + "#");
      for (int i = 0; i < 3; i++) {
        call.pause(SAID);
        call.press("111222#");
      }

      assertThat(call.awaitEnd(PATIENCE)).isTrue();
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
  @Feature("TU-9")
  void aChangedPinIsTheOnlyOneThatOpens(UmbelServer server, Box box) throws InterruptedException {
    try (var phone = phone(server, "1000");
        var call = loggedIn(phone, box)) {
      call.press("4");
      call.pause(SAID);
      call.press("826193#");
      call.pause(SAID);
      call.press("826193#");
      call.pause(SAID);
    }

    Await.until(
        "the new PIN", PATIENCE, () -> server.inbox(box.extension(), "826193").status() == 200);
    assertThat(server.inbox(box.extension(), box.pin()).status()).isEqualTo(401);
  }

  /// In the main menu, from a phone nobody knows.
  private static PhoneCall loggedIn(Phone phone, Box box) throws InterruptedException {
    var call = answered(phone.dial("5000"));
    call.pause(SAID);
    call.press(box.extension() + "#");
    call.pause(SAID);
    call.press(box.pin() + "#");
    call.pause(SAID);
    return call;
  }

  /// Date, caller and message have been played: longer than the message, then the server waits.
  private static void heardToTheEnd(PhoneCall call) throws InterruptedException {
    call.pause(MESSAGE.duration().plusSeconds(9));
  }
}
