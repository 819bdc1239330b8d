package org.umbel.server;

import org.umbel.server.cli.Console;
import org.umbel.server.cli.ExitStatus;
import org.umbel.server.cli.ServerRunner;
import org.umbel.server.config.Configuration;

/// Runs the server until the process is told to end.
final class ForegroundServer implements ServerRunner {

  @Override
  public int demo(DemoOrder order, Console console) {
    return ExitStatus.FAILED;
  }

  @Override
  public int serve(Configuration configuration, Console console) {
    return ExitStatus.FAILED;
  }
}
