package org.umbel.telephony.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.time.Duration;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies of INFO that a fuzzer makes up.
class InfoKeysFuzzTest {

  @ValueSource(strings = {"Signal=5\r\nDuration=160\r\n", "signal = 10\nduration= 99999", "#", ""})
  @FuzzTest
  void aKeyIsReadOrThereIsNone(@NotNull String body) {
    InfoKeys.alone(body).ifPresent(press -> assertThat(body.strip()).hasSizeLessThan(3));
    InfoKeys.relayed(body)
        .ifPresent(press ->
            assertThat(press.held()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(10)));
  }
}
