package org.umbel.sip.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.sip.loop.SelectorLoop;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.SipMessage;

/// Real sockets on the loopback interface.
@Timeout(30)
class SocketTransportsTest {

  private static final String HOST = "127.0.0.1";
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final String OPTIONS =
      """
      OPTIONS sip:x@127.0.0.1 SIP/2.0
      Via: SIP/2.0/TCP 127.0.0.1;branch=z9hG4bK1
      From: <sip:a@127.0.0.1>;tag=a
      To: <sip:x@127.0.0.1>
      Call-ID: %s
      CSeq: 1 OPTIONS
      Content-Length: %d

      %s\
      """
          .replace("\n", "\r\n");

  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<Flow> flows = new LinkedBlockingQueue<>();
  private final SelectorLoop loop = SelectorLoop.start("test-loop", fault -> events.add("fault"));
  private TransportSettings settings = TransportSettings.DEFAULT;
  private SocketTransports transports = open();

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
      events.add(incident.getClass().getSimpleName());
    }
  }

  private SocketTransports open() {
    var opened =
        SocketTransports.open(
            List.of(ListenPoint.udp(HOST, 0), ListenPoint.tcp(HOST, 0)),
            loop,
            settings,
            new Door(settings, loop::nanos));
    opened.start(new Queueing());
    return opened;
  }

  private void reopen(TransportLimits changed) {
    transports.close();
    settings = settings.withLimits(changed);
    transports = open();
  }

  @AfterEach
  void close() {
    transports.close();
    loop.close();
  }

  private int port() {
    return transports.listenPoints().getFirst().port();
  }

  private Socket connect() throws IOException {
    var socket = new Socket(LOOPBACK, port());
    socket.setSoTimeout(10_000);
    socket.setTcpNoDelay(true);
    return socket;
  }

  private static byte[] options(String callId, String body) {
    return OPTIONS.formatted(callId, body.length(), body).getBytes(UTF_8);
  }

  private String next() throws InterruptedException {
    var event = events.poll(10, TimeUnit.SECONDS);
    return event == null ? "nothing" : event;
  }

  @Test
  void udpAndTcpGetTheSameNumber() {
    var points = transports.listenPoints();

    assertThat(points).extracting(ListenPoint::port).containsOnly(port());
    assertThat(port()).isPositive();
  }

  @Test
  void aNumberThatIsTakenForTcpIsNotChosen() throws IOException {
    var taken = new ArrayList<ServerSocket>();
    try {
      for (int i = 0; i < 1_000; i++) taken.add(new ServerSocket(0, 1, loopback()));

      for (int i = 0; i < 200; i++) {
        transports.close();
        transports = open();
        assertThat(transports.listenPoints()).extracting(ListenPoint::port).containsOnly(port());
      }
    } finally {
      for (var socket : taken) socket.close();
    }
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  @Test
  void aDatagramIsReceivedAndAnsweredWhereItCameFrom() throws IOException, InterruptedException {
    try (var client = new DatagramSocket(0, LOOPBACK)) {
      var bytes = options("udp", "");
      client.send(new DatagramPacket(bytes, bytes.length, LOOPBACK, port()));
      assertThat(next()).isEqualTo("udp");

      flows.take().send("SIP/2.0 200 OK".getBytes(UTF_8), Flow.Failure.IGNORED);

      client.setSoTimeout(10_000);
      var answer = new DatagramPacket(new byte[100], 100);
      client.receive(answer);
      assertThat(new String(answer.getData(), 0, answer.getLength(), UTF_8))
          .isEqualTo("SIP/2.0 200 OK");
    }
  }

  @Test
  void noiseAndKeepAlivesInDatagramsAreSurvived() throws IOException, InterruptedException {
    try (var client = new DatagramSocket(0, LOOPBACK)) {
      for (var noise : List.of(new byte[0], "\r\n\r\n".getBytes(UTF_8), new byte[60_000]))
        client.send(new DatagramPacket(noise, noise.length, LOOPBACK, port()));
      var bytes = options("after", "");
      client.send(new DatagramPacket(bytes, bytes.length, LOOPBACK, port()));

      assertThat(next()).isEqualTo("malformed");
      assertThat(next()).isEqualTo("after");
    }
  }

  @Test
  void aMessageThatComesByteByByteIsOneMessage() throws IOException, InterruptedException {
    try (var client = connect()) {
      for (byte one : options("slow", "body")) {
        client.getOutputStream().write(one);
        client.getOutputStream().flush();
      }

      assertThat(next()).isEqualTo("slow");
    }
  }

  @Test
  void manyMessagesInOneSegmentAreManyMessages() throws IOException, InterruptedException {
    try (var client = connect()) {
      var all = new StringBuilder();
      for (int i = 0; i < 50; i++) all.append(new String(options("m" + i, "b" + i), UTF_8));
      client.getOutputStream().write(all.toString().getBytes(UTF_8));

      for (int i = 0; i < 50; i++) assertThat(next()).isEqualTo("m" + i);
    }
  }

  @Test
  void aPingIsAnsweredWithAPong() throws IOException, InterruptedException {
    try (var client = connect()) {
      client.getOutputStream().write("\r\n\r\n".getBytes(UTF_8));

      assertThat(client.getInputStream().readNBytes(2)).isEqualTo("\r\n".getBytes(UTF_8));
      client.getOutputStream().write(options("after", ""));
      assertThat(next()).isEqualTo("after");
    }
  }

  @Test
  void aMessageThatIsTooLargeEndsTheConnection() throws IOException, InterruptedException {
    try (var client = connect()) {
      var head = new String(options("large", ""), UTF_8);
      client
          .getOutputStream()
          .write(head.replace("Content-Length: 0", "Content-Length: 200000").getBytes(UTF_8));

      assertThat(closed(client, new byte[200_000])).isTrue();
    }
  }

  @Test
  void aHeadThatNeverEndsEndsTheConnection() throws IOException, InterruptedException {
    try (var client = connect()) {
      client.getOutputStream().write("OPTIONS sip:x SIP/2.0\r\n".getBytes(UTF_8));

      assertThat(closed(client, "X: y\r\n".repeat(20_000).getBytes(UTF_8))).isTrue();
    }
  }

  private static boolean closed(Socket client, byte[] further) throws IOException {
    try {
      client.getOutputStream().write(further);
      return client.getInputStream().read() < 0;
    } catch (SocketException _) {
      return true; // reset, as there was more than anybody wanted to read
    }
  }

  @Test
  void anUnfinishedMessageIsNotWaitedForLongerThanAllowed()
      throws IOException, InterruptedException {
    reopen(shortTimes());
    try (var client = connect()) {
      client.getOutputStream().write("OPTIONS sip:x".getBytes(UTF_8));

      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aSilentConnectionIsEnded() throws IOException, InterruptedException {
    reopen(shortTimes());
    try (var client = connect()) {
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  private static TransportLimits shortTimes() {
    var brief = Duration.ofMillis(200);
    return new TransportLimits(65_536, 10, brief, brief, brief, 100_000);
  }

  @Test
  void connectionsBeyondTheBoundAreClosedAsTheyCome() throws IOException, InterruptedException {
    var all = TransportLimits.DEFAULT;
    reopen(
        new TransportLimits(
            all.messageBytes(), 1, all.unfinished(), all.idle(), all.connect(), 100_000));
    try (var first = connect()) {
      first.getOutputStream().write(options("first", ""));
      assertThat(next()).isEqualTo("first");

      try (var second = connect()) {
        assertThat(next()).isEqualTo("Limited");
        assertThat(closed(second, new byte[1])).isTrue();
      }
    }
  }

  @Test
  void anIncomingConnectionIsUsedForRequestsToItsPeer() throws IOException, InterruptedException {
    try (var client = connect()) {
      client.getOutputStream().write(options("in", ""));
      assertThat(next()).isEqualTo("in");
      var peer = flows.take().peer();

      transports.flowTo(peer).send("to the phone".getBytes(UTF_8), Flow.Failure.IGNORED);

      assertThat(client.getInputStream().readNBytes(12)).isEqualTo("to the phone".getBytes(UTF_8));
    }
  }

  @Test
  void anOutgoingConnectionIsUsedForAllMessagesAndReadToo()
      throws IOException, InterruptedException {
    try (var server = new ServerSocket(0, 5, LOOPBACK)) {
      var peer = new Peer(Protocol.TCP, new InetSocketAddress(LOOPBACK, server.getLocalPort()));

      transports.flowTo(peer).send("one".getBytes(UTF_8), Flow.Failure.IGNORED);
      transports.flowTo(peer).send("two".getBytes(UTF_8), Flow.Failure.IGNORED);

      try (var accepted = server.accept()) {
        accepted.setSoTimeout(10_000);
        assertThat(accepted.getInputStream().readNBytes(6)).isEqualTo("onetwo".getBytes(UTF_8));
        accepted.getOutputStream().write(options("back", ""));
        assertThat(next()).isEqualTo("back");
      }
    }
  }

  @Test
  void aRefusedConnectionIsToldToTheSender() throws IOException, InterruptedException {
    int nobody;
    try (var server = new ServerSocket(0)) {
      nobody = server.getLocalPort();
    }
    var peer = new Peer(Protocol.TCP, new InetSocketAddress(LOOPBACK, nobody));

    transports.flowTo(peer).send("hello".getBytes(UTF_8), reason -> events.add("unsent"));

    assertThat(next()).isEqualTo("unsent");
  }

  @Test
  void brokenMessagesInAStreamDoNotEndIt() throws IOException, InterruptedException {
    try (var client = connect()) {
      var broken = new String(options("broken", ""), UTF_8).replace("CSeq: 1", "CSeq: one");
      client.getOutputStream().write(broken.getBytes(UTF_8));
      client.getOutputStream().write(options("whole", ""));

      assertThat(next()).isEqualTo("malformed");
      assertThat(next()).isEqualTo("whole");
    }
  }

  @Test
  void aPortInUseIsToldWithItsAddress() {
    var taken = ListenPoint.udp(HOST, port());

    assertThatThrownBy(() ->
            SocketTransports.open(List.of(taken), loop, settings, new Door(settings, loop::nanos)))
        .isInstanceOf(CannotListen.class)
        .hasMessageContaining("udp:127.0.0.1:" + port());
  }

  @Test
  void whoIsNotAdmittedHearsNothingByUdp() throws IOException, InterruptedException {
    transports.admit(AccessList.EVERYONE.except("127.0.0.0/8"));
    try (var client = new DatagramSocket(0, LOOPBACK)) {
      var bytes = options("denied", "");
      client.send(new DatagramPacket(bytes, bytes.length, LOOPBACK, port()));
      assertThat(next()).isEqualTo("Denied");

      transports.admit(AccessList.NOBODY.except("127.0.0.1"));
      client.send(new DatagramPacket(bytes, bytes.length, LOOPBACK, port()));
      assertThat(next()).isEqualTo("denied");
    }
  }

  @Test
  void whoIsNotAdmittedIsResetByTcp() throws IOException, InterruptedException {
    transports.admit(AccessList.NOBODY);
    try (var client = connect()) {
      assertThat(next()).isEqualTo("Denied");
      assertThat(closed(client, new byte[1])).isTrue();
    }
  }

  @Test
  void whoIsNoLongerAdmittedLosesTheConnection() throws IOException, InterruptedException {
    try (var client = connect()) {
      client.getOutputStream().write(options("before", ""));
      assertThat(next()).isEqualTo("before");

      transports.admit(AccessList.NOBODY);

      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  private void reopen(SourceLimits changed) {
    transports.close();
    settings = settings.withSources(changed);
    transports = open();
  }

  private static SourceLimits sources(int connections, int unfinishedBytes) {
    var all = SourceLimits.DEFAULT;
    return new SourceLimits(
        connections,
        all.handshakes(),
        unfinishedBytes,
        all.requests(),
        all.burst(),
        all.offences(),
        all.pause(),
        List.of());
  }

  @Test
  void oneSourceMayOpenSoManyConnections() throws IOException, InterruptedException {
    reopen(sources(1, 100_000));
    try (var first = connect()) {
      first.getOutputStream().write(options("first", ""));
      assertThat(next()).isEqualTo("first");
      try (var second = connect()) {
        assertThat(next()).isEqualTo("Throttled");
        assertThat(closed(second, new byte[1])).isTrue();
      }
    }
  }

  @Test
  void oneSourceMayLeaveSoMuchUnfinished() throws IOException {
    reopen(sources(10, 4_096));
    try (var client = connect()) {
      assertThat(closed(client, options("large", "b".repeat(20_000)))).isTrue();
    }
  }

  private static InetAddress six() throws IOException {
    var bytes = new byte[16];
    bytes[15] = 1;
    return InetAddress.getByAddress(bytes);
  }

  @Test
  void ipv6IsSpokenToo() throws IOException, InterruptedException {
    transports.close();
    transports =
        SocketTransports.open(
            List.of(ListenPoint.udp("::1", 0)), loop, settings, new Door(settings, loop::nanos));
    transports.start(new Queueing());
    try (var client = new DatagramSocket(0, six())) {
      var bytes = options("six", "");
      client.send(new DatagramPacket(bytes, bytes.length, six(), port()));

      assertThat(next()).isEqualTo("six");
      assertThat(flows.take().sentBy().toString()).startsWith("[0:0:0:0:0:0:0:1]:");
    }
  }
}
