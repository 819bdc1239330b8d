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
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `umbel check`: every mistake of a configuration file at once.
final class CheckCommand implements Command {
  private final InstantSource clock = InstantSource.system();
  private final ServerRunner runner;

  /// @param runner tries connections
  CheckCommand(ServerRunner runner) {
    this.runner = runner;
  }

  @Override
  public CommandSpec spec() {
    var spec =
        CommandSpec.create()
            .name("check")
            .addOption(
                Words.file("--config", "FILE", "The configuration, one YAML file.").toBuilder()
                    .required(true)
                    .build())
            .addOption(
                OptionSpec.builder("--connect")
                    .description(
                        "Also tries the directory and the mail servers; sends no mail, changes"
                            + " nothing.")
                    .build());
    spec.usageMessage()
        .description("Reads a configuration file and reports every mistake in it; starts nothing.")
        .footer(
            "",
            "A mistake is a line 'FILE:LINE:COLUMN KEY: found ..., allowed ...'.",
            "The lines of the folder 'lines' beside the file are read, too. What is allowed but",
            "dangerous is a warning, and no mistake.",
            "With --connect each server is a line in words, and what fails says what to do next.",
            "Exit status: 0 no mistakes; 1 mistakes, a server that fails, or the file cannot be",
            "read; 2 wrong usage.");
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
        yield options.hasMatchedOption("--connect")
            ? connected(configuration, console)
            : ExitStatus.DONE;
      }
    };
  }

  private int connected(Configuration configuration, Console console) {
    var findings = runner.connections(configuration);
    if (findings.isEmpty()) {
      console.say("no directory and no mail server to connect to");
    }
    var well = true;
    for (var finding : findings) {
      if (finding.isWell()) {
        console.say(finding.toString());
      } else {
        console.complain(finding.toString());
        well = false;
      }
    }
    return well ? ExitStatus.DONE : ExitStatus.FAILED;
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
