package org.umbel.store.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.report.Report;
import org.umbel.store.DiskRefused;

/// Reports between being told and being kept. Each is in a file when [#add] returns, not forced, so
/// that it outlives the process though not the machine. There are two files: while what is in one
/// is being kept, further ones go to the other.
///
/// At most [#MOST]; more are refused. Safe for all threads; only [#take] waits.
final class Arrivals implements AutoCloseable {
  static final int MOST = 20_000;
  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

  private final Object turn = new Object();
  private final List<RandomAccessFile> files; // no channels: an interrupt would close them
  private List<Report> waiting; // guarded by turn
  private int now; // which of the files; guarded by turn
  private boolean hurried; // guarded by turn
  private boolean refused; // by the disk, so it is told once; guarded by turn

  /// Those that a server before this one has left behind come first.
  ///
  /// @throws DiskRefused when the files cannot be opened
  Arrivals(Path folder) {
    try {
      Files.createDirectories(folder);
      var paths = List.of(folder.resolve("arriving-0"), folder.resolve("arriving-1"));
      waiting = new ArrayList<>(read(paths.getFirst()));
      var later = read(paths.getLast());
      files = List.of(open(paths.getFirst()), open(paths.getLast()));
      later.forEach(this::add);
      waiting.sort((one, other) -> one.at().compareTo(other.at()));
      empty(files.getLast());
    } catch (IOException unusable) {
      throw new DiskRefused("take reports", folder, unusable);
    }
  }

  private static RandomAccessFile open(Path path) throws IOException {
    var file = new RandomAccessFile(path.toFile(), "rw");
    file.seek(file.length());
    return file;
  }

  private static List<Report> read(Path path) throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    return new String(Files.readAllBytes(path), UTF_8)
        .lines()
        .flatMap(line -> ReportLine.read(line).stream())
        .toList();
  }

  /// @return false when there is no room
  boolean add(Report report) {
    var line = (ReportLine.write(report) + "\n").getBytes(UTF_8);
    synchronized (turn) {
      if (waiting.size() >= MOST) {
        return false;
      }
      write(line);
      waiting.add(report);
      turn.notifyAll();
      return true;
    }
  }

  /// A disk that refuses keeps no report from being taken: then it is in memory alone until the
  /// next place.
  private void write(byte[] line) {
    try {
      files.get(now).write(line);
      refused = false;
    } catch (IOException failure) {
      if (!refused) {
        LOG.error("reports.arrivals-refused why=\"{}\"", DiskRefused.words(failure));
      }
      refused = true;
    }
  }

  boolean isEmpty() {
    synchronized (turn) {
      return waiting.isEmpty();
    }
  }

  /// All that wait, in their order; waits for the first, but not for longer than `patience`. They
  /// stay in their file until [#kept].
  List<Report> take(Duration patience) throws InterruptedException {
    synchronized (turn) {
      var due = System.nanoTime() + patience.toNanos();
      for (var left = patience.toMillis(); waiting.isEmpty() && !hurried && left > 0; ) {
        turn.wait(left);
        left = (due - System.nanoTime()) / 1_000_000;
      }
      var all = waiting;
      waiting = new ArrayList<>();
      now = 1 - now;
      return all;
    }
  }

  /// What was taken last is kept elsewhere now.
  void kept() {
    try {
      synchronized (turn) {
        empty(files.get(1 - now));
      }
    } catch (IOException failure) {
      LOG.error("reports.arrivals-stay why=\"{}\"", DiskRefused.words(failure)); // comes twice
    }
  }

  private static void empty(RandomAccessFile file) throws IOException {
    file.setLength(0);
    file.seek(0);
  }

  /// What was taken last could not be kept: it comes again.
  void back(List<Report> taken) {
    synchronized (turn) {
      var all = new ArrayList<>(taken);
      all.addAll(waiting);
      waiting = all;
    }
  }

  /// Nobody waits any more in [#take].
  void hurry() {
    synchronized (turn) {
      hurried = true;
      turn.notifyAll();
    }
  }

  @Override
  public void close() {
    synchronized (turn) {
      for (var file : files) {
        try {
          file.close();
        } catch (IOException failure) {
          LOG.warn("reports.close-failed why=\"{}\"", DiskRefused.words(failure));
        }
      }
    }
  }
}
