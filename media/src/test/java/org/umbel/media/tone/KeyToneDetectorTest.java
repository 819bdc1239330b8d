package org.umbel.media.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.media.Audio;
import org.umbel.media.Key;
import org.umbel.media.codec.G711;

class KeyToneDetectorTest {
  private static final String ALL = "1234567890*#ABCD";

  @TempDir Path folder;

  /// What the detector hears in a sound that came by A-law packets of 20 ms.
  private static String heard(short[] sound) {
    var detector = new KeyToneDetector(new int[KeyToneDetector.BLOCK]);
    var keys = new StringBuilder();
    for (int at = 0; at + 160 <= sound.length; at += 160) {
      short[] frame = new short[160];
      for (int i = 0; i < 160; i++) {
        frame[i] = G711.PCMA.decode(G711.PCMA.encode(sound[at + i]));
      }
      detector.take(frame, 0, 160).ifPresent(key -> keys.append(key.symbol()));
    }
    return keys.toString();
  }

  private static short[] keys(String symbols, int milliseconds, int pause) {
    int each = (milliseconds + pause) * 8;
    short[] sound = new short[each * symbols.length() + 1_600];
    int at = 333;
    for (Key key : Key.parse(symbols)) {
      ShortBuffer tone = Tones.key(key, Duration.ofMillis(milliseconds));
      tone.get(sound, at, tone.remaining());
      at += each;
    }
    return sound;
  }

  private static short[] twoTones(
      double row, double column, double rowLevel, double columnLevel, int milliseconds) {
    short[] sound = new short[milliseconds * 8 + 800];
    for (int i = 0; i < milliseconds * 8; i++) {
      double sum =
          Math.pow(10, rowLevel / 20) * Math.sin(2 * Math.PI * row * i / 8_000)
              + Math.pow(10, columnLevel / 20) * Math.sin(2 * Math.PI * column * i / 8_000);
      sound[200 + i] = (short) (sum * 22_000);
    }
    return sound;
  }

  @ParameterizedTest
  @CsvSource({"100, 80", "45, 45", "60, 40", "500, 200"})
  void hearsEveryKeyOfOrdinaryLength(int milliseconds, int pause) {
    assertThat(heard(keys(ALL, milliseconds, pause))).isEqualTo(ALL);
  }

  @Test
  void aLongKeyIsOneKey() {
    assertThat(heard(keys("5", 8_000, 0))).isEqualTo("5");
  }

  @Test
  void theSameKeyTwiceIsTwoKeys() {
    assertThat(heard(keys("5577", 60, 60))).isEqualTo("5577");
  }

  @Test
  void tooShortASoundIsNoKey() {
    assertThat(heard(keys(ALL, 15, 100))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0.985", "1.015", "0.99", "1.01"})
  void tonesOffByOneAndAHalfPercentAreHeard(double factor) {
    assertThat(heard(twoTones(941 * factor, 1_336 * factor, -12, -12, 100))).isEqualTo("0");
    assertThat(heard(twoTones(697 * factor, 1_477 * factor, -12, -12, 100))).isEqualTo("3");
  }

  @ParameterizedTest
  @CsvSource({"-4, -8", "-8, -4", "-6, -12", "-14, -8", "-28, -30"})
  void twistAndSoftTonesAreHeard(double row, double column) {
    assertThat(heard(twoTones(852, 1_209, row, column, 100))).isEqualTo("7");
  }

  @ParameterizedTest
  @CsvSource({"0, -16", "-16, 0", "-55, -55"})
  void tooMuchTwistAndTooSoftTonesAreNot(double row, double column) {
    assertThat(heard(twoTones(852, 1_209, row, column, 100))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {350, 425, 440, 697, 941, 1_000, 1_209, 1_400, 1_633, 2_100})
  void aSingleToneIsNoKey(int hertz) {
    var sound = new short[16_000];
    Tones.beep(hertz, -6, Duration.ofSeconds(2)).get(sound);

    assertThat(heard(sound)).isEmpty();
  }

  @Test
  void keysAreHeardThroughNoise() {
    short[] sound = keys(ALL, 80, 80);
    var random = new Random(3);
    for (int i = 0; i < sound.length; i++) {
      // 18 dB under the tones
      sound[i] = (short) (sound[i] + random.nextGaussian() * 1_300);
    }

    assertThat(heard(sound)).isEqualTo(ALL);
  }

  @Test
  void noiseIsNoKey() {
    short[] sound = new short[8_000 * 60];
    var random = new Random(4);
    double coloured = 0;
    for (int i = 0; i < sound.length; i++) {
      coloured = coloured * 0.7 + random.nextGaussian() * 3_000;
      sound[i] = (short) Math.clamp((long) coloured, -32_768, 32_767);
    }

    assertThat(heard(sound)).isEmpty();
  }

  /// Vowels: harmonics of a gliding pitch, two of them emphasised, in the worst places.
  @Test
  void voicesAreNoKeys() {
    short[] sound = new short[8_000 * 60];
    double phase = 0;
    for (int i = 0; i < sound.length; i++) {
      double pitch = 110 + 60 * Math.sin(i / 9_000.0) + 15 * Math.sin(i / 700.0);
      phase += 2 * Math.PI * pitch / 8_000;
      double sum = 0;
      for (int harmonic = 1; harmonic * pitch < 3_600; harmonic++) {
        double frequency = harmonic * pitch;
        double first = Math.exp(-Math.pow((frequency - 780) / 120, 2));
        double second = Math.exp(-Math.pow((frequency - 1_330) / 140, 2));
        sum += (0.05 + first + 0.8 * second) * Math.sin(harmonic * phase);
      }
      sound[i] = (short) Math.clamp((long) (sum * 7_000), -32_768, 32_767);
    }

    assertThat(heard(sound)).isEmpty();
  }

  @Test
  void keysMadeElsewhereAreHeard() throws IOException, InterruptedException {
    assumeThat(Path.of("/usr/bin/sox")).exists();
    Path raw = folder.resolve("keys.raw");
    var command =
        "sox -n -r 8000 -b 16 -c 1 -t raw -e signed "
            + raw
            + " synth 0.08 sine 770 sine 1336 remix 1-2 gain -6 pad 0.06 0.06 repeat 3";
    assertThat(new ProcessBuilder(command.split(" ")).inheritIO().start().waitFor()).isZero();
    short[] sound = new short[(int) (Files.size(raw) / 2)];
    ByteBuffer.wrap(Files.readAllBytes(raw))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer()
        .get(sound);

    assertThat(heard(sound)).isEqualTo("5555");
  }

  @Test
  void othersHearOurKeys() throws IOException, InterruptedException {
    assumeThat(Path.of("/usr/bin/multimon-ng")).exists();
    assumeThat(Path.of("/usr/bin/sox")).exists();
    short[] sound = keys(ALL, 100, 80);
    var bytes = ByteBuffer.allocate(sound.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(sound);
    Path slow = Files.write(folder.resolve("8000.raw"), bytes.array());
    Path fast = folder.resolve("22050.raw");
    String form = " -t raw -e signed -b 16 -c 1 ";
    String command = "sox" + form + "-r 8000 " + slow + form + "-r 22050 " + fast;
    assertThat(new ProcessBuilder(command.split(" ")).inheritIO().start().waitFor()).isZero();

    var listener =
        new ProcessBuilder("multimon-ng", "-q", "-a", "DTMF", "-t", "raw", fast.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(listener.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(
            said.lines().filter(line -> line.startsWith("DTMF: ")).map(line -> line.substring(6)))
        .containsExactly(ALL.split(""));
    assertThat(Audio.duration(sound.length)).isPositive();
  }
}
