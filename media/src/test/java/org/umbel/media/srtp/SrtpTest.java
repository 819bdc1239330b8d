package org.umbel.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.media.srtp.SrtpReceiver.Verdict.AUTHENTIC;
import static org.umbel.media.srtp.SrtpReceiver.Verdict.REPLAYED;
import static org.umbel.media.srtp.SrtpReceiver.Verdict.UNAUTHENTIC;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.media.rtp.RtpPacket;

class SrtpTest {
  private static final int SSRC = 0x1234_5678;

  private final MasterKey key = MasterKey.random(SrtpSuite.AES_CM_128_HMAC_SHA1_80);
  private final SrtpSender sender = new SrtpSender(key);
  private final SrtpReceiver receiver = new SrtpReceiver(key, 0);

  private static ByteBuffer packet(int sequence) {
    return packet(sequence, SSRC);
  }

  private static ByteBuffer packet(int sequence, int ssrc) {
    var packet = ByteBuffer.allocate(300);
    RtpPacket.writeHeader(packet, 8, false, sequence, 160 * sequence, ssrc);
    for (int i = 0; i < 160; i++) {
      packet.put((byte) (sequence + i));
    }
    return packet.flip();
  }

  private ByteBuffer sealed(int sequence) {
    return sealed(sender, sequence);
  }

  private static ByteBuffer sealed(SrtpSender sender, int sequence) {
    var packet = packet(sequence);
    sender.seal(packet);
    return packet;
  }

