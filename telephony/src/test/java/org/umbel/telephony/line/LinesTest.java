package org.umbel.telephony.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.InviteHandler;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipHandler;
import org.umbel.sip.SipSettings;
import org.umbel.sip.failure.NoResponse;
import org.umbel.sip.locate.DnsNames;
import org.umbel.sip.locate.DnsSettings;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transaction.Timers;
import org.umbel.sip.transport.AccessList;
import org.umbel.sip.transport.CannotListen;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;
import org.umbel.telephony.line.LineCalls.Direction;

@Timeout(30)
class LinesTest implements LineHandler {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final BlockingQueue<Request> invites = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> closed = new LinkedBlockingQueue<>();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final InstantSource clock = now::get;
  private final Lines lines =
      new Lines(
          this,
          Set.of(Method.INVITE, Method.OPTIONS),
          _ -> SipListener.NONE,
          Duration.ofMillis(50),
          _ -> {},
          clock,
          DnsNames.remembered(DnsSettings.DEFAULT));

  @AfterEach
  void close() {
    lines.close();
  }

  @Override
  public void onInvite(Line line, IncomingInvite invite) {
    invites.add(invite.request());
    invite.reject(486);
  }

  @Override
  public void onRequest(Line line, IncomingRequest request) {
    request.reply(request.request().reply(200).with("X-Line", line.name()));
  }

  @Override
  public void onClosing(Line line) {
    closed.add(line.name());
  }

  @Test
  void linesBeginAndEndOneByOne() throws InterruptedException {
    var begun = lines.apply(List.of(line("a"), line("b")));
    var a = lines.find("a").orElseThrow();

    var changes = lines.apply(List.of(line("c"), line("a")));

    assertThat(begun.begun()).containsExactly("a", "b");
    assertThat(changes)
        .isEqualTo(new LineChanges(List.of("c"), List.of(), List.of(), List.of("b")));
    assertThat(lines.find("a")).containsSame(a);
    assertThat(lines.first().map(Line::name)).contains("c");
    assertThat(closed).containsExactly("b");
  }

  @Test
  void whatCanChangeWhileTheLineWorksIsChanged() throws InterruptedException {
    lines.apply(List.of(line("a")));
    var a = lines.find("a").orElseThrow();
    var call = a.calls().begin(Direction.IN);

    var changes = lines.apply(List.of(line("a").withLimits(limits(1, 1)).withPhones(false)));

    assertThat(changes.changed()).containsExactly("a");
    assertThat(lines.find("a")).containsSame(a);
    assertThat(a.settings().phones()).isFalse();
    assertThat(a.calls().count()).isOne();
    call.close();
  }

  @Test
  void anotherPortEndsTheLineAloneAndItsCallsWithIt() throws InterruptedException {
    lines.apply(List.of(line("a"), line("b")));
    var a = lines.find("a").orElseThrow();
    var b = lines.find("b").orElseThrow();
    var ended = new LinkedBlockingQueue<String>();
    a.calls().begin(Direction.IN).endsBy(() -> ended.add("call of a"));
    b.calls().begin(Direction.IN).endsBy(() -> ended.add("call of b"));

    var changes =
        lines.apply(
            List.of(
                line("a").withTransport(LineTransport.at(ListenPoint.tcp("127.0.0.1", 0))),
                line("b")));

    assertThat(changes.renewed()).containsExactly("a");
    assertThat(ended).containsExactly("call of a");
    assertThat(lines.find("b")).containsSame(b);
    assertThat(lines.find("a")).isPresent().get().isNotSameAs(a);
  }

  @Test
  void aLineThatCannotBeginLeavesTheOthersAsTheyWere() throws IOException, InterruptedException {
    lines.apply(List.of(line("a")));
    var a = lines.find("a").orElseThrow();
    try (var taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      var impossible =
          LineSettings.of(
              "b", LineTransport.at(ListenPoint.udp("127.0.0.1", taken.getLocalPort())));

      assertThatThrownBy(() -> lines.apply(List.of(impossible))).isInstanceOf(CannotListen.class);
    }

    assertThat(lines.all()).containsExactly(a);
    assertThat(answer(a)).isEqualTo("a");
  }

  @Test
  void aLineKeepsItsPortWhenItBeginsAnew() throws IOException, InterruptedException {
    var port = freePort();
    var settings = LineSettings.of("a", LineTransport.at(ListenPoint.udp("127.0.0.1", port)));
    lines.apply(List.of(settings));
    var timers = settings.transport().timers();
    var slower =
        new LineTransport(
            settings.transport().listenPoints(),
            new Timers(Duration.ofSeconds(1), timers.t2(), timers.t4()),
            settings.transport().limits(),
            Set.of(),
            Optional.empty());

    lines.apply(List.of(settings.withTransport(slower)));

    assertThat(answer(lines.find("a").orElseThrow())).isEqualTo("a");
  }

