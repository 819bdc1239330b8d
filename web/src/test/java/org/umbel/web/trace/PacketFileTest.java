package org.umbel.web.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.umbel.domain.trace.CallTrace;
import org.umbel.domain.trace.Leg;
import org.umbel.domain.trace.Leg.AudioSecurity;
import org.umbel.domain.trace.Leg.Transport;
import org.umbel.domain.trace.Step;

class PacketFileTest {
  private static final Instant AT = Instant.ofEpochSecond(1_772_618_340, 123_456_789);

  private static CallTrace call(Transport transport, String peer, String local, String... texts) {
    var leg =
        new Leg(
            "pbx",
            "4001",
            new InetSocketAddress(peer, 5062),
            new InetSocketAddress(local, 5060),
            transport,
            "a",
            AudioSecurity.NONE,
            Optional.empty());
    var steps = new ArrayList<Step>();
    for (var text : texts) {
      steps.add(new Step.Message(AT, 0, steps.size() % 2 == 0, "INVITE", "1", text, false));
    }
    return new CallTrace(KnownCalls.CALL, List.of(leg), steps, 0);
  }

  /// The packets behind the head of the file, each without its own head.
  private static List<ByteBuffer> packets(byte[] file) {
    var packets = new ArrayList<ByteBuffer>();
    var all = ByteBuffer.wrap(file).position(24);
    while (all.hasRemaining()) {
      int length = all.getInt(all.position() + 8);
      packets.add(
          ByteBuffer.wrap(
              Arrays.copyOfRange(file, all.position() + 16, all.position() + 16 + length)));
      all.position(all.position() + 16 + length);
    }
    return packets;
  }

  private static byte[] behind(ByteBuffer packet, int head) {
    var bytes = new byte[packet.capacity() - head];
    packet.get(head, bytes);
    return bytes;
  }

  @Test
  void theFileSaysWhatItIsAndWhenEachPacketWas() {
    var file = ByteBuffer.wrap(PacketFile.of(call(Transport.UDP, "192.0.2.7", "192.0.2.1", "hi")));

    assertThat(file.getInt(0)).isEqualTo(0xa1b2c3d4);
    assertThat(file.getShort(4)).isEqualTo((short) 2);
    assertThat(file.getInt(20)).as("raw IP").isEqualTo(101);
    assertThat(file.getInt(24)).isEqualTo(1_772_618_340);
    assertThat(file.getInt(28)).as("microseconds").isEqualTo(123_456);
    assertThat(file.capacity()).isEqualTo(24 + 16 + 20 + 8 + 2);
  }

  @Test
  void whatWentByUdpIsADatagramBetweenTheAddresses() {
    var packet =
        packets(PacketFile.of(call(Transport.UDP, "192.0.2.7", "192.0.2.1", "grüß"))).getFirst();

    assertThat(packet.get(0)).isEqualTo((byte) 0x45);
    assertThat(packet.get(9)).isEqualTo((byte) Ip.UDP);
    assertThat(packet.getInt(12)).isEqualTo(0xc0000207);
    assertThat(packet.getShort(20)).isEqualTo((short) 5062);
    assertThat(packet.getShort(22)).isEqualTo((short) 5060);
    assertThat(packet.getShort(24)).isEqualTo((short) (8 + 6));
    assertThat(behind(packet, 28)).asString(StandardCharsets.UTF_8).isEqualTo("grüß");
  }

  /// Whoever sums a packet with its checksum in it gets all ones, here turned to 0 (RFC 1071 §1).
  @Test
  void checksumsAreRightInBothVersions() {
    for (var address : new String[] {"192.0.2.7", "2001:db8::7"}) {
      for (var transport : new Transport[] {Transport.UDP, Transport.TLS}) {
        var trace = call(transport, address, address, "odd length");
        var packet = packets(PacketFile.of(trace)).getFirst();
        var end = new InetSocketAddress(address, 1);
        int head = address.contains(":") ? 40 : 20;
        int protocol = transport == Transport.UDP ? Ip.UDP : Ip.TCP;
        var content = behind(packet, head);

        assertThat(Ip.checksum(protocol, end, end, content)).as(address + transport).isZero();
      }
    }
  }

  @Test
  void anAddressOfVersion4AmongThoseOfVersion6IsMapped() {
    var packet =
        packets(PacketFile.of(call(Transport.UDP, "2001:db8::7", "192.0.2.1", "hi"))).getFirst();

    assertThat(packet.get(0)).isEqualTo((byte) 0x60);
    assertThat(packet.getShort(24 + 10)).isEqualTo((short) 0xffff);
    assertThat(packet.getInt(24 + 12)).isEqualTo(0xc0000201);
  }

  @Test
  void whatWentByAStreamIsSegmentsThatFollowEachOther() {
    var packets =
        packets(
            PacketFile.of(
                call(Transport.TLS, "192.0.2.7", "192.0.2.1", "x".repeat(3_000), "yes", "z")));

    assertThat(packets)
        .extracting(packet -> packet.capacity() - 40)
        .containsExactly(1_400, 1_400, 200, 3, 1);
    assertThat(packets).extracting(packet -> packet.get(9)).containsOnly((byte) Ip.TCP);
    assertThat(packets)
        .extracting(packet -> packet.getInt(24))
        .containsExactly(1, 1_401, 2_801, 1, 3_001);
    assertThat(packets).extracting(packet -> packet.getInt(28)).containsExactly(1, 1, 1, 3_001, 4);
  }
}
