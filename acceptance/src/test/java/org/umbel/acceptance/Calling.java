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

  /// Calls for somebody who does not answer, listens to the greeting, says something, hangs up.
  static void leave(Phone phone, String extension, Sound message) throws InterruptedException {
    try (var call = answered(phone.dialDiverted(extension, extension, "no-answer"))) {
      assertThat(call.awaitSilence(GREETING_OVER, PATIENCE)).as("greeting and tone").isTrue();
      call.say(buffer(message));
    }
  }
}
