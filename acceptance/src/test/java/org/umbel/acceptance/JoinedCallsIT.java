package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.umbel.acceptance.Office.Manner;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.Sipp;

/// What two parties can do whom the server has joined, each of them SIPp: forked answers, early
/// media, changes that cross, offers that come late.
@Needs("sipp")
@Acceptance
class JoinedCallsIT {
  private static final int FOLLOWED = 20; // early dialogs of one INVITE
  private static final String PLAIN_CALL =
      Steps.invite("", Steps.OFFER) + Steps.ANSWER + Steps.ack("");

  private static Duration between(Sipp.Outcome.Message one, Sipp.Outcome.Message other) {
    return Duration.between(one.at(), other.at());
  }

  @Test
  @Feature("LN-16")
  void aCallerWhoInsistsGetsReliableRinging(Office office) {
    office
        .call(
            Manner.PLAIN,
            Steps.invite("Require: 100rel", Steps.OFFER)
                + Steps.RELIABLE_RINGING
                + Steps.request("PRACK", 2, "RAck: [$1] 1 INVITE", "")
                + Steps.response(200)
                + Steps.ANSWER
                + Steps.ack("")
                + Steps.bye(3),
            office.phone(Manner.PLAIN),
            PhoneSteps.CALLED
                + PhoneSteps.answers(180, "a", "", "")
                + PhoneSteps.answers(200, "a", "", PhoneSteps.description("a"))
                + PhoneSteps.ACKNOWLEDGED
                + Steps.served("BYE"))
        .bothGood();
  }

  @Test
  @Feature("LN-16")
  void ofTwoPhonesThatAnswerTheSecondIsAcknowledgedAndHungUp(Office office) {
    var ends =
        office.call(
            Manner.PLAIN,
            PLAIN_CALL + Steps.served("BYE"),
            office.phone(Manner.PLAIN),
            PhoneSteps.CALLED
                + PhoneSteps.answers(180, "one", "", "")
                + PhoneSteps.answers(180, "two", "", "")
                + PhoneSteps.answers(200, "one", "", PhoneSteps.description("one"))
                + PhoneSteps.ACKNOWLEDGED
                + PhoneSteps.answers(200, "two", "", PhoneSteps.description("two"))
                + PhoneSteps.ACKNOWLEDGED
                + Steps.served("BYE")
                + PhoneSteps.bye(1, "one"));

    var phone = ends.bothGood().phone();
    assertThat(phone.received("ACK").getLast().rest()).contains(";tag=two");
    assertThat(phone.received("BYE").getFirst().rest()).contains(";tag=two");
    assertThat(ends.caller().received("SIP/2.0 200").getFirst().rest()).contains("s=one");
  }

  @Test
  @Feature("LN-16")
  void ofTheManyPhonesBehindAProxyTwentyAreFollowedAndAnyMayAnswer(Office office) {
    var ringing = new StringBuilder(PhoneSteps.CALLED);
    for (int i = 1; i <= FOLLOWED + 2; i++) {
      ringing.append(PhoneSteps.answers(183, "t" + i, "Require: 100rel\nRSeq: 1", ""));
      if (i <= FOLLOWED) {
        ringing.append(Steps.served("PRACK"));
      }
    }
    var last = "t" + (FOLLOWED + 2);
    var ends =
        office.call(
            Manner.PLAIN,
            PLAIN_CALL + Steps.served("BYE"),
            office.phone(Manner.PLAIN),
            ringing
                + PhoneSteps.answers(200, last, "", PhoneSteps.description(last))
                + PhoneSteps.ACKNOWLEDGED
                + PhoneSteps.bye(1, last));

    assertThat(ends.bothGood().phone().received("PRACK")).hasSize(FOLLOWED);
    assertThat(ends.caller().received("SIP/2.0 200").getFirst().rest()).contains("s=" + last);
  }

  @Test
  @Feature("LN-16")
  void whatAPhonePlaysBeforeItAnswersReachesTheCallerReliably(Office office) {
    var ends =
        office.call(
            Manner.PLAIN,
            Steps.invite("Supported: 100rel", Steps.OFFER)
                + Steps.RELIABLE_RINGING.replace("180", "183")
                + Steps.request("PRACK", 2, "RAck: [$1] 1 INVITE", "")
                + Steps.response(200)
                + Steps.ANSWER
                + Steps.ack("")
                + Steps.served("BYE"),
            office.phone(Manner.PLAIN),
            PhoneSteps.CALLED
                + PhoneSteps.answers(
                    183, "a", "Require: 100rel\nRSeq: 7", PhoneSteps.description("music"))
                + Steps.served("PRACK")
                + PhoneSteps.answers(200, "a", "", PhoneSteps.description("music"))
                + PhoneSteps.ACKNOWLEDGED
                + PhoneSteps.bye(1, "a"));

    var caller = ends.bothGood().caller();
    assertThat(caller.received("SIP/2.0 183").getFirst().rest()).contains("s=music");
    assertThat(ends.phone().received("PRACK").getFirst().rest()).contains("RAck: 7 1 INVITE");
  }

