package org.umbel.sip.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The server's side of opening a WebSocket, RFC 6455 §4.2, for the subprotocol `sip`, RFC 7118 §4.
final class WebSocketHandshake {

  private static final int LARGEST_HEAD = 8192;
  private static final int KEY_BYTES = 16;
  private static final String SUBPROTOCOL = "sip";
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455 §1.3

  private final Set<String> origins;

  /// @param origins of pages that may connect; empty for any
  WebSocketHandshake(Set<String> origins) {
    this.origins = origins;
  }

  /// A request as far as it matters here; the names of fields in lower case, values of equal ones
  /// joined by commas.
  private record Asked(String line, Map<String, String> fields) {
    String field(String name) {
      return fields.getOrDefault(name, "");
    }

    boolean lists(String name, String value) {
      return Arrays.stream(field(name).split(",", -1))
          .map(String::strip)
          .anyMatch(value::equalsIgnoreCase);
    }
  }

  /// Why nothing comes of it.
  ///
  /// @param status and reason of the HTTP response, with further fields
  private record Objection(String status, String words) {}

  /// Waits for the client's request and answers it.
  ///
  /// @throws IOException when it is not one for a WebSocket of ours; the client has been told
  void shake(Socket socket, InputStream in) throws IOException {
    var asked = read(in);
    var objection = objection(asked);
    if (objection.isPresent()) {
      respond(socket, objection.get().status + "\r\nConnection: close\r\nContent-Length: 0");
      throw new IOException("no WebSocket: " + objection.get().words);
    }
    respond(
        socket,
        "101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + accept(asked.field("sec-websocket-key"))
            + "\r\nSec-WebSocket-Protocol: "
            + SUBPROTOCOL);
  }

  private static void respond(Socket socket, String statusAndFields) throws IOException {
    var response = "HTTP/1.1 " + statusAndFields + "\r\n\r\n";
    socket.getOutputStream().write(response.getBytes(ISO_8859_1));
  }

  private Optional<Objection> objection(Asked asked) {
    if (!asked.line.startsWith("GET ") || !asked.line.endsWith(" HTTP/1.1"))
      return objection("405 Method Not Allowed\r\nAllow: GET", "not a GET of HTTP/1.1");
    if (!asked.lists("upgrade", "websocket") || !asked.lists("connection", "upgrade"))
      return objection("426 Upgrade Required\r\nUpgrade: websocket", "no upgrade is asked for");
    if (!asked.field("sec-websocket-version").equals("13"))
      return objection("426 Upgrade Required\r\nSec-WebSocket-Version: 13", "another version");
    if (!isKey(asked.field("sec-websocket-key")))
      return objection("400 Bad Request", "the key is not " + KEY_BYTES + " bytes");
    if (!asked.lists("sec-websocket-protocol", SUBPROTOCOL))
      return objection("400 Bad Request", "the subprotocol sip is not offered");
    var origin = asked.field("origin").toLowerCase(Locale.ROOT);
    if (!origins.isEmpty() && !origin.isEmpty() && !origins.contains(origin))
      return objection("403 Forbidden", "the origin " + origin + " is not allowed");
    return Optional.empty();
  }

  private static Optional<Objection> objection(String status, String words) {
    return Optional.of(new Objection(status, words));
  }

  private static boolean isKey(String text) {
    try {
      return Base64.getDecoder().decode(text).length == KEY_BYTES;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String accept(String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(ISO_8859_1));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("A JDK without SHA-1", impossible);
    }
  }

  private static Asked read(InputStream in) throws IOException {
    var lines = head(in).split("\r\n", -1);
    var fields = new HashMap<String, String>();
    for (int i = 1; i < lines.length; i++) {
      if (lines[i].isEmpty()) continue; // the end
      int colon = lines[i].indexOf(':');
      if (colon < 0) throw new IOException("no WebSocket: no HTTP request");
      var name = lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT);
      fields.merge(name, lines[i].substring(colon + 1).strip(), (one, other) -> one + "," + other);
    }
    return new Asked(lines[0], fields);
  }

  /// Up to the empty line, and not a byte further.
  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < 4) {
      int next = in.read();
      if (next < 0) throw new IOException("no WebSocket: closed by the peer");
      if (head.size() == LARGEST_HEAD)
        throw new IOException("no WebSocket: the request is too long");
      head.write(next);
      boolean fits = next == (matched % 2 == 0 ? '\r' : '\n');
      matched = fits ? matched + 1 : next == '\r' ? 1 : 0;
    }
    return head.toString(ISO_8859_1);
  }
}
