package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.umbel.acceptance.Office.Manner;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.Sipp;

/// What calls can do beyond beginning and ending, with SIPp at the other end: hold, offers in every
/// place, what is refused, session timers.
@Needs("sipp")
@Acceptance
class DialogFeaturesIT {
  private static final String CONTACT = "Contact: <sip:sipp@[local_ip]:[local_port]>";

  /// Its audio is answered; of fax nothing is known here.
  private static final String FAX_TOO = Steps.OFFER + "m=image 40000 udptl t38\n";

  private static void assertGood(Sipp.Outcome outcome) {
    assertThat(outcome.allGood()).as("%s", outcome).isTrue();
  }

  @Test
  @Feature("LN-16")
  void aCallerWithoutReliabilityIsRefusedWhereALineInsists(Office office) {
    var outcome =
        office.call(Manner.INSISTING, "5000", Steps.invite("", Steps.OFFER) + Steps.refused(421));

    assertGood(outcome);
    assertThat(outcome.messages()).contains("Require: 100rel");
  }

  @Test
  @Feature("LN-16")
  void whatNobodyUnderstandsIsRefused420AndAPlaceThatIsNotThere481(Office office) {
    var unknown = Steps.invite("Require: telepathy", Steps.OFFER) + Steps.refused(420);
    var nowhere =
        Steps.invite("Replaces: a@b;to-tag=1;from-tag=2", Steps.OFFER) + Steps.refused(481);

    assertGood(office.call(Manner.PLAIN, "5000", unknown));
    assertGood(office.call(Manner.PLAIN, "5000", nowhere));
  }

  @Test
  void aNumberThatIsLongerThanAnyIsRefused414(Office office) {
    var steps = Steps.invite("", Steps.OFFER) + Steps.refused(414);

    assertGood(office.call(Manner.PLAIN, "5".repeat(2_100), steps));
  }

  @Test
  @Feature("LN-4")
  void anOfferMayComeInThe200AndItsAnswerInTheAck(Office office) {
    var outcome =
        office.call(
            Manner.PLAIN,
            "5000",
            Steps.invite("", "") + Steps.ANSWER + Steps.ack(Steps.OFFER) + Steps.bye(2));

    assertGood(outcome);
    assertThat(outcome.received("SIP/2.0 200").getFirst().rest()).contains("m=audio");
  }

  @Test
  @Feature("LN-4")
  void aChangeWithoutAnOfferIsOfferedAndAnsweredInTheAck(Office office) {
    var outcome =
        office.call(
            Manner.PLAIN,
            "5000",
            Steps.invite("", Steps.OFFER)
                + Steps.ANSWER
                + Steps.ack("")
                + Steps.request("INVITE", 2, CONTACT, "")
                + Steps.ANSWER
                + Steps.request("ACK", 2, "", Steps.offer("sendonly"))
                + Steps.bye(3));

    assertGood(outcome);
    assertThat(outcome.received("SIP/2.0 200").get(1).rest()).contains("m=audio");
  }

  @Test
  @Feature({"LN-4", "LN-16"})
  void theSessionIsHeldByUpdateAndByAnAddressOfZeros(Office office) {
    var heldAsOfOld = Steps.OFFER.replace("c=IN IP4 [local_ip]", "c=IN IP4 0.0.0.0");
    var outcome =
        office.call(
            Manner.PLAIN,
            "5000",
            Steps.invite("", Steps.OFFER)
                + Steps.ANSWER
                + Steps.ack("")
                + Steps.request("UPDATE", 2, CONTACT, Steps.offer("sendonly"))
                + Steps.response(200)
                + Steps.reinvite(3, Steps.offer("inactive"))
                + Steps.reinvite(4, heldAsOfOld)
                + Steps.bye(5));

    assertGood(outcome);
    var answers = outcome.received("SIP/2.0 200");
    assertThat(answers.get(1).rest()).contains("a=recvonly");
    assertThat(answers.get(2).rest()).contains("a=inactive");
  }

  @Test
  @Feature("LN-10")
  void aCallIsRefreshedByUpdateForAPeerThatKnowsNoTimers(Office office) {
    var phone = office.phone(Manner.PLAIN);
    var ends =
        office.call(
            Manner.TIMED,
            Steps.invite("Allow: INVITE, ACK, BYE, CANCEL, UPDATE", Steps.OFFER)
                + Steps.ANSWER
                + Steps.ack("")
                + Steps.served("UPDATE")
                + Steps.bye(2),
            phone,
            PhoneSteps.takes("a") + Steps.served("BYE"));

    var caller = ends.bothGood().caller();
    assertThat(caller.received("SIP/2.0 200").getFirst().rest())
        .contains("Session-Expires: 90;refresher=uas");
    assertThat(caller.received("UPDATE").getFirst().rest()).doesNotContain("m=audio");
  }

  @Test
  @Feature("LN-10")
  void aRefreshByInviteRepeatsWhatWasSaidLastEvenOfFax(Office office) {
    var phone = office.phone(Manner.PLAIN);
    var agreed = PhoneSteps.description("a") + "m=image 0 udptl t38\n";
    var ends =
        office.call(
            Manner.TIMED,
            Steps.invite("Allow: INVITE, ACK, BYE, CANCEL", Steps.OFFER)
                + Steps.ANSWER
                + Steps.ack("")
                + Steps.reinvite(2, FAX_TOO)
                + Steps.refreshed(FAX_TOO)
                + Steps.bye(3),
            phone,
            PhoneSteps.takes("a") + PhoneSteps.agrees("a", agreed) + Steps.served("BYE"));

    var caller = ends.bothGood().caller();
    var said = caller.received("SIP/2.0 200").get(1).description();
    assertThat(said).contains("m=image 0 udptl t38");
    assertThat(caller.received("INVITE").getFirst().description()).isEqualTo(said);
  }

  @Test
  @Feature("LN-10")
  void aCallThatIsNotRefreshedIsEnded(Office office) {
    var phone = office.phone(Manner.PLAIN);
    var ends =
        office.call(
            Manner.PLAIN,
            Steps.invite("Supported: timer\nSession-Expires: 90;refresher=uac", Steps.OFFER)
                + Steps.ANSWER
                + Steps.ack("")
                + Steps.served("BYE"),
            phone,
            PhoneSteps.takes("a") + Steps.served("BYE"));

    assertThat(ends.bothGood().caller().messages()).contains("Require: timer");
  }
}