  @Test
  @Feature("LN-4")
  void whoCallsWithoutAnOfferGetsThePhonesAndThePhoneTheAnswer(Office office) {
    var ends =
        office.call(
            Manner.PLAIN,
            Steps.invite("", "") + Steps.ANSWER + Steps.ack(Steps.OFFER) + Steps.bye(2),
            office.phone(Manner.PLAIN),
            PhoneSteps.takes("phone") + Steps.served("BYE"));

    var phone = ends.bothGood().phone();
    assertThat(phone.received("INVITE").getFirst().rest()).doesNotContain("m=audio");
    assertThat(phone.received("ACK").getFirst().rest()).contains("s=sipp");
    assertThat(ends.caller().received("SIP/2.0 200").getFirst().rest()).contains("s=phone");
  }

  @Test
  @Feature("LN-4")
  void aLineMayCallAndChangeWithoutAnOffer(Office office) {
    var ends =
        office.call(
            Manner.PLAIN,
            PLAIN_CALL
                + Steps.request("INVITE", 2, "Contact: <sip:sipp@[local_ip]:[local_port]>", "")
                + Steps.ANSWER
                + Steps.request("ACK", 2, "", Steps.offer("sendonly"))
                + Steps.served("BYE"),
            office.phone(Manner.DELAYED),
            PhoneSteps.takes("phone")
                + PhoneSteps.agrees("phone", PhoneSteps.description("later"))
                + PhoneSteps.bye(1, "phone"));

    var phone = ends.bothGood().phone();
    var invites = phone.received("INVITE");
    assertThat(invites).allSatisfy(i -> assertThat(i.rest()).doesNotContain("m=audio"));
    assertThat(phone.received("ACK").get(0).rest()).contains("s=sipp");
    assertThat(phone.received("ACK").get(1).rest()).contains("a=sendonly");
    assertThat(ends.caller().received("SIP/2.0 200").get(1).rest()).contains("s=later");
  }

  @Test
  @Feature("LN-4")
  void whereALineChangesWithOffersOnlyAPhoneIsOfferedWhatTheCallerAnswers(Office office) {
    var ends =
        office.call(
            Manner.PLAIN,
            PLAIN_CALL
                + Steps.request("INVITE", 2, "Contact: <sip:sipp@[local_ip]:[local_port]>", "")
                + Steps.ANSWER
                + Steps.request("ACK", 2, "", Steps.offer("sendonly"))
                + Steps.served("BYE"),
            office.phone(Manner.PLAIN),
            PhoneSteps.takes("phone")
                + PhoneSteps.agrees("phone", PhoneSteps.description("phone", "recvonly"))
                + PhoneSteps.bye(1, "phone"));

    assertThat(ends.bothGood().phone().received("INVITE").getLast().rest()).contains("a=sendonly");
    assertThat(ends.caller().received("SIP/2.0 200").get(1).rest()).contains("s=phone");
  }

  @Test
  @Feature("LN-4")
  void holdOfEachStyleReachesTheOtherParty(Office office) {
    var zeros = Steps.OFFER.replace("c=IN IP4 [local_ip]", "c=IN IP4 0.0.0.0");
    var ends =
        office.call(
            Manner.PLAIN,
            PLAIN_CALL
                + Steps.reinvite(2, Steps.offer("sendonly"))
                + Steps.reinvite(3, Steps.offer("inactive"))
                + Steps.reinvite(4, zeros)
                + Steps.bye(5),
            office.phone(Manner.PLAIN),
            PhoneSteps.takes("a")
                + PhoneSteps.agrees("a", PhoneSteps.description("a", "recvonly"))
                + PhoneSteps.agrees("a", PhoneSteps.description("a", "inactive"))
                + PhoneSteps.agrees("a", PhoneSteps.description("a"))
                + Steps.served("BYE"));

    var changes = ends.bothGood().phone().received("INVITE");
    assertThat(changes.get(1).rest()).contains("a=sendonly");
    assertThat(changes.get(2).rest()).contains("a=inactive");
    assertThat(changes.get(3).rest()).contains("c=IN IP4 0.0.0.0");
    assertThat(ends.caller().received("SIP/2.0 200").get(1).rest()).contains("a=recvonly");
  }

