package org.umbel.server.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import org.umbel.domain.speech.Language;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.ConfigurationFile;
import org.umbel.server.config.ConfiguredLine;
import org.umbel.server.config.SpokenCodecs;
import org.umbel.server.config.UsageTable;
import org.umbel.voices.Voices;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `umbel check`: every mistake of a configuration file at once.
final class CheckCommand implements Command {
  private final InstantSource clock = InstantSource.system();

  @Override
  public CommandSpec spec() {
    var spec =
        CommandSpec.create()
            .name("check")
            .addOption(
                Words.file("--config", "FILE", "The configuration, one YAML file.").toBuilder()
                    .required(true)
                    .build());
    spec.usageMessage()
        .description("Reads a configuration file and reports every mistake in it; starts nothing.")
        .footer(
            "",
            "A mistake is a line 'FILE:LINE:COLUMN KEY: found ..., allowed ...'.",
            "The lines of the folder 'lines' beside the file are read, too. What is allowed but",
            "dangerous is a warning, and no mistake.",
            "Exit status: 0 no mistakes; 1 mistakes, or the file cannot be read; 2 wrong usage.");
    return spec;
  }

  @Override
  public int run(ParseResult options, Console console) {
    var file = Words.value(options, "--config", Path.class);
    return switch (ConfigurationFile.read(file)) {
      case ConfigurationFile.Wrong wrong -> {
        report(wrong, console);
        yield ExitStatus.FAILED;
      }
      case ConfigurationFile.Right(var configuration) -> {
        configuration.lines().forEach(line -> console.say(words(line)));
        configuration
            .warnings(clock.instant())
            .forEach(warning -> console.complain(warning.toString()));
        SpokenCodecs.of(configuration)
            .missing()
            .forEach(missing -> console.complain("left out: codec " + missing));
        spoken(configuration, console);
        console.say(file + ": no mistakes");
        yield ExitStatus.DONE;
      }
    };
  }

  private void spoken(Configuration configuration, Console console) {
    var voices = Voices.unkept(configuration.speech(), clock);
    voices.look();
    for (var language : Language.values()) {
      console.say("text in " + voices.words(language));
    }
    voices.faults().forEach(fault -> console.complain("left out: voice " + fault));
  }

  private static String words(ConfiguredLine line) {
    var changed = UsageTable.changed(line.usage());
    return "line "
        + line.settings().name()
        + ", "
        + line.usage().word()
        + (changed.isEmpty() ? "" : ", with the defaults " + String.join("; ", changed));
  }

  static void report(ConfigurationFile.Wrong wrong, Console console) {
    wrong.mistakes().forEach(mistake -> console.complain(mistake.toString()));
    var count = wrong.mistakes().size();
    console.complain(count + (count == 1 ? " mistake" : " mistakes"));
  }
}
