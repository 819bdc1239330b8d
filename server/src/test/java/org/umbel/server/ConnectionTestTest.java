package org.umbel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.server.config.ConfigurationFile;

class ConnectionTestTest {
  @Test
  void itTellsWhichServerDoesNotAnswerAndWhatToDo(@TempDir Path folder) throws IOException {
    var file =
        Files.writeString(
            folder.resolve("u.yaml"),
            """
            people: [{extension: '4000', name: Anna, mail: anna@example.test}]
            mailbox:
              kind: mail-server
              mail-server:
                smtp: {servers: ["127.0.0.1:9"], sender: voice@example.test}
                imap: {servers: ["127.0.0.1:9"], administrator: {name: umbel, password: hunter2}}
            """);
    var read = (ConfigurationFile.Right) ConfigurationFile.read(file);

    var words =
        new ConnectionTest(read.configuration(), InstantSource.system()).findings().toString();

    assertThat(words)
        .contains("smtp 127.0.0.1:9: ")
        .contains("imap 127.0.0.1:9, mailbox of Anna (4000): ")
        .contains("refused; check the port in servers")
        .doesNotContain("hunter2");
  }
}
