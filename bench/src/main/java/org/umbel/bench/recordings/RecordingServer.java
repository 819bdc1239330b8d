package org.umbel.bench.recordings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.umbel.bench.CannotMeasure;
import org.umbel.bench.start.UmbelServer;
import org.umbel.media.wav.WavFile;

/// The packaged server with twenty people who do not answer, and what is found in their built-in
/// mailboxes. Belongs to one thread.
final class RecordingServer implements AutoCloseable {
  private static final double TOLERANCE = 40; // milliseconds
  private static final long PAUSE = 100_000_000; // nanoseconds between looks
  private static final long NO_NEWS = 5_000_000_000L;

  private final UmbelServer server;
  private final Path mailboxes;
  private final Set<Path> seen = new HashSet<>();

  private RecordingServer(UmbelServer server) {
    this.server = server;
    this.mailboxes = server.data().resolve("data").resolve("mailboxes");
  }

  static RecordingServer start() {
    var folder = UmbelServer.folder();
    var file = folder.resolve("umbel.yaml");
    try {
      Files.writeString(file, configuration(folder.resolve("data")));
    } catch (IOException failure) {
      throw new CannotMeasure("cannot write " + file, failure);
    }
    return new RecordingServer(UmbelServer.start(folder, "serve", "--config", file.toString()));
  }

  private static String configuration(Path data) {
    var people = new StringBuilder();
    for (int i = 0; i < DepositScript.PEOPLE; i++)
      people.append(
          "  - extension: \"%d\"\n    name: Person %d\n".formatted(DepositScript.extension(i), i));
    return """
    data: "%s"
    log: warn
    pilots: ["5000"]
    sip: {calls: 10000}
    lines: [{name: main, listen: ["udp 127.0.0.1:0"]}]
    media:
      host: 127.0.0.1
      ports: 16384-32767
    web:
      listen: 127.0.0.1:0
    mailbox:
      kind: built-in
    people:
    %s\
    """
        .formatted(data, people);
  }

  UmbelServer process() {
    return server;
  }

  /// What has come to the mailboxes since the last look.
  ///
  /// @param complete of the length that was spoken, to 40 ms, and without a hole
  record Harvest(int messages, int complete) {
    Harvest plus(Harvest more) {
      return new Harvest(messages + more.messages, complete + more.complete);
    }
  }

  /// Waits until so many messages are in the mailboxes or no more come for five seconds.
  Harvest harvest(int expected) {
    var all = new Harvest(0, 0);
    long lastNews = System.nanoTime();
    while (all.messages < expected && System.nanoTime() - lastNews < NO_NEWS) {
      var more = look();
      if (more.messages > 0) lastNews = System.nanoTime();
      LockSupport.parkNanos(PAUSE);
      all = all.plus(more);
    }
    return all;
  }

  private Harvest look() {
    if (!Files.isDirectory(mailboxes)) return new Harvest(0, 0);
    try (var files = Files.find(mailboxes, 6, (file, _) -> fresh(file))) {
      var sounds = files.filter(seen::add).toList();
      int complete = (int) sounds.stream().filter(RecordingServer::complete).count();
      return new Harvest(sounds.size(), complete);
    } catch (IOException failure) {
      throw new CannotMeasure("cannot look into " + mailboxes, failure);
    }
  }

  private static boolean fresh(Path file) {
    return file.toString().endsWith(".wav") && file.toString().contains("/fresh/");
  }

  private static boolean complete(Path sound) {
    return Voice.lengthMillis(WavFile.read(sound))
        .filter(length -> Math.abs(length - Voice.MILLIS) <= TOLERANCE)
        .isPresent();
  }

  @Override
  public void close() {
    server.close();
  }
}
