package org.umbel.testkit.part;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The tools that strangers look for SIP servers, extensions and passwords with: svmap, svwar and
/// svcrack. What they do is held against this machine by the server that is asked.
public final class Scanner {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /// Looks for a server.
  ///
  /// @return what the tool has printed; names the server when there is one
  public String look(InetSocketAddress server) {
    return run("svmap", List.of("-p" + server.getPort(), "127.0.0.1"));
  }

  /// Looks which extensions there are.
  ///
  /// @param method REGISTER, INVITE or OPTIONS
  public String enumerate(InetSocketAddress server, String method, String range) {
    return run("svwar", List.of("-p" + server.getPort(), "-e" + range, "-m", method, "127.0.0.1"));
  }

  /// Tries passwords, one after the other.
  public String crack(InetSocketAddress server, String user, List<String> passwords) {
    try (var scratch = Scratch.make("svcrack")) {
      var words = scratch.file("words");
      Files.write(words, passwords);
      return run(
          "svcrack",
          List.of("-p" + server.getPort(), "-u", user, "-d", words.toString(), "127.0.0.1"));
    } catch (IOException failure) {
      throw new PartFailed("cannot write the words to try", failure);
    }
  }

  private String run(String tool, List<String> arguments) {
    try (var scratch = Scratch.make(tool)) {
      var command = new ArrayList<>(List.of(tool));
      command.addAll(arguments);
      return Shell.run(command, Map.of(), scratch.file("screen"), LIMIT).output();
    }
  }
}
