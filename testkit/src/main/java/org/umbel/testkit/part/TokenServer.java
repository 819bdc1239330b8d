package org.umbel.testkit.part;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A company's sign-in service: gives out access tokens (RFC 6749) at `/token`, and tells a mail
/// server whether one is good (RFC 7662) at `/introspect`.
public final class TokenServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Boolean> tokens = new ConcurrentHashMap<>();
  private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
  private volatile Duration life = Duration.ofHours(1);
  private volatile String refusal = "";

  private TokenServer(HttpServer server) {
    this.server = server;
  }

  public static TokenServer start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var tokens = new TokenServer(HttpServer.create(address, 50));
      tokens.server.createContext("/token", tokens::give);
      tokens.server.createContext("/introspect", tokens::judge);
      tokens.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      tokens.server.start();
      return tokens;
    } catch (IOException refused) {
      throw new PartFailed("cannot listen", refused);
    }
  }

  /// Where tokens are asked for.
  public URI endpoint() {
    return at("/token");
  }

  /// Where it is asked whether a token is good.
  public URI introspection() {
    return at("/introspect");
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /// How long tokens live from now on, as their owners are told.
  public void life(Duration each) {
    life = each;
  }

  /// Tokens given out so far are good no more.
  public void revoke() {
    tokens.replaceAll((_, _) -> false);
  }

  /// Refuses all who ask for tokens from now on.
  ///
  /// @param error a word of RFC 6749 §5.2 such as `invalid_client`; empty to give tokens again
  public void refuse(String error) {
    refusal = error;
  }

  /// The forms of all who asked for tokens, refused or not.
  public List<Map<String, String>> asked() {
    return List.copyOf(asked);
  }

  private void give(HttpExchange exchange) throws IOException {
    asked.add(form(exchange));
    if (!refusal.isEmpty()) {
      answer(
          exchange,
          401,
          "{\"error\":\"%s\",\"error_description\":\"not this client\"}".formatted(refusal));
      return;
    }
    var token = "token-" + asked.size();
    tokens.put(token, true);
    answer(
        exchange,
        200,
        "{\"token_type\":\"Bearer\",\"access_token\":\"%s\",\"expires_in\":%d,\"refresh_token\":\"next-%d\"}"
            .formatted(token, life.toSeconds(), asked.size()));
  }

  private void judge(HttpExchange exchange) throws IOException {
    var token = form(exchange).getOrDefault("token", "");
    var good = tokens.getOrDefault(token, false);
    answer(exchange, 200, "{\"active\":%s,\"username\":\"anybody\"}".formatted(good));
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return Stream.of(body.split("&", -1))
        .map(field -> field.split("=", 2))
        .filter(field -> field.length == 2)
        .collect(
            Collectors.toMap(
                field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
