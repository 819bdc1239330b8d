package org.umbel.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsManualTest {
  private static final Path PAGE = Path.of("..", "docs", "settings.md");

  /// Renewed with `-Dgolden=renew`.
  @Test
  void thePageIsWhatTheCatalogueSays() throws IOException {
    if ("renew".equals(System.getProperty("golden"))) {
      Files.writeString(PAGE, SettingsManual.page());
    }

    assertThat(SettingsManual.page()).isEqualTo(Files.readString(PAGE));
  }
}
