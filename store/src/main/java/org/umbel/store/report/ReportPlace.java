package org.umbel.store.report;

import java.nio.file.Path;
import java.util.Optional;

/// A database for reports.
///
/// @param url by JDBC
public record ReportPlace(String url, Optional<String> user, Optional<String> password) {

  /// A file of our own.
  public static ReportPlace in(Path folder) {
    return new ReportPlace(
        "jdbc:h2:file:" + folder.toAbsolutePath().resolve("reports") + ";FILE_LOCK=FS",
        Optional.of("sa"),
        Optional.of(""));
  }

  boolean isFile() {
    return url.startsWith("jdbc:h2:file:");
  }

  /// Without what may be secret.
  String shown() {
    return url.replaceAll("[?;].*", "");
  }

  @Override
  public String toString() {
    return shown();
  }
}
