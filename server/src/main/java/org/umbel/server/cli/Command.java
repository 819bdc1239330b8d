package org.umbel.server.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// One word after `umbel`, its options and what it does.
interface Command {

  /// The name, the options and their help.
  CommandSpec spec();

  /// Does it; options are complete and well-formed.
  ///
  /// @return the exit status, one of [ExitStatus] unless the help says otherwise
  int run(ParseResult options, Console console);
}
