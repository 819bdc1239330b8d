package org.umbel.bench.previews;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.umbel.bench.CannotMeasure;

/// Logs in at the web interface and opens WebSockets.
///
/// @param port of the web interface
record Client(HttpClient http, int port) {
  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

  /// A token for a name and password.
  String token(String name, String password) {
    var login = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    var body = send("POST", "/tokens", "Basic " + Base64.getEncoder().encodeToString(login), "");
    var token = TOKEN.matcher(body);
    if (!token.find()) {
      throw new CannotMeasure("no token for " + name + ": " + body);
    }
    return token.group(1);
  }

  String send(String method, String path, String authorization, String body) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
              .header("Authorization", authorization)
              .method(method, BodyPublishers.ofString(body));
      var answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new CannotMeasure(path + " is answered with " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException failure) {
      throw new CannotMeasure("no answer to " + path, failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CannotMeasure("interrupted");
    }
  }

  WebSocket socket(String path, String token, Consumer<String> said) {
    try {
      return http.newWebSocketBuilder()
          .header("Authorization", "Bearer " + token)
          .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/v1" + path), new Texts(said))
          .join();
    } catch (CompletionException failure) {
      throw new CannotMeasure("no WebSocket at " + path, failure);
    }
  }

  private static final class Texts implements WebSocket.Listener {
    private final Consumer<String> said;
    private final StringBuilder pieces = new StringBuilder();

    Texts(Consumer<String> said) {
      this.said = said;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      pieces.append(text);
      if (last) {
        said.accept(pieces.toString());
        pieces.setLength(0);
      }
      return WebSocket.Listener.super.onText(socket, text, last);
    }
  }
}
