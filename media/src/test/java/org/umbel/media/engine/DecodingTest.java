package org.umbel.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.umbel.media.codec.G711;
import org.umbel.media.rtp.Reception.Arrival;
import org.umbel.media.rtp.RtpPacket;

class DecodingTest {
  private final MarkCodec codec = MarkCodec.of(48_000, 20);
  private final Decoding decoding = new Decoding(new short[Decoding.LONGEST]);

  /// Takes a packet of 20 ms that carries a mark.
  private void take(int mark, long timestamp, Arrival arrival, int missing) {
    var buffer = ByteBuffer.allocate(14);
    RtpPacket.writeHeader(buffer, 96, false, mark, (int) timestamp, 1);
    buffer.putShort((short) mark).flip();
    var packet = new RtpPacket();
    assertThat(packet.read(buffer)).isTrue();
    decoding.take(packet, codec, arrival, missing, buffer);
  }

  private short[] heard() {
    return Arrays.copyOf(decoding.samples(), decoding.count());
  }

  private static short[] marks(int... marks) {
    short[] samples = new short[160 * marks.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) marks[i / 160];
    }
    return samples;
  }

  @Test
  void whatWasLostIsMadeUpInFrontOfWhatFollows() {
    take(1, 0, Arrival.AHEAD, 0);

    take(4, 3 * 960, Arrival.AHEAD, 2);

    assertThat(heard()).isEqualTo(marks(-4, -4, 4));
    assertThat(decoding.timestamp()).isEqualTo(960);
    assertThat(decoding.units()).isEqualTo(6);
  }

  @Test
  void aPauseOfThePeersIsNoLoss() {
    take(1, 0, Arrival.AHEAD, 0);

    take(2, 5 * 960, Arrival.AHEAD, 0);

    assertThat(heard()).isEqualTo(marks(2));
  }

  @Test
  void aGapTooLongToBridgeStaysSilent() {
    take(1, 0, Arrival.AHEAD, 0);

    take(9, 8 * 960, Arrival.AHEAD, 7);

    assertThat(heard()).isEqualTo(marks(9));
    assertThat(decoding.timestamp()).isEqualTo(8 * 960);
  }

  @Test
  void timestampsThatWrapAreFollowed() {
    take(1, -960, Arrival.AHEAD, 0);

    take(3, 960, Arrival.AHEAD, 1);

    assertThat(heard()).isEqualTo(marks(-3, 3));
  }

  @Test
  void aLatePacketIsDecodedInItsOwnPlaceAndBridgesNothing() {
    take(1, 0, Arrival.AHEAD, 0);
    take(3, 2 * 960, Arrival.AHEAD, 1);

    take(2, 960, Arrival.OVERDUE, 0);
    assertThat(heard()).isEqualTo(marks(2));
    assertThat(decoding.timestamp()).isEqualTo(960);

    take(4, 3 * 960, Arrival.AHEAD, 0);
    assertThat(heard()).isEqualTo(marks(4));
  }

  @Test
  void aDecoderLivesAsLongAsItsCodecMayCome() {
    decoding.expect(Map.of(96, codec));
    take(1, 0, Arrival.AHEAD, 0);
    assertThat(codec.open()).hasValue(1);

    decoding.expect(Map.of(96, codec, 8, G711.PCMA));
    take(2, 960, Arrival.AHEAD, 0);
    assertThat(codec.open()).hasValue(1);

    decoding.expect(Map.of(96, G711.PCMA));
    assertThat(codec.open()).hasValue(0);
  }
}
