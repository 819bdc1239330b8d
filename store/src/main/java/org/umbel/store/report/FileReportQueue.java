package org.umbel.store.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.report.Report;
import org.umbel.domain.report.ReportQueue;
import org.umbel.store.DiskRefused;
import org.umbel.store.file.ForcedFile;
import org.umbel.store.file.LocalDisk;

/// Reports that wait, in a file to which each that comes and each that goes is appended: it
/// outlives the process, and the machine but for the last moment. The file is emptied when nothing
/// waits, and written anew when most of it is past. While the disk refuses, reports wait in memory
/// alone.
public final class FileReportQueue implements ReportQueue {
  public static final int MOST = 10_000;
  private static final int MOST_LINES = 4 * MOST;
  private static final Logger LOG = LoggerFactory.getLogger(FileReportQueue.class);

  private final Path path;
  private final SequencedMap<String, Report> waiting = new LinkedHashMap<>(); // guarded by this
  private RandomAccessFile file; // no channel: an interrupt would close it; guarded by this
  private int lines; // guarded by this
  private long dropped; // guarded by this

  private FileReportQueue(Path path) throws IOException {
    this.path = path;
    Files.createDirectories(path.toAbsolutePath().getParent());
    if (Files.exists(path)) {
      new String(Files.readAllBytes(path), UTF_8).lines().forEach(this::read);
    }
    this.file = new RandomAccessFile(path.toFile(), "rw");
    rewrite();
  }

  /// @throws DiskRefused when the file cannot be used
  public static FileReportQueue open(Path path) {
    try {
      return new FileReportQueue(path);
    } catch (IOException refused) {
      throw new DiskRefused("keep reports that wait", path, refused);
    }
  }

  /// `+` and a report, or `-` and the id of one; a line that was cut off is neither.
  private void read(String line) {
    if (line.startsWith("+")) {
      ReportLine.read(line.substring(1)).ifPresent(report -> waiting.put(report.id(), report));
    } else if (line.startsWith("-")) {
      waiting.remove(line.substring(1));
    }
  }

  @Override
  public synchronized void add(Report report) {
    if (waiting.size() >= MOST) {
      dropped++;
      remove(waiting.firstEntry().getValue());
    }
    waiting.put(report.id(), report);
    append("+" + ReportLine.write(report));
    notifyAll();
  }

  @Override
  public synchronized Report first() throws InterruptedException {
    while (waiting.isEmpty()) {
      wait();
    }
    return waiting.firstEntry().getValue();
  }

  @Override
  public synchronized void remove(Report report) {
    if (waiting.remove(report.id()) != null) {
      append("-" + report.id());
    }
  }

  private void append(String line) {
    try {
      if (waiting.isEmpty() || lines >= MOST_LINES) {
        rewrite();
      } else {
        file.write((line + "\n").getBytes(UTF_8));
        lines++;
      }
    } catch (IOException refused) {
      LOG.warn("reports.queue-refused file={} why=\"{}\"", path, DiskRefused.words(refused));
    }
  }

  /// Writes only what waits.
  private void rewrite() throws IOException {
    if (waiting.isEmpty()) {
      file.setLength(0);
      file.seek(0);
    } else {
      var text = new StringBuilder();
      waiting
          .values()
          .forEach(report -> text.append('+').append(ReportLine.write(report)).append('\n'));
      ForcedFile.replace(new LocalDisk(), path, text.toString().getBytes(UTF_8));
      file.close();
      file = new RandomAccessFile(path.toFile(), "rw");
      file.seek(file.length());
    }
    lines = waiting.size();
  }

  @Override
  public synchronized int size() {
    return waiting.size();
  }

  @Override
  public synchronized Optional<Instant> since() {
    return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.firstEntry().getValue().at());
  }

  @Override
  public synchronized long dropped() {
    return dropped;
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException failure) {
      LOG.warn("reports.close-failed file={}", path, failure);
    }
  }
}
