package org.umbel.sip.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.sip.loop.SelectorLoop;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.SipMessage;

/// WebSocket as a client of other origin speaks it, and as nobody should.
@Timeout(30)
class WebSocketTest {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Flow> flows = new LinkedBlockingQueue<>();
  private final SelectorLoop loop = SelectorLoop.start("loop", fault -> events.add("fault"));
  private SocketTransports transports = open(TransportSettings.DEFAULT);

  private final class Queueing implements Sink {
    @Override
    public void received(SipMessage message, Flow from) {
      flows.add(from);
      events.add(message.callId());
    }

    @Override
    public void malformed(MalformedMessage fault, Flow from) {
      events.add("malformed");
    }

    @Override
    public void incident(Incident incident) {
      events.add(incident instanceof Incident.Limited it ? it.reason() : incident.toString());
    }
  }

  /// A client that tells what it hears.
  private final class Client extends WebSocketClient {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    Client(String subprotocol, Map<String, String> fields) {
      super(
          URI.create("ws://127.0.0.1:" + port() + "/"),
          new Draft_6455(List.of(), List.of(new Protocol(subprotocol))),
          fields);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
      heard.add("open");
    }

    @Override
    public void onMessage(String message) {
      heard.add(message);
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      heard.add("closed " + code);
    }

    @Override
    public void onError(Exception failure) {
      heard.add("error");
    }

    @Override
    public void onWebsocketPong(org.java_websocket.WebSocket connection, Framedata frame) {
      heard.add("pong");
    }

    String hears() throws InterruptedException {
      var next = heard.poll(10, TimeUnit.SECONDS);
      return next == null ? "nothing" : next;
    }
  }

  private SocketTransports open(TransportSettings settings) {
    var points = List.of(ListenPoint.ws("127.0.0.1", 0));
    var opened = SocketTransports.open(points, loop, settings, new Door(settings, loop::nanos));
    opened.start(new Queueing());
    return opened;
  }

  private void reopen(TransportSettings settings) {
    transports.close();
    transports = open(settings);
  }

  @AfterEach
  void close() {
    transports.close();
    loop.close();
  }

  private int port() {
    return transports.listenPoints().getFirst().port();
  }

  private String next() throws InterruptedException {
    var event = events.poll(10, TimeUnit.SECONDS);
    return event == null ? "nothing" : event;
  }

  private Client connected() throws InterruptedException {
    var client = new Client("sip", Map.of());
    client.connectBlocking();
    assertThat(client.hears()).isEqualTo("open");
    return client;
  }

