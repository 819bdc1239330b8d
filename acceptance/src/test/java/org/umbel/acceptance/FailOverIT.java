package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.leave;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneLine;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.LogsOnFailure;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.Part;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// Something dies, and calls go on by what is left: the server behind a balancer, before gateways
/// that a name server knows, and at a registrar.
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
      Await.until(
          "the first takes calls again",
          Calling.PATIENCE,
          () -> first.inbox(BOX, PIN).list().size() >= 2);
    }
  }

  private static String address(UmbelServer server) {
    return server.sip().getAddress().getHostAddress() + ":" + server.sip().getPort();
  }

  @Test
  @Feature({"LN-5", "LN-7", "HA-3"})
  void theFirstOfTheProxiesThatAnswersIsCalledAndItsHealthIsSaid() {
    try (var first = Part.start("gateway", Map.of());
        var second = Part.start("gateway", Map.of());
        var server =
            UmbelServer.serveLines(
                ports -> behind(ports, "[\"%s\", \"%s\"]".formatted(at(first), at(second)), ""));
        var caller = Phone.open(PhoneLine.of("1000", server.sip()))) {
      answersSoon(caller);

      first.halt(); // the server does not know yet: the call finds out while it is set up
      answersSoon(caller);
      Await.until("it is said", Calling.PATIENCE, () -> silent(server));

      first.start();
      Await.until("it is used again", Duration.ofSeconds(60), () -> !silent(server));
      second.halt();
      answersSoon(caller);
    }
  }

  @Test
  @Feature("LN-5")
  void theServersOfANameAreTriedInTheOrderOfTheNameServer() {
    try (var first = Part.start("gateway", Map.of());
        var second = Part.start("gateway", Map.of());
        var names = Part.start("names", Map.of("RECORDS", records(first, second)));
        var server = UmbelServer.serveLines(ports -> behind(ports, "[gateways.test]", at(names)));
        var caller = Phone.open(PhoneLine.of("1000", server.sip()))) {
      answersSoon(caller);

      first.halt();
      answersSoon(caller);

      first.start();
      second.halt();
      answersSoon(caller);
    }
  }

  private static String at(Part part) {
    return "127.0.0.1:" + part.ports().at(0);
  }

  /// Calls the station by way of the gateways, and hangs up.
  private static void answersSoon(Phone caller) {
    long start = System.nanoTime();
    Calling.answered(caller.dial("4000")).close();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as("the connect timer, and some more")
        .isLessThan(Duration.ofSeconds(5));
  }

  private static boolean silent(UmbelServer server) {
    return server.page("/health").contains("silent since");
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

  /// Somebody whose phone is behind these proxies.
  private static String behind(PortBlock ports, String proxies, String nameServer) {
    return """
    ring-time: 15 s
    sip: {name-servers: [%s]}
    lines:
      - name: main
        listen: ["udp 127.0.0.1:%d"]
        proxies: {servers: %s, probe: 1 s}
    people:
      - extension: "4000"
        name: Far Away
        stations: [{name: far, address: "sip:4000@far.test", use-proxy: true}]
    """
        .formatted(nameServer.isEmpty() ? "" : '"' + nameServer + '"', ports.at(0), proxies);
  }

  @Test
  @Feature("HA-3")
  void aServerThatRegistersAtThePbxIsCalledThroughIt() throws InterruptedException {
    try (var pbx = Part.start("kamailio", Map.of("UM", "127.0.0.1:9"));
        var server = UmbelServer.serveLines(ports -> registering(ports, pbx));
        var caller = Phone.open(PhoneLine.of("1000", pbx.ports().address(0)))) {
      Await.until(
          "registered", Calling.PATIENCE, () -> server.page("/health").contains("until 20"));

      leave(Calling.answered(caller.dial("4900")), MESSAGE);

      server.inbox(BOX, PIN).await(1);
    }
  }

  private static String registering(PortBlock ports, Part pbx) {
    return SharedServer.configuration()
        + """
        lines:
          - name: trunk
            listen: ["udp 127.0.0.1:%1$d", "tcp 127.0.0.1:%1$d"]
            register:
              registrars: ["tcp 127.0.0.1:%2$d"]
              address: sip:4900@example.test
              user: "4900"
              password: secret
              contact-user: "%3$s"
        """
            .formatted(ports.at(0), pbx.ports().at(0), BOX);
  }
}
