package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.phone;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Needs;

/// Customers call contact points, workers accept by the interface for programs, and their phones
/// ring.
@Needs("baresip")
@Acceptance
class PreviewsIT {
  private static ContactCentre centre;

  @BeforeAll
  static void open() {
    centre = ContactCentre.open();
  }

  @AfterAll
  static void close() {
    centre.close();
  }

  @Test
  @Feature({"KW-3", "KW-6", "KW-13", "RP-1"})
  void inTurnTheSecondIsAskedWhenTheFirstRejectsAndTheCustomerReachesThePhone()
      throws InterruptedException, Exception {
    var anna = centre.first(1).ready();
    try (var events = EventReader.open(centre.lead(), "");
        var ben = centre.phoneOf("4201");
        var phone = phone(centre.server(), "1001");
        var call = answered(phone.dial("701"))) {
      var offer = anna.offer();
      var boris = centre.second(1).ready();
      assertThat(anna.answer(offer, "reject", "{}")).isEqualTo(204);

      var next = boris.offer();
      assertThat(boris.accept(next)).isEqualTo(204);

      ben.awaitEvent("CALL_ESTABLISHED");
      boris.call("talking");
      Talk.with(call).hearsAll(ContactCentre.SPEECH);
      call.hangUp();
      ben.awaitEvent("CALL_CLOSED");
      boris.call("released");

      assertThat(events.end("a1").getString("reason")).isEqualTo("Rejected");
      var accepted = events.end("b1");
      assertThat(accepted.getString("reason")).isEqualTo("Accepted");
      assertThat(accepted.getJsonObject("userData").getString("UCC_Reason"))
          .isEqualTo("3721, Accepted");
      assertThat(accepted.getJsonObject("userData").getString("UCC_Preview")).isEqualTo("-");
    }
  }

  @Test
  @Feature({"KW-3", "KW-13"})
  void ofABroadcastOneHasTheCallAndTheOtherSeesItTaken() throws InterruptedException, Exception {
    var anna = centre.first(2).ready();
    var boris = centre.second(2).ready();
    try (var events = EventReader.open(centre.lead(), "");
        var ben = centre.phoneOf("4202");
        var phone = phone(centre.server(), "1002");
        var call = answered(phone.dial("712"))) {
      var late = anna.offer();

      assertThat(boris.accept(boris.offer())).isEqualTo(204);

      assertThat(anna.accept(late)).isEqualTo(409);
      ben.awaitEvent("CALL_ESTABLISHED");
      assertThat(events.end("a2").getString("reason")).isEqualTo("Taken");
      assertThat(events.end("b2").getString("reason")).isEqualTo("Accepted");
      call.hangUp();
    }
  }

  @Test
  @Feature({"KW-3", "KW-8", "RP-2"})
  void aCustomerWhoHangsUpTakesTheOfferBackAndIsCountedWhileWaiting()
      throws InterruptedException, Exception {
    var anna = centre.first(3).ready();
    try (var events = EventReader.open(centre.lead(), "");
        var phone = phone(centre.server(), "1003")) {
      try (var call = answered(phone.dial("703"))) {
        anna.offer();
        assertThat(anna.look().getJsonArray("points").toString())
            .contains("\"number\":\"703\"", "Waiting: 1");
        call.hangUp();
      }

      assertThat(events.end("a3").getString("reason")).isEqualTo("Cancel");
      events.await(
          "the end of the interaction",
          event ->
              event.getString("event").equals("interaction-ended")
                  && event.getString("contact-point").equals("703")
                  && event.getString("outcome").equals("abandoned"));
      var known = events.events().getFirst().getString("id");
      try (var again = EventReader.open(centre.lead(), known)) {
        again.end("a3");
        assertThat(again.events()).noneMatch(event -> event.getString("id").equals(known));
      }
    }
  }

  @Test
  @Feature({"KW-3", "KW-6"})
  void aWorkerWithoutAPhoneIsPassedOver() throws InterruptedException, Exception {
    var anna = centre.first(4).ready();
    try (var ben = centre.phoneOf("4204");
        var phone = phone(centre.server(), "1004");
        var call = answered(phone.dial("704"))) {
      var boris = centre.second(4).ready();
      assertThat(anna.accept(anna.offer())).isEqualTo(204);

      assertThat(boris.accept(boris.offer())).isEqualTo(204);

      ben.awaitEvent("CALL_ESTABLISHED");
      call.hangUp();
    }
  }

  @Test
  @Feature({"KW-10", "KW-11"})
  void anotherPhoneTakesItAndSoItDoesWhatNobodyTakes() throws InterruptedException, Exception {
    try (var desk = centre.phoneOf(ContactCentre.DESK);
        var phone = phone(centre.server(), "1005")) {
      try (var call = answered(phone.dial("715"))) { // nobody is ready
        desk.awaitEvent("CALL_ESTABLISHED");
        call.hangUp();
        desk.awaitEvent("CALL_CLOSED");
      }
      desk.forgetEvents();
      var anna = centre.first(5).ready();
      try (var call = answered(phone.dial("705"))) {
        assertThat(anna.answer(anna.offer(), "accept", "{\"where\": \"redirect\"}")).isEqualTo(204);

        desk.awaitEvent("CALL_ESTABLISHED");
        assertThat(anna.call("talking").getBoolean("elsewhere")).isTrue();
        call.hangUp();
      }
    }
  }

  @Test
  @Feature({"KW-7", "KW-8"})
  void aWorkerHandsTheCustomerToAContactPointAndTheNotesGoAlong()
      throws InterruptedException, Exception {
    var anna = centre.first(8).ready();
    try (var annas = centre.phoneOf("4108");
        var bens = centre.phoneOf("4208");
        var supervised = EventReader.open(centre.lead(), "");
        var phone = phone(centre.server(), "1008");
        var call = answered(phone.dial("708"))) {
      assertThat(anna.accept(anna.offer())).isEqualTo(204);
      annas.awaitEvent("CALL_ESTABLISHED");
      var talking = anna.call("talking").getString("id");
      var boris = centre.second(8).ready();
      anna.send(
          "PUT", "/worker/interactions/" + talking + "/notes", "{\"text\": \"wants a loan\"}");
      supervised.await(
          "the notes as user data",
          event ->
              event.getString("event").equals("interaction-noted")
                  && event
                      .getJsonObject("userData")
                      .getString("KW_ITX_NOTES", "")
                      .equals("wants a loan"));

      assertThat(
              anna.send(
                      "POST",
                      "/worker/interactions/" + talking + "/transfer",
                      "{\"target\": \"708\"}")
                  .statusCode())
          .isEqualTo(204);

      assertThat(boris.accept(boris.offer())).isEqualTo(204);
      bens.awaitEvent("CALL_ESTABLISHED");
      assertThat(boris.call("talking").toString()).contains("wants a loan");
      call.hangUp();
    }
  }
}
