package org.umbel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.web.MemoryWorkers.ANNA;
import static org.umbel.web.MemoryWorkers.BEN;

import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.interaction.UserData;
import org.umbel.domain.interaction.VoiceState.Phase;
import org.umbel.domain.interaction.VoiceState.Steer;
import org.umbel.domain.preview.Where;
import org.umbel.web.answer.Json;

/// What programs and pages of workers see and do, over real HTTP and WebSockets.
class WorkerScreenTest {
  private final House house = new House();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
    house.close();
  }

  @Test
  void aScreenGetsAllAtFirstAndThenWhatChanges() throws InterruptedException {
    try (var screen = screen("/api/v1/worker/socket", "4000", House.ANNAS_PIN)) {
      var all = screen.next();
      assertThat(all.getInt("version")).isEqualTo(1);
      assertThat(all.getJsonObject("worker").getString("name")).isEqualTo("Anna Berg");
      assertThat(all.getJsonArray("points").getJsonObject(0).getJsonArray("figures").getString(0))
          .isEqualTo("Waiting: 0");

      assertThat(send("PUT", "/worker/state", "{\"id\": \"ready\"}").statusCode()).isEqualTo(204);

      var change = screen.until(message -> message.containsKey("state"));
      assertThat(change.getJsonObject("state").getJsonObject("look").getString("id"))
          .isEqualTo("ready");
      assertThat(change).doesNotContainKey("worker");
    }
  }

  @Test
  void anOfferIsShownAcceptedAndTheOthersSeeItTaken() throws InterruptedException {
    house.workers.ready(ANNA, BEN);
    try (var screen = screen("/api/v1/worker/socket", "4000", House.ANNAS_PIN);
        var round =
            house.workers.previews.offer(
                MemoryWorkers.customer(UserData.NONE), List.of(ANNA, BEN), Duration.ofMinutes(1))) {
      var offer =
          screen.until(message -> offers(message) == 1).getJsonArray("offers").getJsonObject(0);
      assertThat(offer.getString("from")).isEqualTo("+4930555111");

      var bens = house.workers.previews.open(BEN).getFirst();
      house.workers.previews.accept(bens.id(), BEN, Where.OWN_PLACE);

      var ended =
          screen.until(message ->
              offers(message) == 1
                  && message.getJsonArray("offers").getJsonObject(0).containsKey("ended"));
      assertThat(ended.getJsonArray("offers").getJsonObject(0).getString("ended"))
          .isEqualTo("taken");
      var late = send("POST", "/worker/offers/" + offer.getString("id") + "/accept", "{}");
      assertThat(late.statusCode()).isEqualTo(409);
      assertThat(round).isNotNull();
    }
  }

  private static int offers(JsonObject message) {
    return message.containsKey("offers") ? message.getJsonArray("offers").size() : -1;
  }

  @Test
  void aCallIsSteeredAsItAllows() throws InterruptedException {
    try (var screen = screen("/api/v1/worker/socket", "4000", House.ANNAS_PIN)) {
      var line = house.workers.calls(Phase.TALKING, Steer.HOLD, Steer.RELEASE);
      var call =
          screen
              .until(message ->
                  message.containsKey("calls") && !message.getJsonArray("calls").isEmpty())
              .getJsonArray("calls")
              .getJsonObject(0);
      assertThat(call.getJsonArray("possible").toString()).isEqualTo("[\"hold\",\"release\"]");
      var path = "/worker/interactions/" + call.getString("id");

      assertThat(send("POST", path + "/hold", "").statusCode()).isEqualTo(204);
      assertThat(send("POST", path + "/transfer", "{\"target\": \"8000\"}").statusCode())
          .isEqualTo(204);
      assertThat(send("POST", path + "/keys", "{\"keys\": \"12#\"}").statusCode()).isEqualTo(204);
      var refused = send("POST", path + "/retrieve", "");
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("not-possible-now");
      assertThat(send("POST", path + "/jump", "").statusCode()).isEqualTo(400);
      assertThat(house.workers.asked)
          .contains("hold", "transfer 8000", "keys [ONE, TWO, POUND]", "retrieve");

      assertThat(send("PUT", path + "/notes", "{\"text\": \"wants a refund\"}").statusCode())
          .isEqualTo(204);
      screen.until(
          message -> message.containsKey("calls") && message.toString().contains("wants a refund"));
      line.becomes(Phase.RELEASED);
      screen.until(message -> message.toString().contains("\"released\""));
    }
  }

  @Test
  void agentAndWorkerWriteAndNothingIsLostOrDoubledOverAReconnect() throws InterruptedException {
    house.workers.ready(ANNA);
    var asked =
        house.send(
            house
                .as("clara", House.ROOTS_PASSWORD, "/api/v1/agent/chats")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"worker\": \"anna\", \"consult\": true}")));
    assertThat(asked.statusCode()).isEqualTo(202);
    var chat = json(asked.body()).getString("id");
    try (var screen = screen("/api/v1/worker/socket", "4000", House.ANNAS_PIN)) {
      var offer =
          screen.until(message -> offers(message) == 1).getJsonArray("offers").getJsonObject(0);
      assertThat(offer.getString("agent")).isEqualTo("clara");
      send("POST", "/worker/offers/" + offer.getString("id") + "/accept", "{}");
      screen.until(message -> message.toString().contains("\"stage\":\"open\""));
      write(chat, "k1", "first");
      screen.until(message -> message.toString().contains("first"));
    }

    write(chat, "k2", "second");
    write(chat, "k2", "second");

    try (var again = screen("/api/v1/worker/socket", "4000", House.ANNAS_PIN)) {
      var lines = again.next().getJsonArray("chats").getJsonObject(0).getJsonArray("lines");
      assertThat(lines.getValuesAs(line -> line.asJsonObject().getString("text")))
          .containsExactly("first", "second");
      send("POST", "/worker/chats/" + chat + "/end", "");
      again.until(message -> message.toString().contains("worker-left"));
    }
    assertThat(write(chat, "k3", "late").statusCode()).isEqualTo(409);
  }

  private HttpResponse<String> write(String chat, String key, String text) {
    var body = "{\"key\": \"%s\", \"text\": \"%s\"}".formatted(key, text);
    return house.send(
        house
            .as("clara", House.ROOTS_PASSWORD, "/api/v1/agent/chats/" + chat + "/lines")
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void onlyWhoMayGetsIn() {
    assertThat(house.send(house.request("/api/v1/worker")).statusCode()).isEqualTo(401);
    assertThat(house.send(house.asAnna("/api/v1/workers")).statusCode()).isEqualTo(403);
    assertThat(house.send(house.asAnna("/api/v1/agent")).statusCode()).isEqualTo(403);
    assertThat(house.send(house.as("clara", House.ROOTS_PASSWORD, "/api/v1/workers")).statusCode())
        .isEqualTo(403);
    var workers = house.send(house.as("sam", House.ROOTS_PASSWORD, "/api/v1/workers"));
    assertThat(workers.statusCode()).isEqualTo(200);
    assertThat(workers.body()).contains("\"agent\":\"anna\"").contains("\"agent\":\"ben\"");
  }

  @Test
  void aSupervisorSetsAWorkersState() {
    var answer =
        house.send(
            house
                .as("sam", House.ROOTS_PASSWORD, "/api/v1/workers/anna/state")
                .PUT(BodyPublishers.ofString("{\"id\": \"ready\"}")));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(house.workers.agents.state(ANNA, Channel.VOICE)).isEqualTo(AgentState.READY);
  }

  @Test
  void aPageOfAnotherSiteGetsNoScreen() {
    var answer =
        house.send(
            house
                .request("/api/v1/worker/socket")
                .header("Cookie", house.login())
                .header("Origin", "https://elsewhere.example"));

    assertThat(answer.statusCode()).isEqualTo(426);
  }

  @Test
  void aScriptIsSentAgainOnlyWhenItHasChanged() {
    var first = house.send(house.request("/worker/calls.js"));
    var tag = first.headers().firstValue("ETag").orElseThrow();
    var again = house.send(house.request("/worker/calls.js").header("If-None-Match", tag));
    var changed = house.send(house.request("/worker/calls.js").header("If-None-Match", "\"old\""));

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(changed.body()).isEqualTo(first.body()).contains("class CallCard");
  }

  @Test
  void theLogoutEndsTheScreen() throws InterruptedException {
    var token = token("4000", House.ANNAS_PIN);
    try (var screen = new Screen("/api/v1/worker/socket", token)) {
      screen.next();
      house.send(
          house.request("/api/v1/tokens").header("Authorization", "Bearer " + token).DELETE());
      house.workers.ready(ANNA);

      assertThat(screen.ended.poll(20, TimeUnit.SECONDS)).isEqualTo(4401);
    }
  }

  private HttpResponse<String> send(String method, String path, String body) {
    return house.send(house.asAnna("/api/v1" + path).method(method, BodyPublishers.ofString(body)));
  }

  private String token(String name, String secret) {
    var answer = house.send(house.as(name, secret, "/api/v1/tokens").POST(BodyPublishers.noBody()));
    return json(answer.body()).getString("token");
  }

  private Screen screen(String path, String name, String secret) {
    return new Screen(path, token(name, secret));
  }

  private static JsonObject json(String text) {
    try (var reader = Json.PROVIDER.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  /// A program that looks on.
  private final class Screen implements WebSocket.Listener, AutoCloseable {
    private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> ended = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    Screen(String path, String token) {
      socket =
          client
              .newWebSocketBuilder()
              .header("Authorization", "Bearer " + token)
              .buildAsync(URI.create("ws://127.0.0.1:" + house.port() + path), this)
              .join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        messages.add(json(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      ended.add(code);
      return CompletableFuture.completedStage(null);
    }

    JsonObject next() throws InterruptedException {
      var message = messages.poll(20, TimeUnit.SECONDS);
      assertThat(message).as("a message to the screen").isNotNull();
      return message;
    }

    JsonObject until(Predicate<JsonObject> wanted) throws InterruptedException {
      while (true) {
        var message = next();
        if (wanted.test(message)) {
          return message;
        }
      }
    }

    @Override
    public void close() {
      socket.abort();
    }
  }
}
