package org.umbel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.web.House.ANNA;
import static org.umbel.web.House.message;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that no browser sends, byte for byte.
@Timeout(60)
class HostileHttpTest {
  private final House house = new House();

  @AfterEach
  void itServesOthersStillAndCloses() {
    assertThat(house.send(house.request("/health")).statusCode()).isEqualTo(200);
    house.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../etc/passwd",
        "/messages/../../../etc/passwd/audio",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/style.css/../layout.html",
        "/layout.html",
        "/texts_en.properties",
        "/Web.class"
      })
  void nothingBesideOurPagesIsServed(String path) throws IOException {
    assertThat(ask("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .matches("(?s)HTTP/1.1 (400|403|404|303) .*")
        .doesNotContain("root:")
        .doesNotContain("{{");
  }

  @Test
  void aHeadThatNeverEndsIsRefused() throws IOException {
    var head = "GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "y".repeat(200_000) + "\r\n\r\n";

    assertThat(ask(head)).doesNotContain("200 OK");
  }

  @Test
  void aBodyThatIsAnnouncedTooLargeIsRefusedBeforeItComes() throws IOException {
    var head = "POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999999\r\n\r\n";

    assertThat(ask(head)).startsWith("HTTP/1.1 413");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\0\0\0", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\r\n\r\n\r\n", "é ü\n"})
  void garbageIsRefused(String garbage) throws IOException {
    assertThat(ask(garbage + "\r\n\r\n")).doesNotContain("200 OK");
  }

  @Test
  void aRequestSmuggledBehindTwoLengthsIsNotServed() throws IOException {
    var both =
        """
        POST /login HTTP/1.1
        Host: x
        Content-Length: 4
        Transfer-Encoding: chunked

        0

        GET /health HTTP/1.1
        Host: x
        Connection: close

        """
            .replace("\n", "\r\n");

    assertThat(ask(both)).doesNotContain("\"ready\"");
  }

  @Test
  void whatIsTypedNeverBecomesAHeader() {
    house.has(ANNA, message("m1", false));
    var cookie = house.login();

    var answer =
        house.send(
            house
                .request("/messages?deleted=m1%0d%0aSet-Cookie:%20evil=1")
                .header("Cookie", cookie));
    var login = house.post("/login", "none=1", "extension=4000%0d%0aX-Evil:1&pin=1");

    assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    assertThat(login.headers().map()).doesNotContainKey("x-evil");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=",
        "bytes=-",
        "bytes=9-1",
        "bytes=0-99999999999999999999",
        "bytes=0-1,5-6",
        "bytes=0-0,0-0,0-0,0-0,0-0,0-0,0-0",
        "lines=1-2",
        "bytes=a-b"
      })
  void aRangeNobodyUnderstandsGetsTheWholeSound(String range) {
    house.has(ANNA, message("m1", false));

    var answer =
        house.bytes(house.asAnna("/api/v1/mailbox/messages/m1/audio").header("Range", range));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).hasSize(1_000);
  }

  private String ask(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), house.port())) {
      socket.setSoTimeout(25_000);
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.shutdownOutput();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      } catch (SocketException closed) {
        return "";
      }
    }
  }
}
