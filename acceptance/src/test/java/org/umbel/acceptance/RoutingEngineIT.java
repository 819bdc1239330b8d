package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.umbel.testkit.Feature;

/// A routing engine of another make has customers offered to workers.
@Acceptance
class RoutingEngineIT {
  private static ContactCentre centre;

  @BeforeAll
  static void open() {
    centre = ContactCentre.open();
  }

  @AfterAll
  static void close() {
    centre.close();
  }

  @Test
  @Feature("KW-4")
  void anEngineAsksByHttpAndTakesBackByConnectionId() throws InterruptedException, Exception {
    var anna = centre.first(6).ready();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked =
          threads.submit(() ->
              centre
                  .engine()
                  .send(
                      "POST",
                      "/engine/PreviewInteractionRequest",
                      """
                      {"agent": "a6", "connId": "6a01", "dn": "9000", "mediaType": "voice",
                       "switch": "SIP_Switch", "userData": {"custname": "Bank"}}
                      """));
      assertThat(anna.accept(anna.offer())).isEqualTo(204);
      var answer = WorkerDesk.json(asked.get().body());
      assertThat(answer.getString("result")).isEqualTo("Accepted");
      assertThat(answer.getString("dn")).isEqualTo("4106");

      var boris = centre.second(6).ready();
      var again =
          threads.submit(() ->
              centre
                  .engine()
                  .send(
                      "POST",
                      "/engine/PreviewInteractionRequest",
                      "{\"agent\": \"b6\", \"connId\": \"6a02\"}"));
      boris.offer();
      assertThat(
              centre
                  .engine()
                  .send("POST", "/engine/PreviewInteractionCancel", "{\"ConnID\": \"6a02\"}")
                  .statusCode())
          .isEqualTo(204);
      assertThat(WorkerDesk.json(again.get().body()).getString("result")).isEqualTo("Cancel");
    }
    assertThat(centre.first(6).send("POST", "/engine/PreviewInteractionCancel", "{}").statusCode())
        .isEqualTo(403);
  }

  @Test
  @Feature("KW-4")
  void anEngineAsksManyByWebSocketWithResultsOfEach() throws InterruptedException, Exception {
    var anna = centre.first(7).ready();
    var boris = centre.second(7).ready();
    var token =
        WorkerDesk.json(centre.engine().send("POST", "/tokens", "").body()).getString("token");
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    var socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .buildAsync(
                URI.create(
                    "ws://127.0.0.1:%d/api/v1/engine/socket"
                        .formatted(centre.server().web().getPort())),
                new Said(said))
            .join();

    socket
        .sendText(
            """
            {"message": "PreviewInteractionMultiple", "connId": "7a01", "mediaType": "voice",
             "userData": {"custname": "Bank"}, "targets": "a7^b7^nobody"}
            """,
            true)
        .join();
    anna.offer();
    boris.accept(boris.offer());

    var result = WorkerDesk.json(String.valueOf(said.poll(20, TimeUnit.SECONDS)));
    assertThat(result.getString("message")).isEqualTo("PreviewInteractionResult");
    assertThat(result.getString("agent")).isEqualTo("b7");
    var targets = result.getJsonObject("targets");
    assertThat(targets.getString("a7")).isEqualTo("Taken");
    assertThat(targets.getString("b7")).isEqualTo("Accepted");
    assertThat(targets.getString("nobody")).isEqualTo("Unavailable");
    socket.abort();
  }

  private record Said(BlockingQueue<String> texts) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      texts.add(text.toString());
      socket.request(1);
      return CompletableFuture.completedStage(null);
    }
  }
}
