package org.umbel.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.media.Audio;
import org.umbel.media.codec.Codec;
import org.umbel.media.codec.SpeechEncoder;

class CodecsTest {
  private static Codec codec(String name) {
    return Codecs.named(name).orElseThrow();
  }

  /// Sends a sound through a codec; each `losing`-th packet is lost, none for 0.
  private static short[] through(Codec codec, short[] said, Duration wanted, int losing) {
    int packet = Math.toIntExact(Audio.samples(codec.packetTime(wanted)));
    short[] heard = new short[said.length + 2_000];
    int at = 0;
    int behind = 0;
    try (var encoder = codec.encoder("useinbandfec=1");
        var decoder = codec.decoder()) {
      for (int from = 0; from + packet <= said.length; from += packet) {
        var payload = ByteBuffer.allocate(2_048);
        encoder.encode(said, from, packet, payload);
        payload.flip();
        if (losing > 0 && from / packet % losing == losing - 1) {
          behind = packet;
          continue;
        }
        if (behind > 0) {
          decoder.conceal(payload, heard, at, behind);
          at += behind;
          behind = 0;
        }
        at += decoder.decode(payload, heard, at);
      }
    }
    return Arrays.copyOf(heard, at);
  }

  @ParameterizedTest
  @CsvSource({
    "PCMA, 20, 0.999",
    "PCMU, 20, 0.999",
    "PCMA, 30, 0.999",
    "G722, 20, 0.98",
    "G722, 10, 0.98",
    "G722, 30, 0.98",
    "G722, 60, 0.98",
    "opus, 20, 0.95",
    "opus, 10, 0.95",
    "opus, 40, 0.95",
    "opus, 60, 0.95",
    "opus, 30, 0.95",
    "G723, 20, 0.85",
    "G723, 30, 0.85",
    "G723, 60, 0.85"
  })
  void speechComesOutAsItWentIn(String name, int millis, double least) {
    short[] said = Voice.speech(2);

    short[] heard = through(codec(name), said, Duration.ofMillis(millis), 0);

    assertThat(heard.length).isBetween(said.length - 480, said.length);
    assertThat(Voice.likeness(said, heard)).isGreaterThan(least);
    double loudness = Voice.level(heard, 0, heard.length) / Voice.level(said, 0, said.length);
    assertThat(loudness).isBetween(0.85, 1.15);
  }

  @ParameterizedTest
  @CsvSource({"G722, 0.85", "opus, 0.9", "G723, 0.5"})
  void speechOutlivesOneLostPacketInTen(String name, double least) {
    short[] said = Voice.speech(2);

    short[] heard = through(codec(name), said, Duration.ofMillis(20), 10);

    assertThat(heard.length).isBetween(said.length - 960, said.length);
    assertThat(Voice.likeness(said, heard)).isGreaterThan(least);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PCMA", "PCMU", "G722", "opus", "G723"})
  void nonsenseFromTheNetworkIsBorne(String name) {
    var random = new Random(7);
    short[] samples = new short[2_560];
    try (var decoder = codec(name).decoder()) {
      for (int i = 0; i < 1_500; i++) {
        byte[] bytes = Voice.noise(random, random.nextInt(i % 10 == 0 ? 2_037 : 60));
        var payload = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        int at = random.nextInt(961);

        assertThat(decoder.conceal(payload, samples, 0, at)).isBetween(0, at);
        assertThat(decoder.decode(payload, samples, at)).isBetween(0, samples.length - at);
      }
    }
  }

  /// Nonsense that begins like the real thing.
  @ParameterizedTest
  @ValueSource(strings = {"PCMA", "PCMU", "G722", "opus", "G723"})
  void damagedSpeechIsBorne(String name) {
    var random = new Random(11);
    short[] said = Voice.speech(1);
    short[] samples = new short[2_560];
    var codec = codec(name);
    int packet = Math.toIntExact(Audio.samples(codec.packetTime(Duration.ofMillis(20))));
    try (var encoder = codec.encoder("");
        var decoder = codec.decoder()) {
      for (int i = 0; i < 1_000; i++) {
        var payload = ByteBuffer.allocate(2_048);
        encoder.encode(said, i % 20 * packet, packet, payload);
        payload.flip();
        for (int hit = 0; hit < 3; hit++) {
          payload.put(random.nextInt(payload.limit()), (byte) random.nextInt());
        }
        payload.limit(1 + random.nextInt(payload.limit()));

        assertThat(decoder.decode(payload, samples, 960)).isBetween(0, 1_600);
      }
    }
  }

  @Test
  void aBackgroundDescriptionOfG723IsAFrameOfFaintNoise() {
    short[] samples = new short[1_600];
    try (var decoder = codec("G723").decoder()) {
      var silence = ByteBuffer.wrap(new byte[] {2, 0, 0, 0});

      assertThat(decoder.decode(silence, samples, 0)).isEqualTo(240);
      assertThat(Voice.level(samples, 0, 240)).isLessThan(300);
    }
  }

  @Test
  void framesOfG723OfAllKindsMayShareAPacket() {
    short[] samples = new short[1_600];
    try (var decoder = codec("G723").decoder()) {
      byte[] bytes = new byte[24 + 20 + 4 + 7];
      bytes[24] = 1;
      bytes[44] = 2;
      bytes[48] = 3; // what must not come, and what is behind it

      assertThat(decoder.decode(ByteBuffer.wrap(bytes), samples, 0)).isEqualTo(720);
    }
  }

  @Test
  void anEncoderTakesRoomUntilItIsClosed() {
    var codec = codec("G723");
    var open = new ArrayList<SpeechEncoder>();
    while (codec.hasRoom()) {
      open.add(codec.encoder(""));
    }

    assertThat(open).hasSize(70 * Runtime.getRuntime().availableProcessors());
    open.removeLast().close();
    assertThat(codec.hasRoom()).isTrue();
    open.forEach(SpeechEncoder::close);
  }

  @Test
  void nothingIsMissingHere() {
    assertThat(Codecs.ALL).allMatch(codec -> Codecs.missing(codec).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "'', false, 510000, false",
    "useinbandfec=1, true, 510000, false",
    "minptime=10; UseInbandFec=1 ;stereo=1;cbr=1, true, 510000, true",
    "maxaveragebitrate=12000, false, 12000, false",
    "maxaveragebitrate=1, false, 6000, false",
    "maxaveragebitrate=99999999999, false, 510000, false",
    "'=;;=1;useinbandfec', false, 510000, false"
  })
  void whatThePeerWantsIsRead(String text, boolean fec, int bits, boolean constant) {
    assertThat(OpusParameters.parse(text)).isEqualTo(new OpusParameters(fec, bits, constant));
  }
}
