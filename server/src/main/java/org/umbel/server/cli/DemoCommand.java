package org.umbel.server.cli;

import java.nio.file.Path;
import org.umbel.server.cli.ServerRunner.DemoOrder;
import org.umbel.server.config.Address;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `umbel demo`: the whole server with two people, on embedded parts.
final class DemoCommand implements Command {
  private final ServerRunner runner;

  DemoCommand(ServerRunner runner) {
    this.runner = runner;
  }

  @Override
  public CommandSpec spec() {
    var spec =
        CommandSpec.create()
            .name("demo")
            .addOption(
                OptionSpec.builder("--data")
                    .paramLabel("DIR")
                    .type(Path.class)
                    .defaultValue("data")
                    .description("Where messages and settings are kept. Default: ./data.")
                    .build())
            .addOption(
                Words.address(
                    "--sip", "127.0.0.1:5060", "Where calls arrive, UDP and TCP; port 0: any."))
            .addOption(
                Words.address("--web", "127.0.0.1:8080", "Where the web page is; port 0: any."));
    spec.usageMessage()
        .description(
            "Runs the server with a small organisation in the foreground: Anna Berg, extension"
                + " 4000, PIN 284617; Ben Carter, 4001, PIN 739152; subscriber access 5000.")
        .footer(
            "",
            "When calls are answered, one line 'ready sip=HOST:PORT web=HOST:PORT' is printed.",
            "SIGTERM or Ctrl-C lets calls end, at most 10 s, and exits with 0.",
            "Exit status: 0 ended as told; 1 could not start, the words say why; 2 wrong usage.");
    return spec;
  }

  @Override
  public int run(ParseResult options, Console console) {
    var order =
        new DemoOrder(
            Words.value(options, "--data", Path.class),
            Words.value(options, "--sip", Address.class),
            Words.value(options, "--web", Address.class));
    return runner.demo(order, console);
  }
}
