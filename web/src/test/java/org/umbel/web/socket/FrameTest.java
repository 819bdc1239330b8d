package org.umbel.web.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.web.socket.Frame.Opcode;

/// With the examples of RFC 6455 §5.7.
class FrameTest {

  private static Frame read(String hex) throws SocketFault {
    return Frame.read(new Given(HexFormat.of().parseHex(hex)), 100);
  }

  @Test
  void aMaskedTextIsRead() throws SocketFault {
    var frame = read("818537fa213d7f9f4d5158");

    assertThat(frame.opcode()).isEqualTo(Opcode.TEXT);
    assertThat(frame.last()).isTrue();
    assertThat(frame.payload()).asString().isEqualTo("Hello");
  }

  @Test
  void aTextIsWrittenWithoutAMask() {
    assertThat(Frame.text("Hello").bytes()).isEqualTo(HexFormat.of().parseHex("810548656c6c6f"));
  }

  @ParameterizedTest
  @CsvSource({"125, 2", "126, 4", "65535, 4", "65536, 10"})
  void theHeadGrowsWithTheLength(int length, int head) {
    assertThat(Frame.text("x".repeat(length)).bytes()).hasSize(head + length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "810548656c6c6f", // no mask
        "c18537fa213d7f9f4d5158", // a reserved bit
        "838537fa213d7f9f4d5158", // an opcode that means nothing
        "098537fa213d7f9f4d5158", // a ping in pieces
        "89fe0080", // a long ping
        "81fe0080", // longer than is taken
        "81ff8000000000000000" // a negative length
      })
  void whatBreaksTheRulesIsRefused(String hex) {
    assertThatThrownBy(() -> read(hex)).isInstanceOf(SocketFault.class);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Given(byte[] bytes, int[] at) implements Frame.Bytes {
    Given(byte[] bytes) {
      this(bytes, new int[1]);
    }

    @Override
    public byte[] next(int count) {
      at[0] += count;
      return Arrays.copyOfRange(bytes, at[0] - count, at[0]);
    }
  }
}
