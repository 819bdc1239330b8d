package org.umbel.server;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.umbel.server.cli.CommandLineTool;
import org.umbel.server.cli.Console;

/// Where the Java machine begins.
public final class Main {
  private Main() {}

  /// Runs one command and ends with its exit status.
  public static void main(String[] words) {
    var console = new Console(to(FileDescriptor.out), to(FileDescriptor.err));
    var status = new CommandLineTool(new ForegroundServer(), console).run(words);
    System.exit(status);
  }

  private static PrintWriter to(FileDescriptor stream) {
    return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }
}
