package org.umbel.store.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.umbel.domain.report.Report;
import org.umbel.store.DiskRefused;

/// The file of reports that are not in the database yet. Belongs to one thread.
final class PendingReports implements AutoCloseable {
  private final Path file;
  private final long largest;
  private final FileChannel channel;

  /// @param largest in bytes; what does not fit any more is not kept
  /// @throws DiskRefused when the file cannot be opened
  PendingReports(Path file, long largest) {
    this.file = file;
    this.largest = largest;
    try {
      Files.createDirectories(file.getParent());
      channel = FileChannel.open(file, CREATE, READ, WRITE);
      channel.position(channel.size());
      if (channel.size() > 0) {
        channel.write(ByteBuffer.wrap("\n".getBytes(UTF_8))); // ends a line that a crash cut off
      }
    } catch (IOException refused) {
      throw new DiskRefused("open the reports that wait", file, refused);
    }
  }

  boolean isEmpty() {
    try {
      return channel.size() == 0;
    } catch (IOException refused) {
      throw new DiskRefused("measure the reports that wait", file, refused);
    }
  }

  /// Writes them behind the others; they are on disk when it returns.
  ///
  /// @return false when there is no room for them; none is written then
  boolean append(List<Report> reports) {
    var text = new StringBuilder();
    reports.forEach(report -> text.append(ReportLine.write(report)).append('\n'));
    var bytes = ByteBuffer.wrap(text.toString().getBytes(UTF_8));
    try {
      if (channel.size() + bytes.remaining() > largest) {
        return false;
      }
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
      return true;
    } catch (IOException refused) {
      throw new DiskRefused("keep reports", file, refused);
    }
  }

  /// Hands all of them over in portions, the oldest first. Lines that are none are left out.
  void each(int portion, Consumer<List<Report>> taker) {
    try (var lines = Files.lines(file, UTF_8)) {
      var portionOf = new Portions(portion, taker);
      lines.flatMap(line -> ReportLine.read(line).stream()).forEach(portionOf::add);
      portionOf.flush();
    } catch (IOException refused) {
      throw new DiskRefused("read the reports that wait", file, refused);
    } catch (UncheckedIOException refused) {
      throw new DiskRefused("read the reports that wait", file, new IOException(refused));
    }
  }

  private static final class Portions {
    private final int most;
    private final Consumer<List<Report>> taker;
    private final ArrayList<Report> some = new ArrayList<>();

    Portions(int most, Consumer<List<Report>> taker) {
      this.most = most;
      this.taker = taker;
    }

    void add(Report report) {
      some.add(report);
      if (some.size() == most) {
        flush();
      }
    }

    void flush() {
      if (!some.isEmpty()) {
        taker.accept(List.copyOf(some));
        some.clear();
      }
    }
  }

  /// All of them are in the database.
  void clear() {
    try {
      channel.truncate(0);
      channel.position(0);
    } catch (IOException refused) {
      throw new DiskRefused("empty the reports that wait", file, refused);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException refused) {
      throw new DiskRefused("close the reports that wait", file, refused);
    }
  }
}
