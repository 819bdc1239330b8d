package org.umbel.bench.media;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// What a program under measurement is told on its command line, and says when it is ready.
///
/// @param calls how many
/// @param way by which packets are moved
/// @param ports of the callers; the calls take them in turn
record Beginning(int calls, Way way, List<Integer> ports) {
  static final String READY = "ready";

  String[] words() {
    var ends = ports.stream().map(String::valueOf).toList();
    return new String[] {Integer.toString(calls), way.name(), String.join(",", ends)};
  }

  static Beginning of(String[] words) {
    var ports = Arrays.stream(words[2].split(",", -1)).map(Integer::valueOf).toList();
    return new Beginning(Integer.parseInt(words[0]), Way.valueOf(words[1]), ports);
  }

  int port(int call) {
    return ports.get(call % ports.size());
  }

  /// Says where the calls are, then waits until the asker is gone and ends the program.
  ///
  /// @param calls a port each, and behind a colon the key for what comes there, if any
  static void hold(List<String> calls) {
    System.out.println(READY + " " + String.join(",", calls));
    Thread.ofPlatform().name("asker").start(Beginning::endWithTheAsker);
  }

  private static void endWithTheAsker() {
    try {
      while (System.in.read() >= 0) {
        // nothing is asked
      }
    } catch (IOException _) {
      // gone as well
    }
    System.exit(0);
  }
}
