package org.umbel.store.station;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.umbel.domain.person.Extension;
import org.umbel.store.file.Disk;
import org.umbel.store.file.ForcedFile;

/// A file to which a line is appended for each change; the last line of a person holds. It is
/// written anew when most of its lines hold no more. Belongs to one thread at a time.
final class RegistrationFile {
  private static final int FEW_LINES = 1_000;
  private static final long UNKNOWN = -1;

  private final Disk disk;
  private final Path path;
  private long position = UNKNOWN; // where the next line goes; a failed write may have left more
  private long lines;
  private long linesWhenNew;

  /// What a file says.
  ///
  /// @param latest by owner
  /// @param damaged lines that are not what was written; one without an end is not counted, for
  ///   that is how a crash leaves the last one
  record Content(Map<Extension, RegistrationLine> latest, int damaged) {}

  /// @param path need not exist before [#shorten]
  RegistrationFile(Disk disk, Path path) {
    this.disk = disk;
    this.path = path;
  }

  Content read() throws IOException {
    var latest = new LinkedHashMap<Extension, RegistrationLine>();
    if (!disk.exists(path)) {
      return new Content(latest, 0);
    }
    var bytes = disk.map(path);
    var damaged = 0;
    var start = 0;
    for (var at = 0; at < bytes.limit(); at++) {
      if (bytes.get(at) != '\n') {
        continue;
      }
      var line = new byte[at - start];
      bytes.get(start, line);
      var read = RegistrationLine.read(line);
      read.ifPresent(good -> latest.put(good.owner(), good));
      damaged += read.isPresent() ? 0 : 1;
      start = at + 1;
    }
    return new Content(latest, damaged);
  }

  /// Writes the file anew without what holds no more.
  void shorten(Content content, Instant now) throws IOException {
    var text = new ByteArrayOutputStream();
    var kept = 0;
    for (var line : content.latest().values()) {
      if (line.phones().stream().anyMatch(phone -> phone.expires().isAfter(now))) {
        text.writeBytes(line.write());
        kept++;
      }
    }
    position = UNKNOWN; // whichever file is there when this fails
    ForcedFile.replace(disk, path, text.toByteArray());
    position = text.size();
    lines = kept;
    linesWhenNew = kept;
  }

  /// On disk when this returns. When it fails, the same may be appended again.
  void append(Collection<RegistrationLine> some) throws IOException {
    var text = new ByteArrayOutputStream();
    for (var line : some) {
      text.writeBytes(line.write());
    }
    if (position == UNKNOWN) {
      position = disk.size(path);
    }
    try (var file = disk.open(path)) {
      file.write(ByteBuffer.wrap(text.toByteArray()), position);
      file.force();
    }
    position += text.size();
    lines += some.size();
  }

  /// Whether it would be much shorter if it were written anew.
  boolean overgrown() {
    return lines > 2 * linesWhenNew + FEW_LINES;
  }
}
