package org.umbel.mail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/// The key of the [Seal], one line in a file that only its owner may read: when it was made, and
/// its bytes in Base64. Who loses the file gets a new key; mails that came before it are still
/// believed, because nobody could have sealed them.
public final class SealKeyFile {
  private static final int KEY_BYTES = 32;

  private SealKeyFile() {}

  /// Reads the key, or makes one when there is no file. Waits for the disk.
  ///
  /// @param file in a folder that exists
  /// @throws SealKeyUnreadable when there is a file that is no key, or the disk refuses; a key is
  ///   never replaced
  public static Seal open(Path file, InstantSource clock) {
    try {
      return read(file);
    } catch (NoSuchFileException _) {
      return make(file, clock);
    } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
      throw new SealKeyUnreadable(file, unreadable);
    }
  }

  private static Seal read(Path file) throws IOException {
    var words = Files.readString(file).strip().split(" ", -1);
    if (words.length != 2) {
      throw new IllegalArgumentException("it is not a time and a key");
    }
    return new Seal(Base64.getDecoder().decode(words[1]), Instant.parse(words[0]));
  }

  private static Seal make(Path file, InstantSource clock) {
    var key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    var madeAt = clock.instant();
    var line = madeAt + " " + Base64.getEncoder().encodeToString(key) + "\n";
    var draft = file.resolveSibling(file.getFileName() + ".draft");
    try {
      Files.deleteIfExists(draft);
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      try (var folder = FileChannel.open(file.toAbsolutePath().resolveSibling(""))) {
        folder.force(true);
      }
      return new Seal(key, madeAt);
    } catch (IOException refused) {
      throw new SealKeyUnreadable(file, refused);
    }
  }
}
