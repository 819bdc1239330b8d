package org.umbel.testkit.part;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The program `pocketsphinx` as judge of spoken English: which of several sentences a sound is. It
/// was taught with wider sound than telephones have, so it is asked to choose, not to write down.
public final class Recogniser {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Recogniser() {}

  /// The sentence it understands; empty words for none.
  ///
  /// @param sentences small letters and blanks only
  public static String understood(Path wav, List<String> sentences) {
    try (var scratch = Scratch.make("recognise")) {
      var wide = scratch.file("wide.wav");
      var grammar = scratch.file("grammar.gram");
      Files.writeString(
          grammar,
          "#JSGF V1.0;\ngrammar g;\npublic <s> = " + String.join(" | ", sentences) + ";\n");
      output(
          List.of(
              "ffmpeg",
              "-loglevel",
              "error",
              "-i",
              wav.toString(),
              "-af",
              "adelay=500,apad=pad_dur=0.5",
              "-ar",
              "16000",
              wide.toString()));
      return output(
              List.of(
                  "pocketsphinx_continuous",
                  "-logfn",
                  "/dev/null",
                  "-infile",
                  wide.toString(),
                  "-jsgf",
                  grammar.toString()))
          .strip();
    } catch (IOException failure) {
      throw new PartFailed("cannot recognise " + wav, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PartFailed("interrupted while recognising " + wav, interrupted);
    }
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(PATIENCE) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new PartFailed(command.getFirst() + " failed");
    }
    return words;
  }
}
