package org.umbel.server.cli;

import java.nio.file.Path;
import java.util.List;
import org.umbel.mail.check.Finding;
import org.umbel.server.config.Address;
import org.umbel.server.config.Configuration;

/// Runs the server in the foreground, and what else needs its parts.
public interface ServerRunner {

  /// Runs it with the demo organisation until it is told to end.
  ///
  /// @return the exit status
  int demo(DemoOrder order, Console console);

  /// Runs it as configured until it is told to end, and reads the configuration again when it is
  /// told to by SIGHUP.
  ///
  /// @param file where the configuration was read from
  /// @return the exit status
  int serve(Path file, Configuration configuration, Console console);

  /// Tries the company's servers that a configuration names; starts none of ours. Waits for each of
  /// them, at most for its configured patience at each step.
  List<Finding> connections(Configuration configuration);

  /// What the demo may be told.
  ///
  /// @param data where everything is kept
  /// @param sip where calls arrive, UDP and TCP; port 0 takes any free one
  /// @param web where the web page is; port 0 takes any free one
  record DemoOrder(Path data, Address sip, Address web) {}
}
