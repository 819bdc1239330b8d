package org.umbel.bench.answering;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

/// What a program under measurement says and is asked, in lines on its standard streams.
final class Conversation {
  static final String READY = "ready";
  static final String HEAP = "heap";
  private static final int COLLECTIONS = 3; // references and timers go in rounds

  private Conversation() {}

  /// Tells that calls are taken at that port, then answers questions until the asker is gone, so
  /// that no program outlives the benchmark.
  static void hold(int port) {
    System.out.println(READY + " " + port);
    try (var questions = new Scanner(System.in, StandardCharsets.UTF_8)) {
      while (questions.hasNextLine())
        if (questions.nextLine().equals(HEAP)) System.out.println(HEAP + " " + heapBytes());
    }
  }

  private static long heapBytes() {
    var memory = ManagementFactory.getMemoryMXBean();
    for (int i = 0; i < COLLECTIONS; i++) memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  /// The same for a server that owns the main thread.
  static void holdBeside(int port) throws IOException {
    Thread.ofPlatform()
        .name("questions")
        .start(() -> {
          hold(port);
          System.exit(0);
        });
  }
}
