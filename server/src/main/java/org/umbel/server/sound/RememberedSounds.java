package org.umbel.server.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sound files that customers hear, read once. Safe for all threads; the first who wants a file
/// waits for the disk.
public final class RememberedSounds {
  private static final Logger LOG = LoggerFactory.getLogger(RememberedSounds.class);
  private static final long LARGEST = 20_000_000;

  private final PlayableSounds reader = new PlayableSounds();
  private final Map<Path, Optional<ShortBuffer>> read = new ConcurrentHashMap<>();

  /// @return empty when it cannot be played; the log tells why
  public Optional<ShortBuffer> read(Path file) {
    return read.computeIfAbsent(file, this::open).map(ShortBuffer::duplicate);
  }

  private Optional<ShortBuffer> open(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        LOG.warn("contact-point.sound-too-long file={} most={} bytes", file, LARGEST);
        return Optional.empty();
      }
      var sound = reader.read(ByteBuffer.wrap(Files.readAllBytes(file)));
      if (sound.isEmpty()) {
        LOG.warn("contact-point.sound-unreadable file={}", file);
      }
      return sound.map(ShortBuffer::asReadOnlyBuffer);
    } catch (IOException failure) {
      LOG.warn("contact-point.sound-missing file={} why={}", file, failure.toString());
      return Optional.empty();
    }
  }

  /// Files are read again when they are wanted next.
  public void forget() {
    read.clear();
  }
}
