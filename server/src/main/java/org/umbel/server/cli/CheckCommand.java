package org.umbel.server.cli;

import java.nio.file.Path;
import org.umbel.server.config.ConfigurationFile;
import org.umbel.server.config.SpokenCodecs;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `umbel check`: every mistake of a configuration file at once.
final class CheckCommand implements Command {

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
        SpokenCodecs.of(configuration.media().codecs())
            .missing()
            .forEach(missing -> console.complain("left out: codec " + missing));
        console.say(file + ": no mistakes");
        yield ExitStatus.DONE;
      }
    };
  }

  static void report(ConfigurationFile.Wrong wrong, Console console) {
    wrong.mistakes().forEach(mistake -> console.complain(mistake.toString()));
    var count = wrong.mistakes().size();
    console.complain(count + (count == 1 ? " mistake" : " mistakes"));
  }
}
