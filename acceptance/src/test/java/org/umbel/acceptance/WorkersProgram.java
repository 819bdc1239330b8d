package org.umbel.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.umbel.testkit.server.UmbelServer;

/// A program that does for a worker what the worker's page does.
final class WorkersProgram {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String base;
  private final String login;

  WorkersProgram(UmbelServer server, String extension, String pin) {
    base = "http://127.0.0.1:" + server.web().getPort() + "/api/v1/worker";
    var both = (extension + ":" + pin).getBytes(StandardCharsets.UTF_8);
    login = "Basic " + Base64.getEncoder().encodeToString(both);
  }

  /// All that the page shows, as JSON.
  String screen() {
    return sent(request("").build()).body();
  }

  /// Steers a call; waits until that is done or refused.
  ///
  /// @param body JSON, or empty
  /// @return the status
  int steer(String call, String steer, String body) {
    var request =
        request("/interactions/" + call + "/" + steer)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return sent(request.build()).statusCode();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", login)
        .timeout(Calling.PATIENCE);
  }

  private static HttpResponse<String> sent(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new AssertionError("no answer to " + request, failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }
}
