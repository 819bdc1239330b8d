package org.umbel.notice.smpp;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TextPartsTest {

  @Test
  void lettersOfTheAlphabetTakeAnOctetEach() {
    var text = TextParts.of("@Grüße_", 1);

    assertThat(text.ucs2()).isFalse();
    assertThat(text.parts()).containsExactly(new byte[] {0x00, 'G', 'r', 0x7e, 0x1e, 'e', 0x11});
  }

  @Test
  void theEuroSignTakesAnEscape() {
    assertThat(TextParts.of("1€", 1).parts()).containsExactly(new byte[] {'1', 0x1b, 0x65});
  }

  @Test
  void anyOtherLetterMakesItUcs2() {
    var text = TextParts.of("Łukasz", 1);

    assertThat(text.ucs2()).isTrue();
    assertThat(new String(text.parts().getFirst(), UTF_16BE)).isEqualTo("Łukasz");
  }

  @Test
  void aHundredAndSixtyLettersAreWhole() {
    assertThat(TextParts.of("a".repeat(160), 1).parts())
        .singleElement()
        .satisfies(part -> assertThat(part).hasSize(160));
  }

  @Test
  void oneMoreIsSentInTwoHeadedParts() {
    var text = TextParts.of("a".repeat(161), 0x107);

    assertThat(text.joined()).isTrue();
    assertThat(text.parts()).extracting(part -> part.length).containsExactly(6 + 153, 6 + 8);
    assertThat(Arrays.copyOf(text.parts().getLast(), 6)).containsExactly(5, 0, 3, 7, 2, 2);
  }

  @Test
  void neitherAnEscapeNorASurrogatePairIsTorn() {
    var escaped = TextParts.of("a".repeat(152) + "€" + "b".repeat(20), 1);
    assertThat(escaped.parts().getFirst()).hasSize(6 + 152);

    var paired = TextParts.of("Ł".repeat(66) + "😀" + "Ł".repeat(20), 1);
    assertThat(paired.parts().getFirst()).hasSize(6 + 2 * 66);
  }

  @Test
  void anEmptyTextIsOneEmptyPart() {
    assertThat(TextParts.of("", 1).parts()).containsExactly(new byte[0]);
  }
}
