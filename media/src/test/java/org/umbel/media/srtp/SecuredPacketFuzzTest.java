package org.umbel.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.umbel.media.srtp.SrtpReceiver.Verdict;

/// Sealed packets that a fuzzer makes up or alters: without the key none is taken for the peer's,
/// and whatever we seal is opened as it was.
class SecuredPacketFuzzTest {
  private static final List<SrtpSuite> SUITES = List.of(SrtpSuite.values());
  private static final int LONGEST_MKI = 128;

  static Stream<Arguments> packets() {
    return IntStream.range(0, SUITES.size())
        .mapToObj(kind -> {
          var suite = SUITES.get(kind);
          var buffer = ByteBuffer.allocate(200).put(plain()).flip();
          new SrtpSender(key(suite)).seal(buffer);
          var sealed = new byte[buffer.remaining()];
          buffer.get(sealed);
          sealed[sealed.length - 1]++; // or it would be good
          return Arguments.of(sealed, kind);
        });
  }

  private static MasterKey key(SrtpSuite suite) {
    return MasterKey.of(suite, new byte[suite.keyLength() + suite.saltLength()]).orElseThrow();
  }

  private static byte[] plain() {
    var packet = new byte[60];
    packet[0] = (byte) 0x90;
    packet[3] = 1;
    packet[15] = 1; // words of extension
    return packet;
  }

  @MethodSource("packets")
  @FuzzTest
  void nobodysPacketIsRefused(byte @NotNull [] bytes, int kind) {
    var suite = SUITES.get(Math.floorMod(kind, SUITES.size()));
    int mki = Math.floorMod(kind / SUITES.size(), LONGEST_MKI + 1);
    var receiver = new SrtpReceiver(key(suite), mki);
    receiver.succeed(new SrtpReceiver(MasterKey.random(suite), 0));

    assertThat(receiver.open(ByteBuffer.wrap(bytes.clone()))).isEqualTo(Verdict.UNAUTHENTIC);
    assertThat(receiver.openReport(ByteBuffer.wrap(bytes.clone()))).isEqualTo(Verdict.UNAUTHENTIC);
  }

  @MethodSource("packets")
  @FuzzTest
  void whatIsSealedIsOpenedAsItWas(byte @NotNull [] bytes, int kind) {
    int length = Math.min(bytes.length, 1_500);
    if (SrtpReceiver.headerLength(bytes, length) < 0) return; // we send none like this
    var suite = SUITES.get(Math.floorMod(kind, SUITES.size()));
    var buffer = ByteBuffer.allocate(length + 100);
    buffer.put(bytes, 0, length).flip();

    new SrtpSender(key(suite)).seal(buffer);
    assertThat(new SrtpReceiver(key(suite), 0).open(buffer)).isEqualTo(Verdict.AUTHENTIC);

    assertThat(buffer).isEqualTo(ByteBuffer.wrap(bytes, 0, length));
  }
}
