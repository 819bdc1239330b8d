package org.umbel.server.cli;

import java.io.PrintWriter;

/// Where a command prints: results on `out`, what went wrong on `err`.
public record Console(PrintWriter out, PrintWriter err) {

  /// Prints a line of the result at once.
  public void say(String line) {
    out.println(line);
    out.flush();
  }

  /// Prints a line about what went wrong, at once.
  public void complain(String line) {
    err.println(line);
    err.flush();
  }
}
