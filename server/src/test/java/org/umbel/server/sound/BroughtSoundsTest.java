package org.umbel.server.sound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.media.Audio;

class BroughtSoundsTest {
  private static final BroughtSounds SOUNDS = new BroughtSounds(Duration.ofSeconds(10));
  private static final int PITCH = 440; // hertz

  private static ByteBuffer file(String name) throws IOException {
    try (var stream = requireNonNull(BroughtSoundsTest.class.getResourceAsStream(name))) {
      return ByteBuffer.wrap(stream.readAllBytes());
    }
  }

  /// How often a second the sound goes from below to above.
  private static double pitch(ShortBuffer sound) {
    int rises = 0;
    for (int i = sound.position() + 1; i < sound.limit(); i++) {
      if (sound.get(i - 1) < 0 && sound.get(i) >= 0) {
        rises++;
      }
    }
    return rises / (sound.remaining() / (double) Audio.RATE);
  }

  /// Made with ffmpeg: a second of 440 Hz, of 22 050 or 44 100 samples a second.
  @ParameterizedTest
  @ValueSource(strings = {"tone.mp3", "stereo.mp3", "tone.flac"})
  void aSoundOfAnyUsualFormatIsRead(String name) throws IOException {
    var sound = SOUNDS.read(file(name)).orElseThrow();

    assertThat(Audio.duration(sound.remaining()))
        .isBetween(Duration.ofMillis(950), Duration.ofMillis(1_150));
    assertThat(pitch(sound)).isBetween(PITCH * 0.85, PITCH * 1.02);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tone.mp3", "tone.flac"})
  void aSoundThatLastsTooLongIsNotRead(String name) throws IOException {
    assertThat(new BroughtSounds(Duration.ofMillis(300)).read(file(name))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tone.mp3", "tone.flac"})
  void whatIsCutOffOrSpoiledThrowsNothing(String name) throws IOException {
    var whole = file(name).array();
    for (int length = 0; length < whole.length; length += 397) {
      var spoiled = whole.clone();
      for (int i = length; i < Math.min(whole.length, length + 40); i++) {
        spoiled[i] ^= (byte) 0x5a;
      }
      assertThat(SOUNDS.read(ByteBuffer.wrap(spoiled))).isNotNull();
      assertThat(SOUNDS.read(ByteBuffer.wrap(whole, 0, length).slice())).isNotNull();
    }
  }

  @Test
  void aTextIsNoSound() {
    assertThat(SOUNDS.read(ByteBuffer.wrap("Please call me back.".getBytes(UTF_8)))).isEmpty();
  }
}
