package org.umbel.server.cli;

import java.nio.file.Path;
import org.umbel.server.config.ConfigurationFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `umbel serve`: the server as one file configures it.
final class ServeCommand implements Command {
  private final ServerRunner runner;

  ServeCommand(ServerRunner runner) {
    this.runner = runner;
  }

  @Override
  public CommandSpec spec() {
    var spec =
        CommandSpec.create()
            .name("serve")
            .addOption(
                Words.file("--config", "FILE", "The configuration, one YAML file.").toBuilder()
                    .required(true)
                    .build());
    spec.usageMessage()
        .description("Runs the server in the foreground as the file configures it.")
        .footer(
            "",
            "docs/configuration.md lists all keys; umbel.example.yaml is a complete example.",
            "When calls are answered, one line 'ready sip=HOST:PORT web=HOST:PORT' is printed.",
            "SIGHUP reads the file and the folder 'lines' beside it again; what changed takes"
                + " effect",
            "without a restart where it can, and the log says what cannot.",
            "SIGTERM or Ctrl-C lets calls end, at most 10 s, and exits with 0.",
            "Exit status: 0 ended as told; 1 mistakes in the file or could not start, the words",
            "say why; 2 wrong usage.");
    return spec;
  }

  @Override
  public int run(ParseResult options, Console console) {
    var file = Words.value(options, "--config", Path.class);
    return switch (ConfigurationFile.read(file)) {
      case ConfigurationFile.Wrong wrong -> {
        CheckCommand.report(wrong, console);
        yield ExitStatus.FAILED;
      }
      case ConfigurationFile.Right right -> runner.serve(file, right.configuration(), console);
    };
  }
}
