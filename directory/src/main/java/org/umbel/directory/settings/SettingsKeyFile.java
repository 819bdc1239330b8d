package org.umbel.directory.settings;

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
import java.util.Base64;

/// The key of the [SettingsSeal], in Base64 in a file that only its owner may read. Servers that
/// share a directory need the same file.
public final class SettingsKeyFile {
  private static final int KEY_BYTES = 32;

  private SettingsKeyFile() {}

  /// Reads the key, or makes one when there is no file. Waits for the disk.
  ///
  /// @param file in a folder that exists
  /// @throws SealKeyUnreadable when there is a file that is no key, or the disk refuses; a key is
  ///   never replaced
  public static SettingsSeal open(Path file) {
    try {
      return new SettingsSeal(Base64.getDecoder().decode(Files.readString(file).strip()));
    } catch (NoSuchFileException _) {
      return make(file);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new SealKeyUnreadable(file, unreadable);
    }
  }

  private static SettingsSeal make(Path file) {
    var key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    var line = Base64.getEncoder().encodeToString(key) + "\n";
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
      return new SettingsSeal(key);
    } catch (IOException refused) {
      throw new SealKeyUnreadable(file, refused);
    }
  }
}