  private static String options(String callId, String body) {
    return "OPTIONS sip:x@127.0.0.1 SIP/2.0\r\n"
        + "Via: SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bK1\r\n"
        + "From: <sip:a@127.0.0.1>;tag=a\r\n"
        + "To: <sip:x@127.0.0.1>\r\n"
        + "Call-ID: "
        + callId
        + "\r\nCSeq: 1 OPTIONS\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  @Test
  void aMessageGoesBothWays() throws InterruptedException {
    var client = connected();

    client.send(options("text", ""));
    assertThat(next()).isEqualTo("text");
    client.send(options("bytes", "").getBytes(UTF_8));
    assertThat(next()).isEqualTo("bytes");
    flows.take().send("SIP/2.0 200 Grüß Gott".getBytes(UTF_8), Flow.Failure.IGNORED);

    assertThat(client.hears()).isEqualTo("SIP/2.0 200 Grüß Gott");
    client.closeBlocking();
    assertThat(client.hears()).isEqualTo("closed 1000");
  }

  @Test
  void messagesOfAllLengthsArriveWhole() throws InterruptedException {
    var client = connected();
    for (int length : List.of(0, 100, 126, 1_000, 60_000)) {
      client.send(options("m" + length, "b".repeat(length)));
      assertThat(next()).isEqualTo("m" + length);
      flows.take().send("x".repeat(length).getBytes(UTF_8), Flow.Failure.IGNORED);
      assertThat(client.hears()).hasSize(length);
    }
  }

  @Test
  void aMessageInPiecesIsPutTogether() throws InterruptedException {
    var client = connected();
    var bytes = options("pieces", "body").getBytes(UTF_8);

    client.sendFragmentedFrame(Opcode.TEXT, ByteBuffer.wrap(Arrays.copyOf(bytes, 50)), false);
    client.sendPing();
    var rest = ByteBuffer.wrap(Arrays.copyOfRange(bytes, 50, bytes.length));
    client.sendFragmentedFrame(Opcode.TEXT, rest, true);

    assertThat(client.hears()).isEqualTo("pong");
    assertThat(next()).isEqualTo("pieces");
  }

  @Test
  void theKeepAliveOfOutboundIsAnswered() throws InterruptedException {
    var client = connected();

    client.send("\r\n\r\n");

    assertThat(client.hears()).isEqualTo("\r\n");
  }

  @Test
  void aMessageThatIsTooLargeEndsTheConnection() throws InterruptedException {
    var client = connected();

    client.send("x".repeat(70_000));

    assertThat(client.hears()).isEqualTo("closed 1009");
    assertThat(next()).isEqualTo("a message of more than 65536 bytes");
  }

  @Test
  void brokenMessagesDoNotEndIt() throws InterruptedException {
    var client = connected();

    client.send("hello, is anybody there?");
    client.send(options("after", ""));

    assertThat(next()).isEqualTo("malformed");
    assertThat(next()).isEqualTo("after");
  }

  @Test
  void anotherSubprotocolIsRefused() throws InterruptedException {
    var client = new Client("xmpp", Map.of());
    client.connectBlocking();

    assertThat(client.hears()).startsWith("closed");
    assertThat(next()).isEqualTo("no WebSocket: the subprotocol sip is not offered");
  }

  @Test
  void onlyPagesOfTheAllowedOriginsMayConnect() throws InterruptedException {
    reopen(TransportSettings.DEFAULT.withOrigins(Set.of("https://Phone.example.com")));

    var stranger = new Client("sip", Map.of("Origin", "https://evil.example.com"));
    stranger.connectBlocking();
    assertThat(stranger.hears()).startsWith("closed");
    assertThat(next()).contains("the origin https://evil.example.com is not allowed");
    var friend = new Client("sip", Map.of("Origin", "https://phone.example.com"));
    friend.connectBlocking();
    assertThat(friend.hears()).isEqualTo("open");
    connected();
  }

  @Test
  void nobodyIsConnectedToByWebSocket() throws InterruptedException {
    var peer =
        new Peer(org.umbel.sip.transport.Protocol.WS, new InetSocketAddress(LOOPBACK, port()));

    transports.flowTo(peer).send(new byte[1], reason -> events.add(reason));

    assertThat(next()).contains("must have connected to us");
  }

  private Socket raw(String request) throws IOException {
    var socket = new Socket(LOOPBACK, port());
    socket.setSoTimeout(10_000);
    socket.getOutputStream().write(request.getBytes(UTF_8));
    return socket;
  }

  @ParameterizedTest
  @CsvSource({
    "POST / HTTP/1.1,                                     HTTP/1.1 405",
    "GET / HTTP/1.1,                                      HTTP/1.1 426",
    "GET / HTTP/1.1|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Version: 8, HTTP/1.1 426",
    "GET / HTTP/1.1|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Version: 13, HTTP/1.1 400"
  })
  void whatIsNoWebSocketIsRefused(String request, String answer) throws IOException {
    try (var socket = raw(request.replace("|", "\r\n") + "\r\nHost: x\r\n\r\n")) {
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8)).startsWith(answer);
    }
  }

  @Test
  void aRequestThatNeverEndsIsNotWaitedFor() throws IOException, InterruptedException {
    var all = TransportLimits.DEFAULT;
    var brief = Duration.ofMillis(200);
    reopen(
        TransportSettings.DEFAULT.withLimits(
            new TransportLimits(65_536, 10, all.unfinished(), all.idle(), brief, 100_000)));

    try (var socket = raw("GET / HTTP/1.1\r\n")) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  private static final String UPGRADE =
      """
      GET / HTTP/1.1
      Host: x
      Upgrade: websocket
      Connection: keep-alive, Upgrade
      Sec-WebSocket-Version: 13
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
      Sec-WebSocket-Protocol: sip

      """
          .replace("\n", "\r\n");

  /// RFC 6455 §1.3 has this key and its answer.
  @Test
  void theKeyIsAnsweredAsTheRfcSays() throws IOException {
    try (var socket = raw(UPGRADE)) {
      var head = new String(socket.getInputStream().readNBytes(130), UTF_8);

      assertThat(head).contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "81 02 41 42,                   1002", // no mask
    "C1 80 00 00 00 00,             1002", // a reserved bit
    "83 80 00 00 00 00,             1002", // an opcode nobody knows
    "80 80 00 00 00 00,             1002", // a continuation of nothing
    "09 80 00 00 00 00,             1002", // a ping in pieces
    "89 FE 00 7E 00 00 00 00,       1002", // a ping that is too large
    "81 FF 80 00 00 00 00 00 00 00, 1002", // a negative length
    "81 FF 00 00 00 00 7F FF FF FF, 1009",
    "81 81 00 00 00 00 FF,          1007" // no UTF-8
  })
  void aBrokenFrameEndsTheConnection(String frame, int status) throws IOException {
    try (var socket = raw(UPGRADE)) {
      for (var octet : frame.split(" ", -1))
        socket.getOutputStream().write(Integer.parseInt(octet, 16));

      var all = socket.getInputStream().readAllBytes();

      assertThat(Arrays.copyOfRange(all, all.length - 4, all.length))
          .isEqualTo(new byte[] {(byte) 0x88, 2, (byte) (status >> 8), (byte) status});
    }
  }
}
