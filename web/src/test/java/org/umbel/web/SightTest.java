package org.umbel.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.web.answer.Json;

/// What administrators see of lines and of exchanges outside calls.
class SightTest {
  private final House house = new House();

  @AfterEach
  void close() {
    house.close();
  }

  private HttpRequest.Builder asRoot(String path) {
    return house.as("root", House.ROOTS_PASSWORD, path);
  }

  private JsonObject json(String path) {
    try (var reader =
        Json.PROVIDER.createReader(new StringReader(house.send(asRoot(path)).body()))) {
      return reader.readObject();
    }
  }

  private String page(String path) {
    return house.page(house.administrator(), path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/exchanges", "/exchanges/17", "/lines", "/lines/main"})
  void onlyAnAdministratorSeesThem(String path) {
    assertThat(house.send(house.request(path)).statusCode()).isEqualTo(303);
    assertThat(house.send(house.request(path).header("Cookie", house.login())).statusCode())
        .isEqualTo(303);
    assertThat(house.send(house.asAnna("/api/v1/exchanges")).statusCode()).isEqualTo(403);
  }

  @Test
  void theListSaysWhoWantedWhatAndWhyItFailed() {
    assertThat(page("/exchanges"))
        .contains("<title>Signalling – Umbel</title>", "One exchange", "href=\"/exchanges/17\"")
        .contains("REGISTER", "4000", "192.0.2.9:5070", "&lt;b&gt;Desk&lt;/b&gt; 7")
        .contains("<span class=\"badge password-wrong\">wrong password</span>")
        .contains("401 Unauthorized");
    assertThat(page("/exchanges?text=77")).contains("No exchanges", "value=\"77\"");
    assertThat(page("/exchanges?line=other")).contains("Signalling · other", "No exchanges");
  }

  @Test
  void anExchangeIsALadderAsCallsAre() {
    assertThat(page("/exchanges/17"))
        .contains("class=\"ladder p2\"", "Save as pcap")
        .containsSubsequence(
            "4000</strong>",
            "Umbel</strong>",
            "0.000",
            "arrow s2 e4 right request",
            "REGISTER",
            "0.003",
            "arrow s2 e4 left refusal",
            "401 Unauthorized");
    assertThat(house.send(asRoot("/exchanges/18")).statusCode()).isEqualTo(303);
  }

  @Test
  void programsReadThemToo() {
    var listed = json("/api/v1/exchanges?text=400").getJsonArray("exchanges").getJsonObject(0);
    assertThat(listed.getString("outcome")).isEqualTo("password-wrong");
    assertThat(listed.getString("peer")).isEqualTo("192.0.2.9:5070");
    assertThat(json("/api/v1/exchanges?text=77").getJsonArray("exchanges")).isEmpty();

    var shown = json("/api/v1/exchanges/17");
    assertThat(shown.getJsonArray("steps")).hasSize(2);
    assertThat(shown.getJsonObject("leg").getString("transport")).isEqualTo("udp");

    var packets = house.bytes(asRoot("/api/v1/exchanges/17.pcap"));
    assertThat(ByteBuffer.wrap(packets.body()).getInt()).isEqualTo(0xa1b2c3d4);
    assertThat(house.send(asRoot("/api/v1/exchanges/18")).statusCode()).isEqualTo(404);
    assertThat(house.send(asRoot("/api/v1/exchanges/x")).statusCode()).isEqualTo(404);
  }

  @Test
  void aLineShowsWhatWasCounted() {
    assertThat(page("/lines")).contains("href=\"/lines/main\"", "listening, no calls");
    assertThat(page("/lines/main"))
        .containsSubsequence("Calls that came in", "486 busy", "3")
        .containsSubsequence("Calls in that were refused here", "line-full", "1")
        .doesNotContain("Messages that went");

    var figures = json("/api/v1/lines/main").getJsonArray("figures");
    assertThat(figures.getJsonObject(0).getString("kind")).isEqualTo("calls-in");
    assertThat(figures.getJsonObject(0).getString("what")).isEqualTo("486 busy");
    assertThat(figures.getJsonObject(0).getInt("count")).isEqualTo(3);
  }

  @Test
  void whatIsNotThereIsToldOnAPage() {
    for (var path : new String[] {"/lines/nowhere", "/exchanges/99"}) {
      var answer = house.send(house.request(path).header("Cookie", house.administrator()));
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("No such");
    }
  }
}
