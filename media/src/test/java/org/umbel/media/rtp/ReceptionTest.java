package org.umbel.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.umbel.media.rtp.Reception.Arrival;

class ReceptionTest {
  private final Reception reception = new Reception();
  private final RtpPacket packet = new RtpPacket();

  private Arrival take(int ssrc, int sequence, int timestamp, int arrival) {
    var buffer = ByteBuffer.allocate(12);
    RtpPacket.writeHeader(buffer, 8, false, sequence, timestamp, ssrc);
    assertThat(packet.read(buffer.flip())).isTrue();
    return reception.take(packet, arrival);
  }

  private Arrival take(int sequence) {
    return take(1, sequence, sequence * 160, sequence * 160);
  }

  @Test
  void numbersWrapWithoutLoss() {
    for (int i = 65_500; i < 65_600; i++) {
      assertThat(take(i)).isEqualTo(Arrival.AHEAD);
    }

    assertThat(reception.lost()).isZero();
    assertThat(reception.extendedHighest()).isEqualTo(65_599);
  }

  @Test
  void whatIsMissingIsLostUntilItComes() {
    take(10);
    take(13);
    assertThat(reception.lost()).isEqualTo(2);
    assertThat(reception.fractionLost()).isEqualTo(128);

    assertThat(take(12)).isEqualTo(Arrival.OVERDUE);
    assertThat(reception.lost()).isEqualTo(1);
    assertThat(take(12)).isEqualTo(Arrival.DUPLICATE);
    assertThat(take(13)).isEqualTo(Arrival.DUPLICATE);
    assertThat(reception.duplicates()).isEqualTo(2);
  }

  @Test
  void oneStrayNumberIsDoubtedAndTwoAreANewBeginning() {
    take(10);

    assertThat(take(40_000)).isEqualTo(Arrival.DOUBTFUL);
    assertThat(take(11)).isEqualTo(Arrival.AHEAD);
    assertThat(take(20_000)).isEqualTo(Arrival.DOUBTFUL);
    assertThat(take(20_001)).isEqualTo(Arrival.RESTARTED);
    assertThat(take(20_002)).isEqualTo(Arrival.AHEAD);
    assertThat(reception.lost()).isZero();
  }

  @Test
  void anotherSourceIsANewBeginning() {
    take(1, 10, 0, 0);

    assertThat(take(2, 500, 9_999, 160)).isEqualTo(Arrival.RESTARTED);
  }

  @Test
  void jitterIsThatOfTheRfc() {
    // packets 5 ms early and late in turn: each transit differs by 80 units from the one before
    for (int i = 0; i < 500; i++) {
      take(1, i, i * 160, i * 160 + (i % 2 == 0 ? 40 : -40));
    }

    assertThat(reception.jitter()).isBetween(75, 80);
  }

  @Test
  void aReportIsReadAsItWasWritten() {
    take(7, 10, 0, 0);
    take(7, 12, 320, 320);
    var buffer = ByteBuffer.allocate(200);
    RtcpWriter.senderReport(buffer, 99, 0x1122_3344_5566_7788L, 5, 6, 7, 1);
    RtcpWriter.block(buffer, reception, 0x3344_5566, 0x1_0000);
    RtcpWriter.canonicalName(
        buffer, 99, "someone".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    RtcpWriter.goodbye(buffer, 99);
    var reader = new RtcpReader();

    assertThat(reader.read(buffer.flip(), 7)).isTrue();
    assertThat(reader.hasSenderReport()).isTrue();
    assertThat(reader.reportTime()).isEqualTo(0x3344_5566);
    assertThat(reader.hasGoodbye()).isTrue();
    assertThat(reader.hasBlock()).isTrue();
    assertThat(reader.lost()).isEqualTo(1);
    assertThat(reader.lastReport()).isEqualTo(0x3344_5566);
    assertThat(reader.delay()).isEqualTo(0x1_0000);
    assertThat(reader.read(buffer.limit(buffer.limit() - 1).position(0), 7)).isFalse();
  }
}
