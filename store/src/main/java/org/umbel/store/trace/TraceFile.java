package org.umbel.store.trace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.umbel.store.file.Disk;
import org.umbel.store.file.ForcedFile;

/// A file to which a line is appended for each step of a message. It is written anew when most of
/// its lines are of messages long forgotten. Belongs to one thread at a time.
final class TraceFile {
  private static final int FEW_LINES = 2_000;
  private static final long UNKNOWN = -1;

  private final Disk disk;
  private final Path path;
  private long position = UNKNOWN; // where the next line goes; a failed write may have left more
  private long lines;
  private long linesWhenNew;

  /// @param path need not exist
  TraceFile(Disk disk, Path path) {
    this.disk = disk;
    this.path = path;
  }

  /// What can be understood of it. A trace is no message: what is damaged is left out.
  List<TraceLine> read() throws IOException {
    return disk.exists(path)
        ? new String(disk.read(path), StandardCharsets.UTF_8)
            .lines()
            .flatMap(line -> TraceLine.read(line).stream())
            .toList()
        : List.of();
  }

  /// Writes it anew.
  void replace(Collection<TraceLine> all) throws IOException {
    var text = text(all);
    position = UNKNOWN; // whichever file is there when this fails
    ForcedFile.replace(disk, path, text);
    position = text.length;
    lines = all.size();
    linesWhenNew = all.size();
  }

  /// On disk when this returns. When it fails, the same may be appended again.
  void append(Collection<TraceLine> some) throws IOException {
    if (position == UNKNOWN) {
      position = disk.size(path);
    }
    var text = text(some);
    try (var file = disk.open(path)) {
      file.write(ByteBuffer.wrap(text), position);
      file.force();
    }
    position += text.length;
    lines += some.size();
  }

  private static byte[] text(Collection<TraceLine> lines) {
    var text = new ByteArrayOutputStream();
    lines.forEach(line -> text.writeBytes(line.write()));
    return text.toByteArray();
  }

  /// Whether it would be much shorter if it were written anew.
  boolean overgrown() {
    return lines > 2 * linesWhenNew + FEW_LINES;
  }
}
