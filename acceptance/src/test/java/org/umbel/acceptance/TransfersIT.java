package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.phone;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.speech.VoiceBoxOf;
import org.umbel.sip.dialog.Reliability;
import org.umbel.telephony.line.LineSession;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneCall;
import org.umbel.telephony.phone.PhoneLine;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.Linphone;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.part.Sipp;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// Phones of two makes that transfer their callers, and SIPp in the places that phones do not
/// reach: a call that takes the place of another, a voice box that is passed on, a caller that is
/// referred.
@Needs({"baresip", "linphonec", "sipp"})
@Acceptance
class TransfersIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(3));
  private static final LineSession REFERRING =
      new LineSession(
          Duration.ZERO, true, true, false, false, Reliability.SUPPORTED, Duration.ZERO);

  private static UmbelServer server;

  @BeforeAll
  static void start() {
    server =
        UmbelServer.serveLines(ports ->
            """
            lines: [{name: main, listen: ["udp 127.0.0.1:%d"], session: {refer-in: true}}]
            """
                    .formatted(ports.at(0))
                + SharedServer.configuration().replace("ring-time: 3 s", "ring-time: 20 s"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String uri(String number) {
    return "sip:%s@127.0.0.1:%d".formatted(number, server.sip().getPort());
  }

  /// A phone that says a message some time after it was answered.
  private static Baresip target(String number, Duration later, String answer) {
    var speech = Sound.silence(later).then(MESSAGE);
    var phone =
        Baresip.start(number, "phone-" + number, server.sip(), speech, Map.of("ANSWER", answer));
    phone.awaitRegistered();
    return phone;
  }

  private static Linphone desk(String number) {
    var phone = Linphone.start(number, "phone-" + number, server.sip(), Map.of());
    phone.awaitRegistered();
    return phone;
  }

  /// Who talks to it waits while it calls somebody else.
  private static void hold(Linphone phone) {
    phone.awaitPrinted("Media streams established");
    phone.type("pause");
    phone.awaitPrinted("paused");
  }

  private static void hearEachOther(PhoneCall call, Baresip target) throws InterruptedException {
    Talk.with(call).hearsAll(MESSAGE);
    call.say(Calling.buffer(MESSAGE));
    call.hangUp();
    target.awaitEvent("CALL_CLOSED");
    var match = MESSAGE.in(target.heard());
    assertThat(match.same()).as(match.toString()).isTrue();
  }

  @Test
  @Feature("LN-9")
  void aPhoneTransfersItsCallerToANumber() throws InterruptedException {
    try (var anna = target("4010", Duration.ofMinutes(1), "auto");
        var ben = target("4011", Duration.ofSeconds(2), "auto");
        var phone = phone(server, "1000");
        var call = answered(phone.dial("4010"))) {
      anna.awaitEvent("CALL_ESTABLISHED");

      anna.transfer(uri("4011"));

      ben.awaitEvent("CALL_ESTABLISHED");
      anna.awaitEvent("CALL_CLOSED");
      hearEachOther(call, ben);
    }
  }

  @Test
  @Feature({"LN-9", "ST-6"})
  void aPhoneTransfersItsCallerToSomebodyWithoutAPhone() throws InterruptedException {
    try (var anna = target("4019", Duration.ofMinutes(1), "auto");
        var phone = phone(server, "1000");
        var call = answered(phone.dial("4019"))) {
      anna.awaitEvent("CALL_ESTABLISHED");

      anna.transfer(uri("4020"));

      anna.awaitEvent("CALL_CLOSED");
      Talk.with(call).hears(new VoiceBoxOf("4020"));
      Calling.leave(call, MESSAGE);
      call.hangUp();
      var kept = server.inbox("4020", "739152").awaitSound();
      assertThat(MESSAGE.in(kept).same()).isTrue();
    }
  }

  @Test
  @Feature("LN-9")
  void aPhoneJoinsItsCallerWithWhoItHasAsked() throws InterruptedException {
    try (var anna = desk("4012");
        var ben = target("4013", Duration.ofSeconds(7), "auto");
        var phone = phone(server, "1000");
        var call = answered(phone.dial("4012"))) {
      hold(anna);
      anna.type("call " + uri("4013"));
      ben.awaitEvent("CALL_ESTABLISHED");
      anna.awaitPrinted("Call 2 with " + uri("4013") + " connected.");

      anna.type("transfer 1 --to-call 2");

      hearEachOther(call, ben);
    }
  }

  @Test
  @Feature("LN-9")
  void aPhoneLeavesItsCallerToWhoStillRings() throws InterruptedException {
    try (var anna = desk("4014");
        var ben = target("4015", Duration.ofSeconds(3), "manual");
        var phone = phone(server, "1000");
        var call = answered(phone.dial("4014"))) {
      hold(anna);
      anna.type("call " + uri("4015"));
      ben.awaitEvent("CALL_INCOMING");
      anna.awaitPrinted("Call 2 to " + uri("4015") + " ringing.");

      anna.type("transfer 1 --to-call 2");
      anna.awaitPrinted("Call 2 with " + uri("4015") + " error."); // it was taken over
      ben.answer();

      hearEachOther(call, ben);
    }
  }

  @Test
  @Feature("LN-9")
  void aCallTakesThePlaceOfOneThatTalksToABox() {
    var newcomer = "other///[call_id]"; // SIPp takes what follows for its call
    var outcome =
        run(
            Steps.invite("", Steps.OFFER)
                + """
                <recv response="100" optional="true"/>
                <recv response="200" rrs="true"><action>
                  <ereg regexp="tag=([^;]*)" search_in="hdr" header="To:" assign_to="1,2"/>
                  <log message="[$1]"/>
                </action></recv>
                """
                + Steps.ack("")
                + Steps.invite(
                        "Replaces: [call_id];to-tag=[$2];from-tag=[pid]c[call_number]", Steps.OFFER)
                    .replace("Call-ID: [call_id]", "Call-ID: " + newcomer)
                + Steps.ANSWER
                + Steps.ack("").replace("Call-ID: [call_id]", "Call-ID: " + newcomer)
                + Steps.served("BYE")
                + Steps.bye(2).replace("Call-ID: [call_id]", "Call-ID: " + newcomer),
            "4016",
            server.sip());

    assertThat(outcome.allGood()).as("%s", outcome).isTrue();
  }

  @Test
  @Feature("LN-9")
  void aBoxIsPassedOnToAPhone() {
    try (var ben = target("4017", Duration.ZERO, "auto")) {
      var outcome =
          run(
              Steps.invite("", Steps.OFFER)
                  + Steps.ANSWER
                  + Steps.ack("")
                  + Steps.request(
                      "REFER",
                      2,
                      "Contact: <sip:sipp@[local_ip]:[local_port]>\nRefer-To: <%s>"
                          .formatted(uri("4017")),
                      "")
                  + Steps.response(202)
                  + reportedUntilBye(),
              "4018",
              server.sip());

      assertThat(outcome.allGood()).as("%s", outcome).isTrue();
      assertThat(outcome.messages()).contains("SIP/2.0 200 OK", "terminated;reason=noresource");
      ben.awaitEvent("CALL_ESTABLISHED");
      ben.awaitEvent("CALL_CLOSED", Duration.ofSeconds(60)); // when the box has heard enough
      assertThat(ben.heard().sounding().duration()).isGreaterThan(Duration.ofMillis(500));
    }
  }

  /// Answers any number of NOTIFYs, and the BYE that follows.
  private static String reportedUntilBye() {
    return "<label id=\"1\"/>\n<recv request=\"NOTIFY\" optional=\"true\" next=\"2\"/>\n"
        + "<recv request=\"BYE\" next=\"3\"/>\n"
        + "<label id=\"2\"/>\n"
        + Steps.served("NOTIFY")
            .replace("<recv request=\"NOTIFY\"/>", "")
            .replace("<send>", "<send next=\"1\">")
        + "<label id=\"3\"/>\n"
        + Steps.served("BYE").replace("<recv request=\"BYE\"/>", "");
  }

  @Test
  @Feature("LN-9")
  void aConversationRefersItsCaller() {
    try (var exchange = passingOn()) {
      var outcome =
          run(
              Steps.invite("", Steps.OFFER)
                  + Steps.ANSWER
                  + Steps.ack("")
                  + Steps.served("REFER").replace("200 OK", "202 Accepted")
                  + notify(2, "active", "100 Trying")
                  + Steps.response(200)
                  + notify(3, "terminated;reason=noresource", "200 OK")
                  + Steps.response(200)
                  + Steps.served("BYE"),
              "5000",
              exchange.sip());

      assertThat(outcome.allGood()).as("%s", outcome).isTrue();
      assertThat(outcome.messages()).contains("Refer-To: <sip:4002@");
    }
  }

  /// Its conversation passes the caller on.
  private static Exchange passingOn() {
    return new Exchange(REFERRING, call -> call.transfer(new PhoneNumber("4002")));
  }

  private static String notify(int number, String state, String fragment) {
    return Steps.request(
            "NOTIFY",
            number,
            "Contact: <sip:sipp@[local_ip]:[local_port]>\nEvent: refer\nSubscription-State: "
                + state,
            "SIP/2.0 " + fragment + "\n")
        .replace("application/sdp", "message/sipfrag;version=2.0");
  }

  @Test
  @Feature("LN-9")
  void aCallerWhoRefusesToBeReferredIsConnectedHere() throws InterruptedException {
    try (var exchange = passingOn();
        var ben = Phone.open(PhoneLine.of("4002", exchange.sip()).withPassword(Exchange.SECRET))) {
      ben.register();
      var talking = Thread.startVirtualThread(() -> answerOnce(ben));
      var outcome =
          run(
              Steps.invite("", Steps.OFFER)
                  + Steps.ANSWER
                  + Steps.ack("")
                  + Steps.served("REFER").replace("200 OK", "603 Decline")
                  + """
                  <recv request="INVITE"/>
                  <send retrans="500"><![CDATA[
                  SIP/2.0 200 OK
                  [last_Via:]
                  [last_From:]
                  [last_To:]
                  [last_Call-ID:]
                  [last_CSeq:]
                  Contact: <sip:sipp@[local_ip]:[local_port]>
                  Content-Type: application/sdp
                  Content-Length: [len]

                  """
                  + Steps.OFFER
                  + """
                  ]]></send>
                  <recv request="ACK"/>
                  """
                  + Steps.bye(2),
              "5000",
              exchange.sip());

      assertThat(outcome.allGood()).as("%s", outcome).isTrue();
      talking.join();
    }
  }

  private static void answerOnce(Phone phone) {
    try {
      phone
          .nextCall(Calling.PATIENCE)
          .orElseThrow()
          .answer()
          .orElseThrow()
          .awaitEnd(Calling.PATIENCE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Sipp.Outcome run(String steps, String number, InetSocketAddress where) {
    try (var ports = PortBlock.take()) {
      return Sipp.scenario(Steps.scenario(steps), ports).call(number, where);
    }
  }
}