  @Test
  void whoIsDeniedFromNowOnGetsNoAnswer() throws InterruptedException {
    lines.apply(List.of(line("a"), line("b")));
    var a = lines.find("a").orElseThrow();
    assertThat(answer(a)).isEqualTo("a");

    lines.apply(List.of(line("a").withAccess(AccessList.NOBODY), line("b")));

    assertThatThrownBy(() -> answer(a, Duration.ofMillis(300))).isInstanceOf(NoResponse.class);
  }

  @Test
  void aFullLineIsBusyAndAnEndingOneUnavailable() throws InterruptedException {
    lines.apply(List.of(line("a").withLimits(limits(1, 2))));
    var a = lines.find("a").orElseThrow();
    a.calls().begin(Direction.IN);
    assertThat(a.objection(Direction.IN)).isEmpty();

    a.calls().begin(Direction.IN);

    assertThat(a.objection(Direction.IN).map(Objection::status)).contains(486);
    assertThat(a.objection(Direction.OUT)).isEmpty();
    a.calls().begin(Direction.OUT);
    assertThat(a.objection(Direction.OUT)).isEmpty();
    lines.drain(Duration.ZERO);
    assertThat(a.objection(Direction.OUT).map(Objection::status)).contains(503);
  }

  @Test
  void callsOutHaveALimitPerMinuteAndPerHour() throws InterruptedException {
    var unlimited = LineLimits.UNLIMITED;
    lines.apply(
        List.of(line("a").withLimits(new LineLimits(unlimited, unlimited, unlimited, 2, 3))));
    var a = lines.find("a").orElseThrow();
    call(a, "sip:4000@127.0.0.1");
    assertThat(a.objection(Direction.OUT)).isEmpty();
    call(a, "sip:4000@127.0.0.1");

    assertThat(a.objection(Direction.OUT)).isPresent();
    assertThat(a.objection(Direction.IN)).isEmpty();
    now.set(now.get().plusSeconds(61));
    assertThat(a.objection(Direction.OUT)).isEmpty();
    call(a, "sip:4000@127.0.0.1");
    now.set(now.get().plusSeconds(61));
    assertThat(a.objection(Direction.OUT).map(Objection::why).orElse("")).contains("hour");
    now.set(now.get().plusSeconds(3_600));
    assertThat(a.objection(Direction.OUT)).isEmpty();
  }

  @Test
  void aCallOutCarriesTheLinesHeadersAndItsIdentityWhenNobodyCalls() throws InterruptedException {
    var identity =
        new LineIdentity(
            Optional.of("Voice mail"), Optional.of(SipUri.parse("sip:+4930123@um.example.com")));
    lines.apply(
        List.of(
            line("a")
                .withHeaders(List.of(new LineHeader("ms-call-source", "non-ms-rtc")))
                .withIdentity(identity),
            line("b")));
    var a = lines.find("a").orElseThrow();

    call(a, "sip:127.0.0.1");
    var nameless = invites.take();
    call(a, "sip:4000@127.0.0.1");
    var named = invites.take();

    assertThat(nameless.header("ms-call-source")).contains("non-ms-rtc");
    assertThat(nameless.from().user()).isEqualTo("+4930123");
    assertThat(nameless.from().displayName()).isEqualTo("Voice mail");
    assertThat(nameless.from().tag()).isPresent();
    assertThat(nameless.header("P-Asserted-Identity").orElse("")).contains("+4930123");
    assertThat(named.from().user()).isEqualTo("4000");
    assertThat(named.has("P-Asserted-Identity")).isFalse();
  }

  /// A call from a line to the other one, `b` when there is one, which refuses it.
  private void call(Line from, String caller) {
    var to = lines.find("b").orElse(from);
    from.invite(
            OutgoingRequest.of(
                    Method.INVITE,
                    SipUri.of("5000", "127.0.0.1"),
                    NameAddr.parse("<" + caller + ">"))
                .over(peer(to)),
            new InviteHandler() {})
        .await(PATIENCE);
  }

  /// By which line an OPTIONS of another endpoint is answered.
  private static String answer(Line line) {
    return answer(line, PATIENCE);
  }

  private static String answer(Line line, Duration patience) {
    try (var phone =
        SipEndpoint.start(
            SipSettings.at(ListenPoint.udp("127.0.0.1", 0)),
            new SipHandler() {},
            SipListener.NONE)) {
      var options =
          OutgoingRequest.of(
              Method.OPTIONS,
              SipUri.parse("sip:127.0.0.1"),
              NameAddr.parse("<sip:4000@127.0.0.1>"));
      return phone.send(options.over(peer(line)), patience).header("X-Line").orElse("");
    }
  }

  private static Peer peer(Line line) {
    var point = line.listenPoints().getFirst();
    return new Peer(
        Protocol.UDP, new InetSocketAddress(InetAddress.getLoopbackAddress(), point.port()));
  }

  private static LineSettings line(String name) {
    return LineSettings.of(name, LineTransport.at(ListenPoint.udp("127.0.0.1", 0)));
  }

  private static LineLimits limits(int in, int out) {
    var unlimited = LineLimits.UNLIMITED;
    return new LineLimits(in, out, unlimited, unlimited, unlimited);
  }

  private static int freePort() throws IOException {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
