package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.umbel.sip.dialog.Reliability;
import org.umbel.telephony.line.LineSession;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.part.Sipp;

/// What calls can do beyond beginning and ending, with SIPp at the other end: PRACK, UPDATE,
/// session timers, REFER, hold, offers in every place.
@Needs("sipp")
@Acceptance
class DialogFeaturesIT {
  private static final LineSession REFERRING =
      new LineSession(
          Duration.ZERO, true, true, false, false, Reliability.SUPPORTED, Duration.ZERO);

  private static LineSession timed(Duration interval) {
    return new LineSession(
        interval, false, true, false, false, Reliability.SUPPORTED, Duration.ZERO);
  }

  private static LineSession reliable(Reliability reliability) {
    return new LineSession(Duration.ZERO, false, true, false, false, reliability, Duration.ZERO);
  }

  private static Sipp.Outcome run(String steps, String number, Exchange exchange) {
    try (var ports = PortBlock.take()) {
      return Sipp.scenario(Steps.scenario(steps), ports)
          .withLimit(Duration.ofSeconds(100))
          .call(number, exchange.sip());
    }
  }

  @Test
  @Feature("LN-16")
  void aCallerWhoInsistsGetsReliableRinging() throws InterruptedException {
    try (var exchange = new Exchange(reliable(Reliability.SUPPORTED));
        var desk = new DeskPhone("4000", exchange)) {
      var outcome =
          run(
              Steps.invite("Require: 100rel", Steps.OFFER)
                  + Steps.RELIABLE_RINGING
                  + Steps.request("PRACK", 2, "RAck: [$1] 1 INVITE", "")
                  + Steps.response(200)
                  + Steps.ANSWER
                  + Steps.ack("")
                  + Steps.bye(3),
              "4000",
              exchange);

      assertThat(outcome.allGood()).as("%s", outcome).isTrue();
      assertThat(desk.nextCall().header("Supported")).isPresent();
    }
  }

  @Test
  @Feature("LN-16")
  void aCallerWithoutReliabilityIsRefusedWhereALineInsists() {
    try (var exchange = new Exchange(reliable(Reliability.REQUIRED))) {
      var outcome = run(Steps.invite("", Steps.OFFER) + Steps.refused(421), "5000", exchange);

      assertThat(outcome.allGood()).as("%s", outcome).isTrue();
      assertThat(outcome.messages()).contains("Require: 100rel");
    }
  }

  @Test
  @Feature("LN-16")
  void whatNobodyUnderstandsIsRefused420AndAPlaceThatIsNotThere481() {
    try (var exchange = new Exchange(LineSession.DEFAULT)) {
      var unknown =
          run(
              Steps.invite("Require: telepathy", Steps.OFFER) + Steps.refused(420),
              "5000",
              exchange);
      var nowhere =
          run(
              Steps.invite("Replaces: a@b;to-tag=1;from-tag=2", Steps.OFFER) + Steps.refused(481),
              "5000",
              exchange);

      assertThat(unknown.allGood()).as("%s", unknown).isTrue();
      assertThat(nowhere.allGood()).as("%s", nowhere).isTrue();
    }
  }

  @Test
  @Feature("LN-4")
  void anOfferMayComeInThe200AndItsAnswerInTheAck() {
    try (var exchange = new Exchange(LineSession.DEFAULT)) {
      var outcome =
          run(
              Steps.invite("", "") + Steps.ANSWER + Steps.ack(Steps.OFFER) + Steps.bye(2),
              "5000",
              exchange);

      assertThat(outcome.allGood()).as("%s", outcome).isTrue();
      assertThat(outcome.messages()).contains("m=audio");
    }
  }

