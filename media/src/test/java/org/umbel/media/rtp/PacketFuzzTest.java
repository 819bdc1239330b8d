package org.umbel.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Packets that a fuzzer makes up, led by what they make the readers do.
class PacketFuzzTest {
  private static final int OURS = 0x01020304;
  private static final int PACKET = 24; // one of the packets that a fuzzed sequence is cut into

  static Stream<Arguments> packets() {
    return Stream.of(
            packet(0x80, 0x00, 0, 1, 0, 0, 0, 160, 1, 2, 3, 4, 7, 7, 7, 7),
            packet(0x80, 0xe5, 0, 2, 0, 0, 0, 160, 1, 2, 3, 4, 5, 0x8a, 3, 32),
            packet(0xb1, 0x00, 0, 1, 0, 0, 0, 9, 1, 2, 3, 4, 9, 9, 9, 9, 0, 1, 0, 0, 7, 1),
            packet(0x81, 200, 0, 12, 1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
            packet(0x81, 201, 0, 7, 9, 9, 9, 9, 1, 2, 3, 4, 1, 0, 0, 3, 0, 0, 0, 9, 0, 0, 0, 1),
            packet(0x81, 203, 0, 1, 1, 2, 3, 4))
        .map(bytes -> Arguments.of((Object) bytes));
  }

  private static byte[] packet(int... octets) {
    var bytes = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) bytes[i] = (byte) octets[i];
    return bytes;
  }

  @MethodSource("packets")
  @FuzzTest
  void aPacketIsReadOrRefused(byte @NotNull [] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    if (new RtpPacket().read(buffer)) {
      assertThat(buffer.position()).isGreaterThanOrEqualTo(RtpPacket.HEADER);
      KeyEvent.read(buffer);
    }
  }

  @MethodSource("packets")
  @FuzzTest
  void aReportIsReadOrRefused(byte @NotNull [] bytes) {
    new RtcpReader().read(ByteBuffer.wrap(bytes), OURS);
  }

  /// Whatever numbers and times the packets of a stream bear.
  @MethodSource("packets")
  @FuzzTest
  void aStreamOfPacketsIsCounted(byte @NotNull [] bytes) {
    var reception = new Reception();
    var keys = new KeyEvents();
    for (int begin = 0; begin < bytes.length; begin += PACKET) {
      var packet = new RtpPacket();
      var buffer = ByteBuffer.wrap(bytes, begin, Math.min(PACKET, bytes.length - begin)).slice();
      if (!packet.read(buffer)) continue;
      reception.take(packet, begin);
      KeyEvent.read(buffer)
          .ifPresent(event -> keys.take(event, packet.timestamp(), packet.marker()));
    }
    assertThat(reception.fractionLost()).isBetween(0, 255);
  }
}
