package org.umbel.voices.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.umbel.domain.speech.Language;

/// flite: speaks English alone, with voices made of recordings of people: `slt` (a woman), `rms`
/// and `awb` (men).
public final class Flite implements Engine {
  private static final Duration LOOKING = Duration.ofSeconds(5);
  private static final String HEADING = "Voices available:";

  private final Program program = new Program("flite");

  @Override
  public String name() {
    return "flite";
  }

  @Override
  public String needs() {
    return "the package flite";
  }

  @Override
  public List<Installed> voices() throws InterruptedException {
    if (program.file().isEmpty()) {
      return List.of();
    }
    return new String(program.run(List.of("-lv"), new byte[0], LOOKING), UTF_8)
        .lines()
        .filter(line -> line.startsWith(HEADING))
        .flatMap(line -> Stream.of(line.substring(HEADING.length()).strip().split(" +")))
        .map(voice -> new Installed(Language.ENGLISH, voice))
        .toList();
  }

  @Override
  public ShortBuffer speak(Utterance utterance) throws InterruptedException {
    var manner = utterance.manner();
    try (var sound = SoundFile.of(name())) {
      var arguments =
          List.of(
              "-voice",
              utterance.voice(),
              "--setf",
              "duration_stretch=" + number(1.05 * 100 / manner.speed()),
              "--setf",
              "f0_shift=" + number(manner.pitch() / 100.0),
              "-f",
              "/dev/stdin",
              "-o",
              sound.path().toString());
      program.run(arguments, AsciiText.of(utterance.text()).getBytes(US_ASCII), utterance.limit());
      return EngineSound.of(name(), sound.bytes());
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
