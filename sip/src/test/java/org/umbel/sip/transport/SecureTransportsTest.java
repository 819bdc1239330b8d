package org.umbel.sip.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.sip.loop.SelectorLoop;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.tls.Authorities;
import org.umbel.sip.tls.Identity;
import org.umbel.sip.tls.Secured;
import org.umbel.sip.tls.TlsSettings;
import org.umbel.sip.tls.TlsSockets;
import org.umbel.testkit.part.TestAuthority;
import org.umbel.testkit.part.TestAuthority.Wish;

/// TLS connections between two sets of listen points on loopback.
@Timeout(30)
class SecureTransportsTest {

  private static final String HOST = "127.0.0.1";
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final String NAME = "sip.example.test";
  @TempDir private static Path directory;
  private static TestAuthority authority;
  private static TlsSettings terms;
  private Side here;

  /// An endpoint's transports, and what came to them.
  private static final class Side implements Sink, AutoCloseable {
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Flow> flows = new LinkedBlockingQueue<>();
    private final SelectorLoop loop = SelectorLoop.start("loop", fault -> events.add("fault"));
    private final SocketTransports transports;

    Side(TlsSettings terms) {
      this(TransportSettings.DEFAULT.withTls(terms));
    }

    Side(TransportSettings settings) {
      transports =
          SocketTransports.open(
              List.of(ListenPoint.tls(HOST, 0)), loop, settings, new Door(settings, loop::nanos));
      transports.start(this);
    }

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
      events.add(incident instanceof Incident.Insecure it ? it.reason() : incident.toString());
    }

    private int port() {
      return transports.listenPoints().getFirst().port();
    }

    private Peer peer() {
      return new Peer(Protocol.TLS, new InetSocketAddress(LOOPBACK, port()));
    }

    private String next() throws InterruptedException {
      var event = events.poll(10, TimeUnit.SECONDS);
      return event == null ? "nothing" : event;
    }