  private static ByteBuffer copy(ByteBuffer packet) {
    return ByteBuffer.allocate(300).put(packet.duplicate()).flip();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSealedIsOpenedWithTheSameKeyAlone(SrtpSuite suite) {
    var theirs = MasterKey.random(suite);
    var out = new SrtpSender(theirs);
    var in = new SrtpReceiver(theirs, 0);
    var stranger = new SrtpReceiver(MasterKey.random(suite), 0);

    for (int i = 1; i < 50; i++) {
      var packet = packet(i);
      out.seal(packet);

      assertThat(packet.remaining()).isEqualTo(172 + suite.tagLength());
      assertThat(stranger.open(packet)).isEqualTo(UNAUTHENTIC);
      assertThat(in.open(packet)).isEqualTo(AUTHENTIC);
      assertThat(packet).isEqualTo(packet(i));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyBitOfAPacketCounts(SrtpSuite suite) {
    var theirs = MasterKey.random(suite);
    var in = new SrtpReceiver(theirs, 0);
    var packet = packet(7);
    new SrtpSender(theirs).seal(packet);

    for (int bit = 0; bit < 8 * packet.limit(); bit++) {
      var changed = copy(packet);
      changed.put(bit / 8, (byte) (changed.get(bit / 8) ^ 1 << bit % 8));
      assertThat(in.open(changed)).as("bit %s", bit).isEqualTo(UNAUTHENTIC);
    }

    assertThat(in.open(packet)).isEqualTo(AUTHENTIC);
  }

  @ParameterizedTest
  @EnumSource
  void reportsAreSealedToo(SrtpSuite suite) {
    var theirs = MasterKey.random(suite);
    var out = new SrtpSender(theirs);
    var in = new SrtpReceiver(theirs, 0);
    var plain = packet(9).limit(52);

    for (int i = 0; i < 3; i++) {
      var report = copy(plain);
      out.sealReport(report);
      var again = copy(report);
      var changed = copy(report);
      changed.put(20, (byte) (changed.get(20) + 1));

      assertThat(in.openReport(changed)).isEqualTo(UNAUTHENTIC);
      assertThat(in.openReport(report)).isEqualTo(AUTHENTIC);
      assertThat(report).isEqualTo(plain);
      assertThat(in.openReport(again)).isEqualTo(REPLAYED);
    }
  }

  @Test
  void aKeyIdentifierIsSteppedOver() {
    var in = new SrtpReceiver(key, 3);
    var packet = sealed(1);
    var marked = ByteBuffer.allocate(300);
    marked.put(packet.duplicate().limit(172)).put(new byte[3]);
    marked.put(packet.duplicate().position(172)).flip();

    assertThat(in.open(marked)).isEqualTo(AUTHENTIC);
    assertThat(marked).isEqualTo(packet(1));
  }

  @Test
  void aPacketCountsOnceInWhateverOrder() {
    var first = sealed(100);
    var second = sealed(101);
    var third = sealed(164);
    var old = copy(first);

    assertThat(receiver.open(copy(second))).isEqualTo(AUTHENTIC);
    assertThat(receiver.open(first)).isEqualTo(AUTHENTIC);
    assertThat(receiver.open(second)).isEqualTo(REPLAYED);
    assertThat(receiver.open(third)).isEqualTo(AUTHENTIC);
    assertThat(receiver.open(old)).isEqualTo(REPLAYED);
  }

  @Test
  void sequenceNumbersRollOverAndStragglersOfBeforeAreKnown() {
    var straggler = sealed(0xFFFE);
    assertThat(receiver.open(sealed(0xFFFF))).isEqualTo(AUTHENTIC);
    assertThat(receiver.open(sealed(0))).isEqualTo(AUTHENTIC);
    assertThat(receiver.open(straggler)).isEqualTo(AUTHENTIC);
    for (int i = 1; i < 0x2_0010; i += 900) {
      assertThat(receiver.open(sealed(i & 0xFFFF))).as("packet %s", i).isEqualTo(AUTHENTIC);
    }
  }

  @Test
  void whoComesRightAfterARollOverIsUnderstood() {
    sealed(0xFFFF);

    assertThat(receiver.open(sealed(3))).isEqualTo(AUTHENTIC);
  }

  @Test
  void eachSourceCountsForItself() {
    assertThat(receiver.open(sealed(40_000))).isEqualTo(AUTHENTIC);
    var other = packet(5, 99);
    new SrtpSender(key).seal(other);

    assertThat(receiver.open(other)).isEqualTo(AUTHENTIC);
    assertThat(receiver.open(sealed(40_001))).isEqualTo(AUTHENTIC);
  }

  @Test
  void packetsOfTheFormerKeyAreTakenWhileTheNewOneSettlesIn() {
    var late = sealed(10);
    assertThat(receiver.open(sealed(11))).isEqualTo(AUTHENTIC);
    var newKey = MasterKey.random(SrtpSuite.AES_CM_128_HMAC_SHA1_80);
    var newSender = new SrtpSender(newKey);
    var newReceiver = new SrtpReceiver(newKey, 0);
    newReceiver.succeed(receiver);

    assertThat(newReceiver.open(sealed(12))).isEqualTo(AUTHENTIC);
    assertThat(newReceiver.open(sealed(newSender, 13))).isEqualTo(AUTHENTIC);
    assertThat(newReceiver.open(late)).isEqualTo(AUTHENTIC);
    for (int i = 14; i < 114; i++) {
      assertThat(newReceiver.open(sealed(newSender, i))).isEqualTo(AUTHENTIC);
    }
    assertThat(newReceiver.open(sealed(114))).isEqualTo(UNAUTHENTIC);
  }

  @Test
  void aPeerMayCountRollOversOnUnderItsNewKey() {
    for (int sequence : new int[] {0xFFFF, 0, 0x7FFF, 0xFFFF, 0}) {
      assertThat(receiver.open(sealed(sequence))).isEqualTo(AUTHENTIC);
    }
    var newKey = MasterKey.random(SrtpSuite.AEAD_AES_128_GCM);
    var newSender = new SrtpSender(newKey);
    List.of(5, 4, 3).forEach(sequence -> sealed(newSender, sequence)); // two roll-overs
    var newReceiver = new SrtpReceiver(newKey, 0);
    newReceiver.succeed(receiver);

    assertThat(newReceiver.open(sealed(newSender, 4))).isEqualTo(AUTHENTIC);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 12, 40, 180, 2_048, 2_500})
  void garbageOfAnyLengthIsUnauthentic(int length) {
    byte[] garbage = new byte[length];
    new Random(length).nextBytes(garbage);
    for (SrtpSuite suite : SrtpSuite.values()) {
      var in = new SrtpReceiver(MasterKey.random(suite), 4);
      assertThat(in.open(ByteBuffer.wrap(garbage.clone()))).isEqualTo(UNAUTHENTIC);
      assertThat(in.openReport(ByteBuffer.wrap(garbage.clone()))).isEqualTo(UNAUTHENTIC);
    }
  }

  @Test
  void counterModeAllocatesNothing() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    var packet = packet(0);
    byte[] content = new byte[172];
    packet.get(0, content);
    long before = 0;

    for (int i = 0; i < 20_000; i++) {
      if (i == 10_000) {
        before = threads.getCurrentThreadAllocatedBytes();
      }
      packet.clear().put(content).limit(172).position(0);
      packet.putShort(2, (short) i);
      sender.seal(packet);
      receiver.open(packet);
    }

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
  }

  @Test
  void aKeyDoesNotShowItself() {
    assertThat(key).hasToString("***");
    assertThat(new SrtpKeys(key, key, 0).toString()).doesNotContain(key.text());
    assertThat(MasterKey.parse(key.suite(), key.text())).contains(key);
    assertThat(MasterKey.parse(key.suite(), Arrays.toString(new int[3]))).isEmpty();
    assertThat(MasterKey.parse(SrtpSuite.AEAD_AES_256_GCM, key.text())).isEmpty();
  }
}