  @Test
  @Feature({"LN-4", "LN-7"})
  void aChangeThatCrossesThePhonesOwnIsTriedAgainAfterTheRfcsPause(Office office) {
    var ends =
        office.call(
            Manner.PLAIN,
            PLAIN_CALL + Steps.reinvite(2, Steps.offer("sendonly")) + Steps.bye(3),
            office.phone(Manner.PLAIN),
            PhoneSteps.takes("a")
                + PhoneSteps.CHANGED
                + PhoneSteps.answersChange(491, "a", "")
                + PhoneSteps.ACKNOWLEDGED
                + PhoneSteps.agrees("a", PhoneSteps.description("a", "recvonly"))
                + Steps.served("BYE"));

    var phone = ends.bothGood().phone();
    var refused = phone.received("ACK").get(1);
    assertThat(between(refused, phone.received("INVITE").getLast()))
        .isBetween(Duration.ofMillis(2_000), Duration.ofMillis(4_900)); // 2.1 to 4 s
  }

  @Test
  @Feature({"LN-4", "LN-7"})
  void aPhonesChangeThatCrossesOursIsRefused491AndTakenLater(Office office) {
    var own = PhoneSteps.request("INVITE", 1, "a", PhoneSteps.description("a"));
    var ends =
        office.call(
            Manner.PLAIN,
            PLAIN_CALL + Steps.reinvite(2, Steps.offer("sendonly")) + Steps.served("BYE"),
            office.phone(Manner.PLAIN),
            PhoneSteps.takes("a")
                + PhoneSteps.CHANGED
                + own
                + Steps.response(491)
                + PhoneSteps.request("ACK", 1, "a", "").replace("[branch]", "[branch-2]")
                + PhoneSteps.answersChange(200, "a", PhoneSteps.description("a"))
                + PhoneSteps.ACKNOWLEDGED
                + own.replace("CSeq: 1 ", "CSeq: 2 ")
                + Steps.ANSWER
                + PhoneSteps.request("ACK", 2, "a", "")
                + PhoneSteps.bye(3, "a"));

    assertThat(ends.bothGood().phone().received("SIP/2.0 200")).hasSize(2);
  }

  @Test
  @Feature("LN-7")
  void aPhoneOfALineThatWaitsIsLeftAloneBeforeItsCallIsChanged(Office office) {
    var ends =
        office.call(
            Manner.PLAIN,
            PLAIN_CALL + Steps.reinvite(2, Steps.offer("sendonly")) + Steps.bye(3),
            office.phone(Manner.SLOW),
            PhoneSteps.takes("a")
                + PhoneSteps.agrees("a", PhoneSteps.description("a", "recvonly"))
                + Steps.served("BYE"));

    var phone = ends.bothGood().phone();
    assertThat(between(phone.received("ACK").getFirst(), phone.received("INVITE").getLast()))
        .isBetween(Duration.ofMillis(950), Duration.ofMillis(1_900));
  }

  @Test
  @Feature("LN-9")
  void aCallerTransfersWhomItHasCalledToAnotherPhone(Office office)
      throws InterruptedException, ExecutionException {
    var first = office.phone(Manner.PLAIN);
    var second = office.phone(Manner.PLAIN);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var taken =
          executor.submit(() ->
              Office.take(
                  second,
                  PhoneSteps.CALLED
                      + PhoneSteps.answers(180, "second", "", "")
                      + PhoneSteps.answers(200, "second", "", PhoneSteps.description("second"))
                      + PhoneSteps.ACKNOWLEDGED
                      + Steps.served("BYE")));
      var ends =
          office.call(
              Manner.REFERRING,
              PLAIN_CALL
                  + Steps.request(
                      "REFER",
                      2,
                      "Contact: <sip:sipp@[local_ip]:[local_port]>\n"
                          + "Refer-To: <sip:%s@[remote_ip]:[remote_port]>"
                              .formatted(second.number()),
                      "")
                  + Steps.response(202)
                  + Steps.served("NOTIFY") // 100
                  + Steps.served("NOTIFY") // 180
                  + Steps.served("NOTIFY") // 200
                  + Steps.served("BYE"),
              first,
              PhoneSteps.takes("first")
                  + PhoneSteps.agrees("first", PhoneSteps.description("first"))
                  + PhoneSteps.bye(1, "first"));

      assertThat(taken.get().allGood()).as("%s", taken.get()).isTrue();
      assertThat(ends.bothGood().caller().messages())
          .contains("SIP/2.0 180 Ringing", "terminated;reason=noresource");
      assertThat(ends.phone().received("INVITE").getLast().rest()).contains("s=second");
    }
  }

  @Test
  @Feature("LN-9")
  void nobodyIsReferredByALineThatDoesNotAllowIt(Office office) {
    office
        .call(
            Manner.PLAIN,
            PLAIN_CALL
                + Steps.request(
                    "REFER",
                    2,
                    "Contact: <sip:sipp@[local_ip]:[local_port]>\nRefer-To: <sip:4002@127.0.0.1>",
                    "")
                + Steps.response(603)
                + Steps.bye(3),
            office.phone(Manner.PLAIN),
            PhoneSteps.takes("a") + Steps.served("BYE"))
        .bothGood();
  }
}
