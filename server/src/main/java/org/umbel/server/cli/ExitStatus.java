package org.umbel.server.cli;

/// What a command tells the shell.
public final class ExitStatus {
  /// Done.
  public static final int DONE = 0;

  /// Could not be done; the reason was printed.
  public static final int FAILED = 1;

  /// The command line was wrong; what is allowed was printed.
  public static final int USAGE = 2;

  private ExitStatus() {}
}
