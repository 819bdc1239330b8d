package org.umbel.media.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class G711Test {
  @ParameterizedTest
  @CsvSource({
    // the extremes and the middle of ITU-T G.711 tables 1a to 2b
    "PCMA, 0xD5, 8", "PCMA, 0x55, -8", "PCMA, 0xAA, 32256", "PCMA, 0x2A, -32256",
    "PCMA, 0x80, 5504", "PCMU, 0xFF, 0", "PCMU, 0x7F, 0", "PCMU, 0x80, 32124",
    "PCMU, 0x00, -32124", "PCMU, 0xEF, 132"
  })
  void codesMeanWhatTheTablesSay(G711 law, String code, short linear) {
    assertThat(law.decode((byte) (int) Integer.decode(code))).isEqualTo(linear);
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeSurvivesTheWayThereAndBack(G711 law) {
    for (int code = 0; code < 256; code++) {
      short linear = law.decode((byte) code);
      assertThat(law.decode(law.encode(linear))).isEqualTo(linear);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noSampleMovesFurtherThanHalfAStep(G711 law) {
    for (int sample = -32_768; sample <= 32_767; sample++) {
      int back = law.decode(law.encode((short) sample));
      int most =
          Math.max(16, (Math.abs(sample) + 132) / 31) + (Math.abs(sample) > 32_000 ? 700 : 0);
      assertThat(Math.abs(back - sample)).isLessThanOrEqualTo(most);
    }
  }

  @Test
  void aPayloadIsDecodedAsFarAsThereIsRoom() {
    short[] samples = new short[10];

    int count = G711.PCMU.decode(ByteBuffer.wrap(new byte[20]), samples, 4);

    assertThat(count).isEqualTo(6);
    assertThat(samples[3]).isZero();
    assertThat(samples[4]).isEqualTo((short) -32_124);
  }
}
