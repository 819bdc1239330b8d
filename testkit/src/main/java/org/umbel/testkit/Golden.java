package org.umbel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files whose content a test makes and compares, so that a change is seen in review. Running the
/// test with `-Dgolden=renew` writes them anew.
public final class Golden {
  private static final boolean RENEW = "renew".equals(System.getProperty("golden"));

  private Golden() {}

  /// Compares a file of the repository with what it has to say now.
  public static void check(Path file, String now) {
    try {
      if (RENEW) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, now);
      }
      assertThat(Files.exists(file) ? Files.readString(file) : "")
          .as("%s; if the change is meant, renew it with -Dgolden=renew", file)
          .isEqualTo(now);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot compare " + file, failure);
    }
  }
}
