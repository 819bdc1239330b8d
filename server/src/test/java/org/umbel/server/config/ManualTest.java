package org.umbel.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ManualTest {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");

  /// Renewed with `-Dgolden=renew`.
  @Test
  void thePageIsWhatTheDeclarationsSay() throws IOException {
    if ("renew".equals(System.getProperty("golden"))) {
      Files.createDirectories(PAGE.toAbsolutePath().normalize().getParent());
      Files.writeString(PAGE, Manual.page());
    }

    assertThat(Manual.page()).isEqualTo(Files.readString(PAGE));
  }

  @Test
  void everyKeyIsExplainedInSentences() {
    assertThat(Manual.page()).doesNotContain("|  |  |");
  }
}
