package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ShortBuffer;
import java.time.Duration;
import org.umbel.telephony.phone.Dialled;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneCall;
import org.umbel.telephony.phone.PhoneLine;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// What tests do with the project's own phone.
final class Calling {
  /// A greeting and its tone are over after this much silence.
  static final Duration GREETING_OVER = Duration.ofMillis(800);

  static final Duration PATIENCE = Duration.ofSeconds(30);

  private Calling() {}

  static Phone phone(UmbelServer server, String number) {
    return Phone.open(PhoneLine.of(number, server.sip()));
  }

  static PhoneCall answered(Dialled dialled) {
    assertThat(dialled).isInstanceOf(Dialled.Answered.class);
    return ((Dialled.Answered) dialled).call();
  }

  static ShortBuffer buffer(Sound sound) {
    return ShortBuffer.wrap(sound.samples()).asReadOnlyBuffer();
  }

  static Sound sound(ShortBuffer buffer) {
    var samples = new short[buffer.remaining()];
    buffer.get(samples);
    return Sound.of(samples);
  }

  /// Calls for somebody who does not answer, skips the greeting, says something, hangs up.
  ///
  /// @return how long that took to say, see [#say]
  static Duration leave(Phone phone, String extension, Sound message) throws InterruptedException {
    try (var call = answered(phone.dialDiverted(extension, extension, "no-answer"))) {
      return leave(call, message);
    }
  }

  /// Skips the greeting, waits for the tone, and says something.
  static Duration leave(PhoneCall call, Sound message) throws InterruptedException {
    assertThat(call.press("0")).isTrue();
    assertThat(call.awaitSilence(GREETING_OVER, PATIENCE)).as("the tone").isTrue();
    return say(call, message);
  }

  /// Says something, and tells how long that took: as long as the sound is, unless the machine
  /// stood still meanwhile. A phone that cannot send in time leaves a pause in what it says; the
  /// recording is then longer, and that is right.
  static Duration say(PhoneCall call, Sound sound) {
    long start = System.nanoTime();
    assertThat(call.say(buffer(sound))).as("the call goes on").isTrue();
    var took = Duration.ofNanos(System.nanoTime() - start);
    return took.compareTo(sound.duration()) > 0 ? took : sound.duration();
  }

  /// What was kept sounds as long as what was said, to 40 ms.
  static void assertComplete(Sound kept, Sound said, Duration took) {
    assertThat(kept.sounding().duration())
        .isBetween(said.duration().minusMillis(40), took.plusMillis(40));
  }
}
