package org.umbel.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtpPacketTest {
  private final RtpPacket packet = new RtpPacket();

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  @Test
  void aPacketIsReadAsItWasWritten() {
    var buffer = ByteBuffer.allocate(100);
    RtpPacket.writeHeader(buffer, 101, true, 65_535, 0xFFFF_FFF0, 0x8000_0001);
    buffer.put((byte) 42).flip();

    assertThat(packet.read(buffer)).isTrue();
    assertThat(packet.payloadType()).isEqualTo(101);
    assertThat(packet.marker()).isTrue();
    assertThat(packet.sequence()).isEqualTo(65_535);
    assertThat(packet.timestamp()).isEqualTo(0xFFFF_FFF0);
    assertThat(packet.ssrc()).isEqualTo(0x8000_0001);
    assertThat(buffer.get()).isEqualTo((byte) 42);
    assertThat(buffer.hasRemaining()).isFalse();
  }

  @Test
  void sourcesExtensionAndPaddingAreNoPayload() {
    var buffer =
        bytes("b2 08 0001 00000002 00000003 11111111 22222222 bede 0001 aabbccdd 0a0b 000003");

    assertThat(packet.read(buffer)).isTrue();
    assertThat(buffer).isEqualTo(bytes("0a0b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "80",
        "80 08 0001 00000002 000000", // too short
        "40 08 0001 00000002 00000003", // version 1
        "8f 08 0001 00000002 00000003 00", // fifteen sources that are not there
        "90 08 0001 00000002 00000003", // an extension that is not there
        "90 08 0001 00000002 00000003 bede ffff", // one that is too long
        "a0 08 0001 00000002 00000003", // padding that is not there
        "a0 08 0001 00000002 00000003 00", // padding of nothing
        "a0 08 0001 00000002 00000003 05" // padding into the header
      })
  void packetsThatLieAreRefused(String hex) {
    assertThat(packet.read(bytes(hex))).isFalse();
  }

  @Test
  void noDatagramIsReadBeyondItsEnd() {
    var random = new Random(5);
    var reader = new RtcpReader();
    for (int round = 0; round < 200_000; round++) {
      byte[] datagram = new byte[random.nextInt(80)];
      random.nextBytes(datagram);
      if (datagram.length > 1) {
        datagram[0] = (byte) (0x80 | (datagram[0] & 0x3F));
        datagram[1] = random.nextBoolean() ? (byte) (200 + random.nextInt(5)) : datagram[1];
      }
      if (datagram.length > 3) {
        datagram[2] = 0;
        datagram[3] = (byte) random.nextInt(20);
      }
      var buffer = ByteBuffer.wrap(datagram);
      reader.read(buffer.duplicate(), 1);
      if (packet.read(buffer)) {
        KeyEvent.read(buffer).ifPresent(event -> assertThat(event.duration()).isNotNegative());
      }
    }
  }
}
