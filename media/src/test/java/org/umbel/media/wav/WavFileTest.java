package org.umbel.media.wav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.media.Audio;
import org.umbel.media.tone.Tones;

class WavFileTest {
  private static final ShortBuffer TONE = Tones.beep(1_000, -6, Duration.ofMillis(500));

  @TempDir Path folder;

  private Path written(ShortBuffer sound) throws IOException {
    Path path = folder.resolve("recording.wav");
    try (var writer = WavWriter.create(path)) {
      writer.write(sound);
    }
    return path;
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    assertThat(WavFile.read(written(TONE))).isEqualTo(TONE);
  }

  @Test
  void aCutRecordingHasWhatIsKept() throws IOException {
    Path path = folder.resolve("cut.wav");
    try (var writer = WavWriter.create(path)) {
      writer.write(TONE);
      writer.cutTo(1_000);
    }

    assertThat(WavFile.read(path)).isEqualTo(TONE.slice(0, 1_000));
  }

  @Test
  void aFileWhoseWriterDiedIsMendedByItsLength() throws IOException {
    Path path = folder.resolve("dead.wav");
    try (var writer = WavWriter.create(path)) {
      writer.write(TONE);
      // not closed yet: the header says nothing of the samples
      byte[] asItLay = Files.readAllBytes(path);
      Files.write(path, java.util.Arrays.copyOf(asItLay, asItLay.length - 3));

      assertThat(WavFile.read(path).remaining()).isEqualTo(TONE.remaining() - 2);
      assertThat(WavWriter.mend(path)).isEqualTo(TONE.remaining() - 2);
    }
    assertThat(Files.size(path)).isEqualTo(WavWriter.HEADER + 2L * (TONE.remaining() - 2));
    assertThat(WavFile.read(path)).isEqualTo(TONE.slice(0, TONE.remaining() - 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-r 8000 -b 8 -e unsigned", "-r 8000 -e a-law", "-r 8000 -e mu-law", "-r 16000 -b 16",
        "-r 44100 -b 16 -c 2", "-r 48000 -b 24", "-r 11025 -b 16", "-r 22050 -e float -b 32"
      })
  void otherFormatsSoundTheSame(String format) throws IOException, InterruptedException {
    assumeThat(Path.of("/usr/bin/sox")).exists();
    Path made = folder.resolve("made.wav");
    var command = new ArrayList<>(List.of("sox", written(TONE).toString()));
    command.addAll(List.of(format.split(" ")));
    command.add(made.toString());
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();

    ShortBuffer read = WavFile.read(made);

    assertThat(read.remaining()).isBetween(TONE.remaining() - 2, TONE.remaining() + 2);
    assertThat(noiseAgainst(TONE, read)).isLessThan(-28);
  }

  /// How far what differs lies under the sound, in dB.
  private static double noiseAgainst(ShortBuffer wanted, ShortBuffer found) {
    double signal = 0;
    double noise = 0;
    for (int i = 100; i < wanted.remaining() - 100; i++) {
      signal += Math.pow(wanted.get(i), 2);
      noise += Math.pow(wanted.get(i) - found.get(i), 2);
    }
    return 10 * Math.log10(noise / signal);
  }

  @Test
  void whatATelephoneCannotHearDoesNotFoldBack() {
    short[] high = new short[48_000];
    for (int i = 0; i < high.length; i++) {
      high[i] = (short) (10_000 * Math.sin(2 * Math.PI * 6_000 * i / 48_000));
    }

    short[] heard = Resampler.toHouseRate(high, 48_000);

    for (int i = 200; i < heard.length - 200; i++) {
      assertThat((int) heard[i]).isBetween(-20, 20);
    }
  }

  @Test
  void everyUsualRateIsReadQuickly() {
    for (int rate : new int[] {11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000}) {
      short[] tone = new short[20 * rate];
      for (int i = 0; i < tone.length; i++) {
        tone[i] = (short) (10_000 * Math.sin(2 * Math.PI * 1_000 * i / rate));
      }

      short[] heard = Resampler.toHouseRate(tone, rate);

      for (int i = 1_000; i < heard.length - 1_000; i++) {
        double right = 10_000 * Math.sin(2 * Math.PI * 1_000 * i / Audio.RATE);
        assertThat(heard[i] - right).as("at " + i + " of " + rate).isBetween(-20.0, 20.0);
      }
    }
  }

  @Test
  void aSoundThatLastsLongerThanAllowedIsRefused() {
    var file = ByteBuffer.allocate(WavWriter.HEADER + 2 * 80_000);
    file.put(WavWriter.header(80_000)).rewind();

    assertThat(WavFile.read(file, "greeting.wav", Duration.ofSeconds(10)).remaining())
        .isEqualTo(80_000);
    assertThatThrownBy(() -> WavFile.read(file, "greeting.wav", Duration.ofSeconds(9)))
        .isInstanceOf(UnreadableSound.class)
        .hasMessage("greeting.wav: longer than 9 s");
  }

  @Test
  void aSoundInTheHouseFormatIsNotCopied() throws IOException {
    assertThat(WavFile.read(written(Audio.silence(Duration.ofSeconds(1)))).isDirect()).isTrue();
  }

  @Test
  void whatIsNoWavFileIsRefused() {
    assertThatThrownBy(() -> WavFile.read(ByteBuffer.wrap(new byte[100]), "greeting.wav"))
        .isInstanceOf(UnreadableSound.class)
        .hasMessageContaining("greeting.wav");
  }

  @Test
  void damagedFilesAreReadOrRefusedAndNothingElse() throws IOException {
    byte[] good = Files.readAllBytes(written(TONE.slice(0, 200)));
    var random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      byte[] bad = java.util.Arrays.copyOf(good, random.nextInt(good.length + 1));
      for (int i = random.nextInt(6); i > 0 && bad.length > 0; i--) {
        bad[random.nextInt(Math.min(bad.length, 48))] = (byte) random.nextInt();
      }
      try {
        assertThat(WavFile.read(ByteBuffer.wrap(bad), "bad").remaining()).isNotNegative();
      } catch (UnreadableSound refused) {
        assertThat(refused).hasMessageStartingWith("bad: ");
      }
    }
  }
}
