package org.umbel.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExampleFileTest {
  private static final Path EXAMPLE = Path.of("..", "umbel.example.yaml");

  @Test
  void theExampleHasNoMistake() {
    assertThat(ConfigurationFile.read(EXAMPLE)).isInstanceOf(ConfigurationFile.Right.class);
  }

  @Test
  void theExampleShowsEveryKey() throws IOException {
    var example = Files.readString(EXAMPLE);

    assertThat(Manual.keys()).allSatisfy(key -> assertThat(example).contains(key + ":"));
  }
}