    @Override
    public void close() {
      transports.close();
      loop.close();
    }
  }

  @BeforeAll
  static void issue() {
    authority = TestAuthority.in(directory, "Test Authority");
    terms = TlsSettings.of(issued(Wish.of(NAME)), Authorities.pem(authority.certificate()));
  }

  private static Identity issued(Wish wish) {
    var issued = authority.issue(wish);
    return Identity.pem(issued.certificate(), issued.key(), Optional.empty());
  }

  @BeforeEach
  void open() {
    here = new Side(terms);
  }

  @AfterEach
  void close() {
    here.close();
  }

  private static byte[] options(String callId) {
    return ("OPTIONS sip:x@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/TLS 127.0.0.1;branch=z9hG4bK1\r\n"
            + "From: <sip:a@127.0.0.1>;tag=a\r\nTo: <sip:x@127.0.0.1>\r\nCall-ID: "
            + callId
            + "\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n")
        .getBytes(UTF_8);
  }

  @Test
  void aMessageGoesBothWaysOnOneProtectedConnection() throws InterruptedException {
    try (var there = new Side(terms)) {
      var way = here.transports.flowTo(there.peer().named(NAME));
      way.send(options("out"), Flow.Failure.IGNORED);
      assertThat(there.next()).isEqualTo("out");
      var back = there.flows.take();

      back.send(options("back"), Flow.Failure.IGNORED);

      assertThat(here.next()).isEqualTo("back");
      assertThat(way.secured().flatMap(Secured::certificate)).contains("CN=" + NAME);
      assertThat(back.secured().map(Secured::version)).contains("TLSv1.3");
      assertThat(here.transports.flowTo(there.peer().named(NAME))).isSameAs(way);
    }
  }

  @Test
  void aWrongNameIsToldToTheSenderAndOnce() throws InterruptedException {
    try (var there = new Side(terms)) {
      var peer = there.peer().named("other.example.test");
      here.transports
          .flowTo(peer)
          .send(options("x"), reason -> here.events.add("unsent " + reason));

      assertThat(here.next()).contains("not for other.example.test");
      assertThat(here.next())
          .startsWith("unsent tls 127.0.0.1:" + there.port() + " (other.example.test): ")
          .contains("not for other.example.test");
      assertThat(there.next()).contains("our certificate CN=" + NAME, "is not accepted");
    }
  }

  @Test
  void aConnectionToOneNameIsNotUsedForAnother() throws InterruptedException {
    try (var there = new Side(terms)) {
      var known = here.transports.flowTo(there.peer().named(NAME));
      known.send(options("x"), Flow.Failure.IGNORED);
      assertThat(there.next()).isEqualTo("x");

      assertThat(here.transports.flowTo(there.peer().named("other.example.test")))
          .isNotSameAs(known);
    }
  }

  @Test
  void renewedCertificatesAreShownToNewConnectionsAndOldOnesStay() throws InterruptedException {
    try (var there = new Side(terms);
        var third = new Side(terms)) {
      var old = here.transports.flowTo(there.peer());
      old.send(options("old"), Flow.Failure.IGNORED);
      assertThat(there.next()).isEqualTo("old");

      there.transports.renew(terms.withIdentities(List.of(issued(Wish.of("renewed.test")))));

      old.send(options("still"), Flow.Failure.IGNORED);
      assertThat(there.next()).isEqualTo("still");
      var young = third.transports.flowTo(there.peer());
      young.send(options("new"), Flow.Failure.IGNORED);
      assertThat(there.next()).isEqualTo("new");
      assertThat(young.secured().flatMap(Secured::certificate)).contains("CN=renewed.test");
    }
  }

  @Test
  void aHandshakeThatNeverEndsIsEnded() throws IOException, InterruptedException {
    var all = TransportLimits.DEFAULT;
    var brief =
        new TransportLimits(
            65_536, 10, all.unfinished(), all.idle(), Duration.ofMillis(200), 100_000);
    try (var there = new Side(TransportSettings.DEFAULT.withTls(terms).withLimits(brief));
        var silent = new Socket(LOOPBACK, there.port())) {
      silent.setSoTimeout(10_000);

      assertThat(silent.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aSlowHandshakeDoesNotHoldUpOthers() throws IOException, InterruptedException {
    try (var there = new Side(terms);
        var _ = new Socket(LOOPBACK, there.port());
        var _ = new Socket(LOOPBACK, there.port())) {
      here.transports.flowTo(there.peer()).send(options("x"), Flow.Failure.IGNORED);

      assertThat(there.next()).isEqualTo("x");
    }
  }

  @Test
  void whoSpeaksNoTlsIsClosedAndToldOf() throws IOException, InterruptedException {
    try (var plain = new Socket(LOOPBACK, here.port())) {
      plain.setSoTimeout(10_000);
      plain.getOutputStream().write(options("plain"));

      assertThat(here.next()).isEqualTo("the peer does not speak TLS");
    }
  }

  @Test
  void manyMessagesInOneGoArriveInOrder() throws IOException, InterruptedException {
    try (var socket = connect()) {
      for (int i = 0; i < 100; i++) socket.getOutputStream().write(options("m" + i));

      for (int i = 0; i < 100; i++) assertThat(here.next()).isEqualTo("m" + i);
    }
  }

  private SSLSocket connect() throws IOException {
    var plain = new Socket(LOOPBACK, here.port());
    return TlsSockets.of(terms, InstantSource.system()).client(plain, Optional.of(NAME));
  }

  @Test
  void aPeerThatSaysFarewellIsHeard() throws IOException, InterruptedException {
    var socket = connect();
    socket.getOutputStream().write(options("x"));
    assertThat(here.next()).isEqualTo("x");
    var flow = here.flows.take();

    socket.close();

    while (flow.open()) Thread.onSpinWait();
    flow.send(options("late"), reason -> here.events.add("unsent"));
    assertThat(here.next()).isEqualTo("unsent");
  }

  @Test
  void withoutTermsNobodyListens() {
    var loop = SelectorLoop.start("loop", fault -> {});
    var points = List.of(ListenPoint.tls(HOST, 0));

    assertThatThrownBy(() ->
            SocketTransports.open(
                points,
                loop,
                TransportSettings.DEFAULT,
                new Door(TransportSettings.DEFAULT, loop::nanos)))
        .isInstanceOf(CannotListen.class)
        .hasMessage("Cannot listen at tls:127.0.0.1:0: no certificate is given");
    loop.close();
  }
}
