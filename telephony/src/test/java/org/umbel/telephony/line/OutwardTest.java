package org.umbel.telephony.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.event.Event;
import org.umbel.domain.health.Neighbour;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipHandler;
import org.umbel.sip.SipSettings;
import org.umbel.sip.auth.Algorithm;
import org.umbel.sip.auth.Authentication;
import org.umbel.sip.auth.DigestServer;
import org.umbel.sip.auth.Password;
import org.umbel.sip.locate.DnsNames;
import org.umbel.sip.locate.DnsSettings;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;

/// What goes out of a line: by its proxies, and by the registrar it has registered at.
@Timeout(30)
class OutwardTest {
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final Lines lines =
      new Lines(
          new Nobody(),
          Set.of(Method.OPTIONS),
          _ -> SipListener.NONE,
          Duration.ZERO,
          events::add,
          InstantSource.system(),
          DnsNames.remembered(DnsSettings.DEFAULT));
  private final List<SipEndpoint> servers = new CopyOnWriteArrayList<>();

  private static final class Nobody implements LineHandler {
    @Override
    public void onInvite(Line line, IncomingInvite invite) {}

    @Override
    public void onRequest(Line line, IncomingRequest request) {
      request.replyDefault();
    }

    @Override
    public void onClosing(Line line) {}
  }

  /// A server that notes what it is asked and answers as it is told.
  private static final class Noting implements SipHandler {
    final List<Request> asked = new CopyOnWriteArrayList<>();
    private final Consumer<IncomingRequest> answer;

    Noting(Consumer<IncomingRequest> answer) {
      this.answer = answer;
    }

    @Override
    public void onRequest(IncomingRequest incoming) {
      asked.add(incoming.request());
      answer.accept(incoming);
    }
  }

  @AfterEach
  void everythingEnds() {
    lines.close();
    servers.forEach(SipEndpoint::close);
  }

  private int server(SipHandler handler, int port) {
    var settings =
        SipSettings.at(ListenPoint.udp("127.0.0.1", port))
            .withMethods(Set.of(Method.OPTIONS, Method.REGISTER, Method.MESSAGE));
    var endpoint = SipEndpoint.start(settings, handler, SipListener.NONE);
    servers.add(endpoint);
    return endpoint.listenPoints().getFirst().port();
  }

  private static SipUri at(int port) {
    return SipUri.parse("sip:127.0.0.1:" + port);
  }

  private Line line(LineSettings settings) throws InterruptedException {
    lines.apply(List.of(settings));
    return lines.first().orElseThrow();
  }

