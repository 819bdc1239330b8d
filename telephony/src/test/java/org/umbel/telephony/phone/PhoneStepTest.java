package org.umbel.telephony.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.umbel.media.Key;

class PhoneStepTest {
  @Test
  void pausesKeysAndSpeechFollowInTheirOrder() {
    assertThat(PhoneStep.parse(" 2s 28#  say 500ms 1 "))
        .containsExactly(
            new PhoneStep.Wait(Duration.ofSeconds(2)),
            new PhoneStep.Press(Key.parse("28#")),
            new PhoneStep.Speak(),
            new PhoneStep.Wait(Duration.ofMillis(500)),
            new PhoneStep.Press(Key.parse("1")));
  }

  @Test
  void nothingIsNoStep() {
    assertThat(PhoneStep.parse("  ")).isEmpty();
  }

  @Test
  void aWordThatIsNoStepIsNamed() {
    assertThatThrownBy(() -> PhoneStep.parse("2s later"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'l'");
  }
}
