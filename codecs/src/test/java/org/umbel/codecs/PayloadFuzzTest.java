package org.umbel.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.umbel.media.Audio;
import org.umbel.media.codec.Codec;

/// Payloads that a fuzzer makes up, in whatever sizes: a stream of them is decoded by each codec,
/// some of which are machine code that nothing else would hold back.
class PayloadFuzzTest {
  private static final int ROOM = 240 * Audio.PER_MILLI;
  private static final int GAP = 20 * Audio.PER_MILLI;
  private static final short UNTOUCHED = 0x5a5a;

  static Stream<Arguments> streams() {
    return Stream.of("G722", "opus", "G723")
        .map(Codecs::named)
        .flatMap(codec -> codec.stream())
        .map(codec -> Arguments.of(spoken(codec), 17));
  }

  private static byte[] spoken(Codec codec) {
    var payload = ByteBuffer.allocate(2_048);
    long count = Audio.samples(codec.packetTime(Duration.ofMillis(30)));
    try (var encoder = codec.encoder("")) {
      encoder.encode(Voice.speech(1), 0, Math.toIntExact(count), payload);
    }
    return Arrays.copyOf(payload.array(), payload.position());
  }

  /// @param cut how long a payload is, and where its samples go
  @MethodSource("streams")
  @FuzzTest
  void payloadsAreDecodedOrLeftOut(byte @NotNull [] bytes, int cut) {
    int piece = 1 + Math.floorMod(cut, 2_100);
    for (var codec : Codecs.ALL) {
      try (var decoder = codec.decoder()) {
        var samples = new short[ROOM];
        for (int begin = 0; begin < bytes.length; begin += piece) {
          Arrays.fill(samples, UNTOUCHED);
          var payload =
              ByteBuffer.wrap(bytes, begin, Math.min(piece, bytes.length - begin)).slice();
          int concealed = decoder.conceal(payload, samples, 0, GAP);
          assertThat(concealed).as(codec.name()).isBetween(0, GAP);
          int at = Math.floorMod(cut, ROOM);
          int decoded = decoder.decode(payload, samples, at);
          assertThat(decoded).as(codec.name()).isBetween(0, ROOM - at);
        }
      }
    }
  }
}