  private static LineSettings settings() {
    return LineSettings.of("trunk", LineTransport.at(ListenPoint.udp("127.0.0.1", 0)));
  }

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait(); // until the time limit of the test
    }
  }

  private long told(Class<? extends Event> kind) {
    return events.stream().filter(kind::isInstance).count();
  }

  private static OutgoingRequest message() {
    return OutgoingRequest.of(
        Method.MESSAGE, SipUri.parse("sip:0123@pbx.invalid"), NameAddr.of(at(5060)));
  }

  private List<Integer> ports(Line line) {
    return line.outward(message()).nextHops().stream().map(p -> p.address().getPort()).toList();
  }

  @Test
  void theProxyThatAnswersComesFirstAndTheOneThatRecoversComesBack() throws InterruptedException {
    var first = server(new Noting(IncomingRequest::replyDefault), 0);
    var second = server(new Noting(IncomingRequest::replyDefault), 0);
    var probe = Duration.ofMillis(200);
    var line =
        line(
            settings()
                .withProxies(
                    new LineProxies(
                        List.of(at(first), at(second)),
                        Set.of(),
                        Duration.ofMillis(300),
                        3,
                        probe)));
    assertThat(ports(line)).containsExactly(first, second);

    servers.getFirst().close();
    until(() -> told(Event.ProxySilent.class) == 1);
    assertThat(ports(line)).containsExactly(second, first);
    assertThat(lines.neighbours().getFirst().condition().words())
        .contains("silent since", "calls go to sip:127.0.0.1:" + second);

    server(new Noting(IncomingRequest::replyDefault), first);
    until(() -> told(Event.ProxyAnswers.class) == 1);
    assertThat(ports(line)).containsExactly(first, second);
    assertThat(lines.neighbours()).allMatch(neighbour -> neighbour.condition().well());
  }

  @Test
  void aRequestThatFindsAProxySilentIsEnoughToLoseIt() throws InterruptedException {
    var second = new Noting(IncomingRequest::replyDefault);
    var dead = server(new Noting(incoming -> {}), 0);
    servers.getFirst().close();
    var port = server(second, 0);
    var line =
        line(
            settings()
                .withProxies(
                    new LineProxies(
                        List.of(at(dead), at(port)),
                        Set.of(),
                        Duration.ofMillis(300),
                        3,
                        Duration.ZERO)));

    line.send(line.outward(message()), Duration.ofSeconds(10));

    assertThat(second.asked).hasSize(1);
    until(() -> told(Event.ProxySilent.class) == 1);
    assertThat(ports(line)).containsExactly(port, dead);
  }

  @Test
  void aLineRegistersWithItsPasswordAndTakesThatBackAtItsEnd() throws InterruptedException {
    var guard =
        new DigestServer(
            "pbx",
            DigestServer.Role.USER_AGENT,
            List.of(Algorithm.MD5),
            new byte[32],
            InstantSource.system(),
            user -> user.equals("trunk") ? Optional.of(Password.of("secret")) : Optional.empty());
    var registrar =
        new Noting(incoming -> {
          var request = incoming.request();
          switch (guard.check(request, incoming.source().address().getAddress())) {
            case Authentication.Unproven(_, var question) -> incoming.reply(question);
            case Authentication.Proven _ -> {
              var brief = request.expires().orElseThrow().equals(Duration.ofMinutes(1));
              incoming.reply(
                  brief
                      ? request.reply(423).with("Min-Expires", "120")
                      : request
                          .reply(200)
                          .with("Contact", request.header("Contact").orElseThrow() + ";expires=120")
                          .with("Service-Route", "<sip:edge.example;lr>"));
            }
          }
        });
    var port = server(registrar, 0);
    var silent = server(new Noting(IncomingRequest::replyDefault), 0);
    servers.getLast().close();
    var line =
        line(
            settings()
                .withEnrolment(
                    new LineEnrolment(
                        List.of(at(port), at(silent)),
                        SipUri.parse("sip:4900@pbx.example"),
                        "trunk",
                        Password.of("secret"),
                        Duration.ofMinutes(1),
                        Optional.of("um"))));

    until(() -> told(Event.LineEnrolled.class) == 1);
    assertThat(lines.neighbours())
        .extracting(Neighbour::condition)
        .allMatch(Neighbour.Condition::well);
    var last = registrar.asked.getLast();
    assertThat(last.expires()).contains(Duration.ofMinutes(2));
    assertThat(last.uri()).hasToString("sip:pbx.example");
    assertThat(last.header("Contact").orElseThrow()).startsWith("<sip:um@127.0.0.1:");
    assertThat(registrar.asked).extracting(Request::callId).containsOnly(last.callId());
    assertThat(line.outward(message()).dress().apply(last.withoutFirst("Contact")).routes())
        .extracting(route -> route.uri().toString())
        .containsExactly("sip:edge.example;lr");

    lines.close();

    assertThat(registrar.asked.getLast().expires()).contains(Duration.ZERO);
  }

  @Test
  void aLineThatIsRefusedSaysSoInWords() throws InterruptedException {
    var port = server(new Noting(incoming -> incoming.reply(403)), 0);
    line(
        settings()
            .withEnrolment(
                new LineEnrolment(
                    List.of(at(port)),
                    SipUri.parse("sip:4900@pbx.example"),
                    "trunk",
                    Password.of("wrong"),
                    LineEnrolment.EXPIRY,
                    Optional.empty())));

    until(() -> told(Event.LineNotEnrolled.class) == 1);
    assertThat(lines.neighbours().getFirst().condition().words()).contains("answers 403");
    assertThat(lines.neighbours().getFirst().condition().well()).isFalse();
  }
}
