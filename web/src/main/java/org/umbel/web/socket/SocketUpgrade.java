package org.umbel.web.socket;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.spi.ServerConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns requests for WebSockets into them, RFC 6455 §4.2. Pages of other sites are refused, since
/// a browser would send our cookie along with theirs.
public final class SocketUpgrade implements Http1Upgrader {
  private static final HeaderName KEY = HeaderNames.create("Sec-WebSocket-Key");
  private static final HeaderName VERSION = HeaderNames.create("Sec-WebSocket-Version");
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455 §1.3
  private static final int KEY_BYTES = 16;

  private final Map<String, SocketService> services;

  /// @param services by path
  public SocketUpgrade(Map<String, SocketService> services) {
    this.services = Map.copyOf(services);
  }

  @Override
  public String supportedProtocol() {
    return "websocket";
  }

  /// @return null when it becomes no WebSocket and is a request as any other
  @Override
  @SuppressWarnings("RedundantNullCheck") // the server below does not say where null may be
  public @Nullable ServerConnection upgrade(
      ConnectionContext connection, HttpPrologue prologue, WritableHeaders<?> headers) {
    var service = services.get(prologue.uriPath().path());
    if (service == null || !prologue.method().text().equals("GET") || !asked(headers)) {
      return null;
    }
    return service.admit(headers).map(guest -> opened(connection, headers, guest)).orElse(null);
  }

  private static boolean asked(Headers headers) {
    return headers.first(VERSION).orElse("").equals("13")
        && headers.first(KEY).filter(SocketUpgrade::isKey).isPresent()
        && !fromElsewhere(headers);
  }

  /// Whether a page of another site asks, RFC 6455 §10.2. Programs tell no origin.
  public static boolean fromElsewhere(Headers headers) {
    var origin = headers.first(HeaderNames.ORIGIN);
    return origin.isPresent() && !authority(origin.get()).equals(headers.first(HeaderNames.HOST));
  }

  private static Optional<String> authority(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static boolean isKey(String text) {
    try {
      return Base64.getDecoder().decode(text).length == KEY_BYTES;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private static ServerConnection opened(
      ConnectionContext connection, Headers headers, SocketGuest guest) {
    var response =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + accept(headers.first(KEY).orElseThrow())
            + "\r\n\r\n";
    connection
        .dataWriter()
        .writeNow(BufferData.create(response.getBytes(StandardCharsets.ISO_8859_1)));
    return new WebSocket(connection, guest);
  }

  private static String accept(String key) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-1")
              .digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("A JDK without SHA-1", impossible);
    }
  }
}
