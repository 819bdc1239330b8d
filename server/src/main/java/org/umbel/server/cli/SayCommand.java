package org.umbel.server.cli;

import java.io.IOException;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.umbel.domain.speech.Language;
import org.umbel.media.wav.WavWriter;
import org.umbel.server.config.ConfigurationFile;
import org.umbel.voices.VoiceSettings;
import org.umbel.voices.Voices;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `umbel say`: how a text sounds when it is read on the telephone.
final class SayCommand implements Command {
  private final InstantSource clock = InstantSource.system();

  @Override
  public CommandSpec spec() {
    var spec =
        CommandSpec.create()
            .name("say")
            .addPositional(Words.place("0", "TEXT", String.class, "What is read."))
            .addPositional(
                Words.place("1", "FILE.wav", Path.class, "Where it goes; what was there is lost."))
            .addOption(Words.language("--language", "The text's language."))
            .addOption(
                Words.file(
                    "--config",
                    "FILE",
                    "Takes the voices of its section speech. Default:" + " what is installed."));
    spec.usageMessage()
        .description("Reads a text as somebody on the telephone would hear it.")
        .footer("", "Exit status: 0 done; 1 nobody could read it; 2 wrong usage.");
    return spec;
  }

  @Override
  public int run(ParseResult options, Console console) {
    var file = Words.given(options, "--config", Path.class);
    if (file.isEmpty()) {
      return say(options, VoiceSettings.DEFAULT, console);
    }
    return switch (ConfigurationFile.read(file.get())) {
      case ConfigurationFile.Wrong wrong -> {
        CheckCommand.report(wrong, console);
        yield ExitStatus.FAILED;
      }
      case ConfigurationFile.Right(var configuration) ->
          say(options, configuration.speech(), console);
    };
  }

  private int say(ParseResult options, VoiceSettings settings, Console console) {
    var voices = Voices.unkept(settings, clock);
    var language = Words.value(options, "--language", Language.class);
    var text = options.matchedPositional(0).<String>getValue();
    var file = options.matchedPositional(1).<Path>getValue();
    try {
      var sound = voices.speak(language, text);
      if (sound.isEmpty()) {
        console.complain("umbel: nothing was read. " + voices.words(language) + ".");
        voices.faults().forEach(console::complain);
        return ExitStatus.FAILED;
      }
      write(sound.get(), file);
      console.say(
          "%s: %.1f s; %s"
              .formatted(file, sound.get().remaining() / 8_000.0, voices.words(language)));
      return ExitStatus.DONE;
    } catch (IOException failure) {
      console.complain("umbel: cannot write " + file + ": " + failure.getMessage());
      return ExitStatus.FAILED;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return ExitStatus.FAILED;
    }
  }

  private static void write(ShortBuffer sound, Path file) throws IOException {
    Files.deleteIfExists(file);
    try (var wav = WavWriter.create(file)) {
      wav.write(sound);
    }
  }
}
