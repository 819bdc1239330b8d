package org.umbel.voices.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was spoken once, in a folder that may be emptied at any time, a file each: samples, 16 bit
/// little-endian, and their CRC-32. A file is whole or is not taken. When there is more than fits,
/// what was not asked for the longest goes; the disk failing costs only time. Any thread; waits for
/// the disk.
public final class DiskShelf {
  private static final Logger LOG = LoggerFactory.getLogger(DiskShelf.class);
  private static final String ENDING = ".spoken";

  private final LinkedHashMap<ContentKey, Long> sizes = new LinkedHashMap<>(16, 0.75f, true);
  private final Path folder;
  private final long most;
  private final InstantSource clock;
  private long bytes; // guarded by this, as sizes are

  private DiskShelf(Path folder, long most, InstantSource clock) {
    this.folder = folder;
    this.most = most;
    this.clock = clock;
  }

  /// Looks at what is there.
  ///
  /// @param folder made when it is not there
  /// @param most bytes of all files together; 0 keeps nothing
  public static DiskShelf open(Path folder, long most, InstantSource clock) {
    var shelf = new DiskShelf(folder, most, clock);
    try {
      Files.createDirectories(folder);
      shelf.look();
    } catch (IOException failure) {
      LOG.warn("What was spoken is not kept: {}", failure.toString());
    }
    return shelf;
  }

  /// Keeps nothing.
  public static DiskShelf none() {
    return new DiskShelf(Path.of(""), 0, InstantSource.system());
  }

  private synchronized void look() throws IOException {
    var byAge = new TreeMap<String, Path>();
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        var name = file.getFileName().toString();
        if (name.endsWith(ENDING)) {
          byAge.put(Files.getLastModifiedTime(file).toInstant() + name, file);
        } else if (name.endsWith(".new")) {
          Files.deleteIfExists(file);
        }
      }
    }
    for (var file : byAge.values()) {
      var name = file.getFileName().toString();
      add(new ContentKey(name.substring(0, name.length() - ENDING.length())), Files.size(file));
    }
    makeRoom();
  }

  /// The sound, when it was kept and is whole.
  public Optional<ShortBuffer> find(ContentKey key) {
    synchronized (this) {
      if (sizes.get(key) == null) {
        return Optional.empty();
      }
    }
    try {
      var file = file(key);
      var sound = sound(Files.readAllBytes(file));
      if (sound.isPresent()) {
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        return sound;
      }
    } catch (IOException gone) {
      LOG.debug("What was spoken once is gone: {}", gone.toString());
    }
    forget(key);
    return Optional.empty();
  }

  private static Optional<ShortBuffer> sound(byte[] file) {
    if (file.length < 4 || file.length % 2 != 0) {
      return Optional.empty();
    }
    var all = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int length = file.length - 4;
    if (checksum(file, length) != all.getInt(length)) {
      return Optional.empty();
    }
    return Optional.of(
        all.slice(0, length).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().asReadOnlyBuffer());
  }

  private static int checksum(byte[] bytes, int length) {
    var crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /// Keeps a sound; when the disk refuses, it is not kept.
  public void keep(ContentKey key, ShortBuffer sound) {
    int length = 2 * sound.remaining();
    if (length + 4 > most) {
      return;
    }
    var file = ByteBuffer.allocate(length + 4).order(ByteOrder.LITTLE_ENDIAN);
    file.asShortBuffer().put(sound.duplicate());
    file.putInt(length, checksum(file.array(), length));
    try {
      var begun = Files.createTempFile(folder, "", ".new");
      Files.write(begun, file.array());
      Files.setLastModifiedTime(begun, FileTime.from(clock.instant()));
      Files.move(begun, file(key), StandardCopyOption.ATOMIC_MOVE);
      synchronized (this) {
        add(key, length + 4);
        makeRoom();
      }
    } catch (IOException failure) {
      LOG.warn("What was spoken is not kept: {}", failure.toString());
    }
  }

  private synchronized void add(ContentKey key, long size) {
    var before = sizes.put(key, size);
    bytes += size - (before == null ? 0 : before);
  }

  private synchronized void makeRoom() {
    while (bytes > most) {
      forget(sizes.firstEntry().getKey());
    }
  }

  private synchronized void forget(ContentKey key) {
    var size = sizes.remove(key);
    if (size == null) {
      return;
    }
    bytes -= size;
    try {
      Files.deleteIfExists(file(key));
    } catch (IOException failure) {
      LOG.warn("What was spoken cannot be removed: {}", failure.toString());
    }
  }

  private Path file(ContentKey key) {
    return folder.resolve(key.hex() + ENDING);
  }
}
