package org.umbel.store.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.umbel.store.DiskRefused;

/// By which reports know servers that share a database: chosen once, kept in a file.
final class ServerName {
  private ServerName() {}

  static String in(Path folder) {
    var file = folder.resolve("server");
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, UUID.randomUUID().toString(), UTF_8);
      }
      return Files.readString(file, UTF_8).strip();
    } catch (IOException refused) {
      throw new DiskRefused("name this server", file, refused);
    }
  }
}
