package org.umbel.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KeysManualTest {
  private static final Path PAGE = Path.of("..", "docs", "telephone-keys.md");

  /// Renewed with `-Dgolden=renew`.
  @Test
  void thePageIsWhatThePresetsSay() throws IOException {
    if ("renew".equals(System.getProperty("golden"))) {
      Files.writeString(PAGE, KeysManual.page());
    }

    assertThat(KeysManual.page()).isEqualTo(Files.readString(PAGE));
  }
}
