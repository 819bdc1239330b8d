package org.umbel.acceptance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.leave;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.umbel.domain.event.Journal;
import org.umbel.domain.health.Neighbour;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.InviteHandler;
import org.umbel.sip.InviteOutcome.Answered;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipHandler;
import org.umbel.sip.SipSettings;
import org.umbel.sip.auth.Password;
import org.umbel.sip.locate.DnsNames;
import org.umbel.sip.locate.DnsSettings;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.LineEnrolment;
import org.umbel.telephony.line.LineHandler;
import org.umbel.telephony.line.LineSettings;
import org.umbel.telephony.line.LineTransport;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneLine;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.Part;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// Something dies, and calls go on by what is left: the packaged server behind a balancer, and the
/// rooms that call out against a real name server, real gateways and a real registrar.
@Needs({"kamailio", "sipp", "dnsmasq"})
@ExtendWith(LogsOnFailure.class)
@Timeout(240)
class FailOverIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(2));
  private static final String BOX = "4000";
  private static final String PIN = "739152";
  private static final int ROUNDS = 5; // calls until a balancer must have found a server again

  @Test
  @Feature("VT-2")
  void theCallsOfAServerThatDiesAreTakenByTheOther() throws InterruptedException {
    try (var first = UmbelServer.serve(SharedServer.configuration());
        var second = UmbelServer.serve(SharedServer.configuration());
        var balancer =
            Part.start("balancer", Map.of("SERVERS", address(first) + " " + address(second)));
        var caller = Phone.open(PhoneLine.of("+4930555123", balancer.ports().address(0)))) {
      leave(caller, BOX, MESSAGE);
      first.inbox(BOX, PIN).await(1);

      first.kill(); // the balancer does not know yet: the call finds out while it is set up
      leave(caller, BOX, MESSAGE);
      second.inbox(BOX, PIN).await(1);

      first.startAgain();
      for (int i = 0; i < ROUNDS && first.inbox(BOX, PIN).list().size() < 2; i++) {
        leave(caller, BOX, MESSAGE);
      }
      first.inbox(BOX, PIN).await(2);
    }
  }

  private static String address(UmbelServer server) {
    return server.sip().getAddress().getHostAddress() + ":" + server.sip().getPort();
  }

  @Test
  void aGatewayOfTheNameServersListThatDiesIsReplacedWithinTheConnectTimer() {
    try (var first = Part.start("gateway", Map.of());
        var second = Part.start("gateway", Map.of());
        var names = Part.start("names", Map.of("RECORDS", records(first, second)));
        var endpoint = endpoint(names)) {
      assertThat(called(endpoint)).isEqualTo(first.ports().at(0));

      first.halt();
      long start = System.nanoTime();
      assertThat(called(endpoint)).isEqualTo(second.ports().at(0));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
      start = System.nanoTime();
      assertThat(called(endpoint)).isEqualTo(second.ports().at(0));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));

      first.start();
      var alive = SipUri.parse("sip:127.0.0.1:" + first.ports().at(0));
      endpoint.send(
          OutgoingRequest.of(Method.OPTIONS, alive, NameAddr.of(alive)), Duration.ofSeconds(10));
      assertThat(called(endpoint)).as("it is used again").isEqualTo(first.ports().at(0));
    }
  }

  private static String records(Part first, Part second) {
    return """
    naptr-record=gateways.test,10,10,s,SIP+D2U,,_sip._udp.gateways.test
    srv-host=_sip._udp.gateways.test,first.gateways.test,%d,1,10
    srv-host=_sip._udp.gateways.test,second.gateways.test,%d,2,10
    host-record=first.gateways.test,127.0.0.1
    host-record=second.gateways.test,127.0.0.1
    """
        .formatted(first.ports().at(0), second.ports().at(0));
  }

  private static SipEndpoint endpoint(Part names) {
    var dns = DnsSettings.DEFAULT.withServers(List.of(names.ports().address(0)));
    var settings =
        SipSettings.at(ListenPoint.udp("127.0.0.1", 0)).withNames(DnsNames.remembered(dns));
    return SipEndpoint.start(settings, new SipHandler() {}, SipListener.NONE);
  }

  /// Calls the gateways and hangs up.
  ///
  /// @return the port of the one that answered
  private static int called(SipEndpoint endpoint) {
    var uri = SipUri.parse("sip:0123@gateways.test");
    var me = NameAddr.of(SipUri.parse("sip:4000@127.0.0.1"));
    var invite =
        OutgoingRequest.of(Method.INVITE, uri, me)
            .dressed(plain -> plain.withBody(MediaType.SDP, "v=0\r\n".getBytes(US_ASCII)));
    var outcome = endpoint.invite(invite, InviteHandler.NONE).await(Duration.ofSeconds(20));
    assertThat(outcome).isInstanceOf(Answered.class);
    var dialog = ((Answered) outcome).dialog();
    dialog.bye();
    return dialog.peer().address().getPort();
  }

  /// Notes who calls and is busy.
  private static final class Busy implements LineHandler {
    final BlockingQueue<String> called = new LinkedBlockingQueue<>();

    @Override
    public void onInvite(Line line, IncomingInvite invite) {
      called.add(invite.request().uri().toString());
      invite.reject(603);
    }

    @Override
    public void onRequest(Line line, IncomingRequest request) {
      request.replyDefault();
    }

    @Override
    public void onClosing(Line line) {}
  }

  @Test
  void aLineThatRegistersAtThePbxIsCalledThroughIt() throws InterruptedException {
    var busy = new Busy();
    try (var pbx = Part.start("kamailio", Map.of("UM", "127.0.0.1:9"));
        var lines = lines(busy, _ -> {})) {
      lines.apply(List.of(registering(pbx)));
      Await.until("registered", Calling.PATIENCE, () -> enrolled(lines));

      try (var caller = Phone.open(PhoneLine.of("1000", pbx.ports().address(0)))) {
        caller.dial("4900");
      }

      assertThat(busy.called.poll(10, TimeUnit.SECONDS)).startsWith("sip:um@127.0.0.1:");
      assertThat(lines.neighbours())
          .extracting(Neighbour::name)
          .singleElement()
          .asString()
          .contains("sip:4900@example.test");
    }
  }

  private static Lines lines(LineHandler handler, Journal journal) {
    return new Lines(
        handler,
        Set.of(Method.INVITE, Method.ACK, Method.CANCEL, Method.BYE, Method.OPTIONS),
        _ -> SipListener.NONE,
        Duration.ZERO,
        journal,
        InstantSource.system(),
        DnsNames.remembered(DnsSettings.DEFAULT));
  }

  private static boolean enrolled(Lines lines) {
    return lines.neighbours().stream().allMatch(neighbour -> neighbour.condition().well());
  }

  private static LineSettings registering(Part pbx) {
    var registrar = SipUri.parse("sip:127.0.0.1:" + pbx.ports().at(0) + ";transport=tcp");
    var transport =
        LineTransport.at(ListenPoint.udp("127.0.0.1", 0), ListenPoint.tcp("127.0.0.1", 0));
    return LineSettings.of("trunk", transport)
        .withEnrolment(
            new LineEnrolment(
                List.of(registrar),
                SipUri.parse("sip:4900@example.test"),
                "4900",
                Password.of("secret"),
                LineEnrolment.EXPIRY,
                Optional.of("um")));
  }
}
