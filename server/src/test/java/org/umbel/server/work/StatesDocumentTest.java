package org.umbel.server.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.agent.state.StatesReader;

class StatesDocumentTest {
  private static final String FREE =
      """
      <presence xmlns="http://genesyslab.com/schemas/ucc/presence">
        <state id="free" icon="free.png">
          <display><menuText>Free</menuText></display>
          <genesysAgent ready="true"/>
        </state>
      </presence>
      """;

  @TempDir Path folder;
  private final StatesDocument document = new StatesDocument();

  @AfterEach
  void close() {
    document.close();
  }

  private String file(String content) throws IOException {
    return Files.writeString(folder.resolve("presence.xml"), content).toString();
  }

  private boolean has(String id) {
    return document.states().find(id).isPresent();
  }

  @Test
  void aFileIsReadAtOnce() throws IOException {
    document.read(Optional.of(file(FREE)));

    assertThat(has("free")).isTrue();
    assertThat(document.condition().well()).isTrue();
    assertThat(document.locate("free.png")).isEqualTo("free.png");
  }

  @Test
  void aWrongDocumentKeepsTheFormerAndSaysWhy() throws IOException {
    document.read(Optional.of(file(FREE)));
    document.read(Optional.of(file("<presence>")));

    assertThat(has("free")).isTrue();
    assertThat(document.condition().well()).isFalse();
    assertThat(document.condition().words()).contains("presence.xml", "the former states hold");
  }

  @Test
  void aFileThatIsMissingOrTooLongKeepsTheFormer() throws IOException {
    document.read(Optional.of(file(FREE)));
    document.read(Optional.of(folder.resolve("gone.xml").toString()));
    assertThat(document.condition().well()).isFalse();

    document.read(Optional.of(file(FREE + " ".repeat(StatesReader.MOST_BYTES))));
    assertThat(document.condition().words()).contains("longer than");
    assertThat(has("free")).isTrue();
  }

  @Test
  void withoutALocationTheBuiltInStatesHold() throws IOException {
    document.read(Optional.of(file(FREE)));
    document.read(Optional.empty());

    assertThat(has("free")).isFalse();
  }

  @Test
  void anAddressIsFetched() throws IOException, InterruptedException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/states/presence.xml",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(FREE.getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    try {
      var base = "http://127.0.0.1:" + server.getAddress().getPort() + "/states/";
      document.read(Optional.of(base + "presence.xml"));
      document.awaitRead();

      assertThat(has("free")).isTrue();
      assertThat(document.locate("free.png")).isEqualTo(base + "free.png");
    } finally {
      server.stop(0);
    }
  }
}
