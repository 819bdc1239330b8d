package org.umbel.bench.requests;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.umbel.bench.CannotMeasure;

/// A client that asks, waits for the answer, and asks again. Belongs to one thread.
final class Asker implements AutoCloseable {
  private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");
  private static final Pattern ECHOED = Pattern.compile("^(Via|From|To|Call-ID|CSeq):");
  private static final Pattern TO = Pattern.compile("(?m)^To: ([^\r]+)");

  private final Transport transport;
  private final Wire wire;
  private final String user;
  private final String id = UUID.randomUUID().toString(); // a port may come again within 32 s
  private Optional<String> nonce = Optional.empty();
  private int uses; // of the nonce
  private int number;

  /// @param user who asks; the extension that registers
  Asker(Transport transport, Wire wire, String user) {
    this.transport = transport;
    this.wire = wire;
    this.user = user;
  }

  /// Asks whether the server is there.
  void options() {
    send(request("OPTIONS", ++number, "<sip:ping@127.0.0.1>", ""));
    expect(200);
  }

  /// Calls, is answered at once, and hangs up.
  void call() {
    number++;
    send(request("INVITE", number, "<sip:5000@127.0.0.1>", ""));
    var to = found(TO, expect(200)).orElseThrow();
    send(request("ACK", number, to, ""));
    send(request("BYE", ++number, to, ""));
    expect(200);
  }

  /// Registers or refreshes, with digest; a challenge is answered once and its nonce kept.
  void register() {
    for (int attempt = 0; attempt < 2; attempt++) {
      send(request("REGISTER", ++number, "<sip:" + user + "@127.0.0.1>", login()));
      var response = receive();
      if (status(response) == 200) return;
      nonce = found(NONCE, response);
      uses = 0;
    }
    throw new CannotMeasure("the server takes no registration of " + user);
  }

  private String login() {
    if (nonce.isEmpty()) return "";
    var count = String.format("%08x", ++uses);
    var identity = digest(user + ":umbel:" + password(user));
    var request = digest("REGISTER:sip:127.0.0.1");
    var response = digest(identity + ":" + nonce.get() + ":" + count + ":c:auth:" + request);
    return ("Authorization: Digest username=\"%s\", realm=\"umbel\", nonce=\"%s\","
            + " uri=\"sip:127.0.0.1\", qop=auth, nc=%s, cnonce=\"c\", response=\"%s\"\r\n")
        .formatted(user, nonce.get(), count, response);
  }

  static String password(String user) {
    return "phone-" + user;
  }

  private static String digest(String text) {
    try {
      var bytes = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes);
    } catch (NoSuchAlgorithmException failure) {
      throw new CannotMeasure("no MD5 in this Java", failure);
    }
  }

  private String request(String method, int cSeq, String to, String more) {
    var uri = method.equals("REGISTER") ? "sip:127.0.0.1" : "sip:5000@127.0.0.1";
    var way = wire.local();
    return """
    %1$s %2$s SIP/2.0
    Via: SIP/2.0/%3$s %4$s;branch=z9hG4bK%7$s%1$s%5$d
    Max-Forwards: 70
    From: <sip:%6$s@127.0.0.1>;tag=%7$s
    To: %8$s
    Call-ID: %7$s
    CSeq: %5$d %1$s
    Contact: <sip:%6$s@%4$s;transport=%9$s>
    Expires: 3600
    """
            .replace("\n", "\r\n")
            .formatted(
                method,
                uri,
                transport,
                way,
                cSeq,
                user,
                id,
                to,
                transport.name().toLowerCase(Locale.ROOT))
        + more
        + "Content-Length: 0\r\n\r\n";
  }

  private void send(String message) {
    wire.send(message.getBytes(StandardCharsets.UTF_8));
  }

  private String expect(int status) {
    var response = receive();
    if (status(response) != status)
      throw new CannotMeasure("the server answers " + response.lines().findFirst().orElse(""));
    return response;
  }

  /// The next final response.
  private String receive() {
    while (true) {
      var message = wire.receive();
      if (!message.startsWith("SIP/2.0 ")) confirm(message);
      else if (status(message) >= 200) return message;
    }
  }

  /// The server tells who registers about the lamp.
  private void confirm(String request) {
    var kept = request.lines().filter(line -> ECHOED.matcher(line).find()).toList();
    send("SIP/2.0 200 OK\r\n" + String.join("\r\n", kept) + "\r\nContent-Length: 0\r\n\r\n");
  }

  private static int status(String response) {
    return Integer.parseInt(response.substring(8, 11));
  }

  private static Optional<String> found(Pattern pattern, String text) {
    var match = pattern.matcher(text);
    return match.find() ? Optional.of(match.group(1)) : Optional.empty();
  }

  @Override
  public void close() {
    wire.close();
  }
}
