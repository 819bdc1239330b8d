package org.umbel.voices.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.umbel.domain.speech.Language;

/// espeak-ng: speaks every language in some ten milliseconds, clear and plain. A voice is one of
/// its own, such as `de` or `en-gb`, with a variant such as `de+f3`, or one of mbrola's, such as
/// `mb-de5`, where that is installed.
public final class Espeak implements Engine {
  private static final Duration LOOKING = Duration.ofSeconds(5);
  private static final int WORDS_A_MINUTE = 150;
  private static final int PITCH = 45;
  private static final Path MBROLA = Path.of("/usr/share/mbrola");

  private final Program program = new Program("espeak-ng");

  @Override
  public String name() {
    return "espeak-ng";
  }

  @Override
  public String needs() {
    return "the package espeak-ng";
  }

  @Override
  public List<Installed> voices() throws InterruptedException {
    if (program.file().isEmpty()) {
      return List.of();
    }
    return Stream.concat(voices(Language.GERMAN).stream(), voices(Language.ENGLISH).stream())
        .toList();
  }

  private List<Installed> voices(Language language) throws InterruptedException {
    byte[] table = program.run(List.of("--voices=" + language.tag()), new byte[0], LOOKING);
    return new String(table, UTF_8)
        .lines()
        .skip(1)
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length >= 5)
        .filter(columns -> columns[1].startsWith(language.tag()))
        .filter(columns -> !columns[4].startsWith("mb/") || hasMbrola(columns[4]))
        .map(columns -> new Installed(language, chosenBy(columns)))
        .distinct()
        .toList();
  }

  /// Its table has all voices of mbrola, whether or not they are here.
  private static boolean hasMbrola(String file) {
    var sounds = file.replaceFirst("mb/mb-", "").replaceFirst("-.*", "");
    return new Program("mbrola").file().isPresent()
        && Stream.of(
                MBROLA.resolve(sounds).resolve(sounds), MBROLA.resolve("voices").resolve(sounds))
            .anyMatch(Files::exists);
  }

  private static String chosenBy(String[] columns) {
    return columns[4].startsWith("mb/") ? columns[4].substring("mb/".length()) : columns[1];
  }

  @Override
  public ShortBuffer speak(Utterance utterance) throws InterruptedException {
    var manner = utterance.manner();
    var arguments =
        List.of(
            "--stdin",
            "--stdout",
            "-b",
            "1",
            "-z",
            "-v",
            utterance.voice(),
            "-s",
            Integer.toString(WORDS_A_MINUTE * manner.speed() / 100),
            "-p",
            Integer.toString(Math.min(99, PITCH * manner.pitch() / 100)));
    byte[] sound =
        program.run(arguments, plain(utterance.text()).getBytes(UTF_8), utterance.limit());
    return EngineSound.of(name(), sound);
  }

  /// Double brackets would make it read phonemes.
  private static String plain(String text) {
    return text.replace("[[", "[ [");
  }
}
