package org.umbel.notice.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.notice.TextSender.Outcome;
import org.umbel.domain.notice.TextSender.Refused;
import org.umbel.domain.notice.TextSender.Sent;

class HttpGatewayTest {
  private static final PhoneNumber MOBILE = new PhoneNumber("+491701234567");

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String answer = "OK 17";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          var headers = exchange.getRequestHeaders();
          requests.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + headers.getFirst("X-Key")
                  + " "
                  + body);
          var bytes = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aTextIsPutIntoTheAddress() throws InterruptedException {
    assertThat(send("/send?to=${number}&from=${sender}&text=${text}", Optional.empty(), "-"))
        .isEqualTo(new Sent());

    assertThat(requests)
        .containsExactly(
            "GET /send?to=%2B491701234567&from=Umbel&text=%22Gr%C3%BC%C3%9Fe%22%20%26%20%24%7Bnumber%7D"
                + " secret ");
  }

  @Test
  void aTextIsPutIntoABodyOfJson() throws InterruptedException {
    var body = Optional.of("{\"to\": \"${number}\", \"text\": \"${text}\"}");

    assertThat(send("/send", body, "application/json")).isEqualTo(new Sent());

    assertThat(requests)
        .containsExactly(
            "POST /send secret {\"to\": \"+491701234567\", \"text\": \"\\\"Grüße\\\" &"
                + " ${number}\"}");
  }

  @Test
  void aTextIsPutIntoAForm() throws InterruptedException {
    send("/send", Optional.of("text=${text}"), "application/x-www-form-urlencoded");

    assertThat(requests)
        .containsExactly("POST /send secret text=%22Gr%C3%BC%C3%9Fe%22+%26+%24%7Bnumber%7D");
  }

  @Test
  void anAnswerThatDoesNotSaySuccessIsNone() throws InterruptedException {
    answer = "ERROR 5";

    assertThat(send("/send", Optional.empty(), "-"))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.forGood()).isFalse());
  }

  @Test
  void aBadRequestIsRefusedForGoodAndAnyOtherTroubleForNow() throws InterruptedException {
    status = 400;
    assertThat(send("/send", Optional.empty(), "-"))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.forGood()).isTrue());
    status = 503;
    assertThat(send("/send", Optional.empty(), "-"))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.forGood()).isFalse());
    server.stop(0);
    assertThat(send("/send", Optional.empty(), "-"))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.forGood()).isFalse());
  }

  private Outcome send(String path, Optional<String> body, String type)
      throws InterruptedException {
    var terms =
        new GatewayTerms(
            "http://127.0.0.1:" + server.getAddress().getPort() + path,
            body,
            type,
            Map.of("X-Key", "secret"),
            Optional.of(Pattern.compile("^OK")),
            Duration.ofSeconds(10));
    try (var gateway = new HttpGateway(terms)) {
      return gateway.send(MOBILE, "Umbel", "\"Grüße\" & ${number}");
    }
  }
}
