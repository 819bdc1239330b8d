package org.umbel.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Base64;
import org.umbel.testkit.server.UmbelServer;

/// A screen of a worker that somebody has open and does not look at.
record OpenScreen(HttpClient client, WebSocket socket) implements AutoCloseable {

  static OpenScreen of(UmbelServer server, String extension, String pin)
      throws IOException, InterruptedException {
    var client = HttpClient.newHttpClient();
    var place = "ws://127.0.0.1:" + server.web().getPort() + "/api/v1/worker/socket";
    var socket =
        client
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token(client, server, extension + ":" + pin))
            .buildAsync(URI.create(place), new WebSocket.Listener() {})
            .join();
    return new OpenScreen(client, socket);
  }

  private static String token(HttpClient client, UmbelServer server, String login)
      throws IOException, InterruptedException {
    var basic = Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
    var request =
        HttpRequest.newBuilder(URI.create(Administration.address(server, "/api/v1/tokens")))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Basic " + basic)
            .POST(BodyPublishers.noBody())
            .build();
    return client
        .send(request, BodyHandlers.ofString())
        .body()
        .replaceFirst(".*\"token\":\"([^\"]+)\".*", "$1");
  }

  boolean open() {
    return !socket.isInputClosed();
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }
}
