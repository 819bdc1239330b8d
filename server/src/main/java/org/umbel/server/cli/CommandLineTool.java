package org.umbel.server.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// The `umbel` command: reads the words, finds the [Command], runs it.
public final class CommandLineTool {
  private final List<Command> commands;
  private final Console console;

  /// All commands, each with what it needs.
  ///
  /// @param runner starts the server for `demo` and `serve`, tries connections for `check`
  public CommandLineTool(ServerRunner runner, Console console) {
    this.commands =
        List.of(
            new DemoCommand(runner),
            new ServeCommand(runner),
            new CheckCommand(runner),
            new ResetCommand(),
            new CallCommand(),
            new SayCommand(),
            new VoicesCommand());
    this.console = console;
  }

  /// Runs the command that the words name; waits until it is done.
  ///
  /// @return the exit status
  public int run(String... words) {
    var line = tool();
    try {
      return line.execute(words);
    } finally {
      console.out().flush();
      console.err().flush();
    }
  }

  private CommandLine tool() {
    var top = CommandSpec.create().name("umbel").mixinStandardHelpOptions(true).version("umbel 0");
    top.usageMessage()
        .description("An open unified-messaging server.")
        .footer(
            "",
            "Also, by the launcher itself: test (builds everything and runs all tests),",
            "bench [NAME] (benchmarks, figures as a table), fuzz [TIME] (looks for what breaks a"
                + " parser).",
            "",
            "Exit status: 0 done; 1 could not be done, the words say why; 2 wrong usage.");
    for (var command : commands) {
      var spec = command.spec();
      spec.mixinStandardHelpOptions(true).version("umbel 0");
      top.addSubcommand(spec.name(), new CommandLine(spec));
    }
    return new CommandLine(top)
        .setOut(console.out())
        .setErr(console.err())
        .setColorScheme(new ColorScheme.Builder(Ansi.OFF).build())
        .setParameterExceptionHandler((mistake, _) -> refused(mistake))
        .setExecutionStrategy(parsed -> {
          var help = CommandLine.executeHelpRequest(parsed);
          return help == null ? chosen(parsed) : help;
        });
  }

  private int chosen(CommandLine.ParseResult parsed) {
    if (!parsed.hasSubcommand()) {
      parsed.commandSpec().commandLine().usage(console.err());
      return ExitStatus.USAGE;
    }
    var options = parsed.subcommand();
    return command(options.commandSpec().name()).orElseThrow().run(options, console);
  }

  private Optional<Command> command(String name) {
    return commands.stream().filter(c -> c.spec().name().equals(name)).findFirst();
  }

  private int refused(ParameterException mistake) {
    var at = mistake.getCommandLine();
    console.complain("umbel: " + mistake.getMessage());
    if (at.getParent() == null) {
      var names =
          Arrays.asList(
              "demo", "serve", "check", "reset", "call", "say", "voices", "bench", "fuzz", "test");
      console.complain("Commands: " + String.join(", ", names) + ".");
    }
    console.complain("See '" + at.getCommandSpec().qualifiedName() + " --help'.");
    return ExitStatus.USAGE;
  }
}
