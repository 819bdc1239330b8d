package org.umbel.telephony.phone;

import java.io.IOException;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.umbel.media.wav.WavFile;

/// An open speech engine of this machine, run as a program for each text. Only the phone for people
/// without one uses it; the server speaks recorded prompts.
final class SpeechEngine {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private SpeechEngine() {}

  /// Speaks a text with the first engine there is.
  ///
  /// @throws CannotSpeak when there is none, or it fails
  static ShortBuffer speak(String text) {
    try {
      var file = Files.createTempFile("umbel-say-", ".wav");
      try {
        for (var command : commands(text, file)) {
          if (ran(command)) {
            return WavFile.read(file);
          }
        }
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new CannotSpeak("no room for what is to be said", failure);
    }
    throw new CannotSpeak(
        "no speech engine here: install espeak-ng (or pico2wave), or say a WAV file");
  }

  private static List<List<String>> commands(String text, Path file) {
    return List.of(
        List.of("espeak-ng", "-s", "150", "-w", file.toString(), "--", text),
        List.of("pico2wave", "-w", file.toString(), text));
  }

  /// Whether the program is there and did its work.
  private static boolean ran(List<String> command) {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException absent) {
      return false;
    }
    try {
      if (process.waitFor(PATIENCE)) {
        return process.exitValue() == 0;
      }
      throw new CannotSpeak(
          command.getFirst() + " took longer than " + PATIENCE.toSeconds() + " s");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotSpeak("interrupted while " + command.getFirst() + " was speaking");
    } finally {
      process.destroyForcibly();
    }
  }
}