  @Test
  @Feature("LN-16")
  void theSessionIsHeldByUpdateAndTheOldWay() {
    try (var exchange = new Exchange(LineSession.DEFAULT)) {
      var held = Steps.OFFER + "a=sendonly\n";
      var heldAsOfOld = Steps.OFFER.replace("c=IN IP4 [local_ip]", "c=IN IP4 0.0.0.0");
      var outcome =
          run(
              Steps.invite("", Steps.OFFER)
                  + Steps.ANSWER
                  + Steps.ack("")
                  + Steps.request("UPDATE", 2, "Contact: <sip:sipp@[local_ip]:[local_port]>", held)
                  + Steps.response(200)
                  + Steps.request(
                      "INVITE", 3, "Contact: <sip:sipp@[local_ip]:[local_port]>", heldAsOfOld)
                  + Steps.ANSWER
                  + Steps.request("ACK", 3, "", "")
                  + Steps.bye(4),
              "5000",
              exchange);

      assertThat(outcome.allGood()).as("%s", outcome).isTrue();
      assertThat(outcome.messages()).contains("a=recvonly");
    }
  }

  @Test
  @Feature("LN-9")
  void aCallerTransfersWhomItHasCalledToAnotherPhone() throws InterruptedException {
    try (var exchange = new Exchange(REFERRING);
        var first = new DeskPhone("4000", exchange);
        var second = new DeskPhone("4002", exchange)) {
      var outcome =
          run(
              Steps.invite("", Steps.OFFER)
                  + Steps.ANSWER
                  + Steps.ack("")
                  + Steps.request(
                      "REFER",
                      2,
                      "Contact: <sip:sipp@[local_ip]:[local_port]>\n"
                          + "Refer-To: <sip:4002@[remote_ip]:[remote_port]>",
                      "")
                  + Steps.response(202)
                  + Steps.served("NOTIFY") // 100
                  + Steps.served("NOTIFY") // 180
                  + Steps.served("NOTIFY") // 200
                  + Steps.served("BYE"),
              "4000",
              exchange);

      assertThat(outcome.allGood()).as("%s", outcome).isTrue();
      assertThat(outcome.messages())
          .contains("SIP/2.0 180 Ringing", "terminated;reason=noresource");
      assertThat(first.nextChange().bodyText()).contains("s=4002");
      second.nextDialog().bye();
      first.nextDialog();
    }
  }

  @Test
  @Feature("LN-9")
  void nobodyIsReferredByALineThatDoesNotAllowIt() {
    try (var exchange = new Exchange(LineSession.DEFAULT);
        var desk = new DeskPhone("4000", exchange)) {
      var outcome =
          run(
              Steps.invite("", Steps.OFFER)
                  + Steps.ANSWER
                  + Steps.ack("")
                  + Steps.request(
                      "REFER",
                      2,
                      "Contact: <sip:sipp@[local_ip]:[local_port]>\nRefer-To: <sip:4002@127.0.0.1>",
                      "")
                  + Steps.response(603)
                  + Steps.bye(3),
              "4000",
              exchange);

      assertThat(outcome.allGood()).as("%s", outcome).isTrue();
      assertThat(desk).isNotNull();
    }
  }

  @Test
  @Feature("LN-10")
  void aCallIsRefreshedByUpdateForAPeerThatKnowsNoTimers() {
    try (var exchange = new Exchange(timed(Duration.ofSeconds(90)))) {
      var outcome =
          run(
              Steps.invite("Allow: INVITE, ACK, BYE, CANCEL, UPDATE", Steps.OFFER)
                  + Steps.ANSWER
                  + Steps.ack("")
                  + Steps.served("UPDATE")
                  + Steps.bye(2),
              "5000",
              exchange);

      assertThat(outcome.allGood()).as("%s", outcome).isTrue();
      assertThat(outcome.messages()).contains("Session-Expires: 90;refresher=uas");
    }
  }

  @Test
  @Feature("LN-10")
  void aCallThatIsNotRefreshedIsEnded() {
    try (var exchange = new Exchange(LineSession.DEFAULT)) {
      var outcome =
          run(
              Steps.invite("Supported: timer\nSession-Expires: 90;refresher=uac", Steps.OFFER)
                  + Steps.ANSWER
                  + Steps.ack("")
                  + Steps.served("BYE"),
              "5000",
              exchange);

      assertThat(outcome.allGood()).as("%s", outcome).isTrue();
      assertThat(outcome.messages()).contains("Require: timer");
    }
  }
}
