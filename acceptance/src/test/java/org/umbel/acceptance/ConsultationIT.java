package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.phone;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneCall;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.sound.Sound;

/// A worker who serves a customer asks a contact point: whoever accepts there knows of the
/// customer, who has withheld the number, and gets the customer or does not.
@Needs("baresip")
@Acceptance
class ConsultationIT {
  private static final Sound QUESTION = Sound.sweep(Duration.ofSeconds(2));

  /// The phone of another make loses some sound when somebody else speaks all at once, and what it
  /// has not played when the call is over.
  private static final Duration SETTLED = Duration.ofMillis(500);

  private static final String NOTES = "wants a loan";

  private static ContactCentre centre;

  @BeforeAll
  static void open() {
    centre = ContactCentre.openForTransfers();
  }

  @AfterAll
  static void close() {
    centre.close();
  }

  /// A customer whose number nobody is told, at the contact point of this test.
  private static PhoneCall customer(Phone phone, int test) {
    return Calling.answered(phone.dialTelling("70" + test, Map.of("Privacy", "id")));
  }

  /// What a worker asks of a call.
  private static int steer(WorkerDesk desk, String call, String what, String body) {
    return desk.send("POST", "/worker/interactions/" + call + "/" + what, body).statusCode();
  }

  /// The worker takes the customer and writes something down.
  ///
  /// @return the id of the call
  private static String served(WorkerDesk anna) {
    assertThat(anna.accept(anna.offer())).isEqualTo(204);
    var id = anna.call("talking").getString("id");
    var notes = "{\"text\": \"" + NOTES + "\"}";
    assertThat(anna.send("PUT", "/worker/interactions/" + id + "/notes", notes).statusCode())
        .isEqualTo(204);
    return id;
  }

  /// The customer says something and hangs up, and that phone has heard it.
  private static void hears(Baresip phone, PhoneCall customer) throws InterruptedException {
    customer.pause(SETTLED);
    Calling.say(customer, QUESTION);
    customer.pause(SETTLED);
    customer.hangUp();
    phone.awaitEvent("CALL_CLOSED");
    var match = QUESTION.in(phone.heard());
    assertThat(match.same()).as(match.toString()).isTrue();
  }

  @Test
  @Feature({"KW-7", "KW-8"})
  void whoAcceptsAtTheContactPointIsConsultedAndGetsTheCustomer()
      throws InterruptedException, Exception {
    var anna = centre.first(1).ready();
    try (var annas = centre.phoneOf("4101");
        var bens = centre.phoneOf("4201");
        var phone = phone(centre.server(), "1001");
        var call = customer(phone, 1)) {
      var id = served(anna);
      var boris = centre.second(1).ready();

      assertThat(steer(anna, id, "consult", "{\"target\": \"701\"}")).isEqualTo(204);
      assertThat(boris.accept(boris.offer())).isEqualTo(204);

      assertThat(anna.call("consulting").getString("consulted")).isEqualTo("701");
      assertThat(boris.call("talking").toString()).contains(NOTES);
      assertThat(steer(anna, id, "complete-transfer", "")).isEqualTo(204);
      annas.awaitEvent("CALL_CLOSED");
      hears(bens, call);
    }
  }

  @Test
  @Feature({"KW-7", "KW-8"})
  void whoConsultsReturnsToTheCustomer() throws InterruptedException, Exception {
    var anna = centre.first(2).ready();
    try (var annas = centre.phoneOf("4102");
        var bens = centre.phoneOf("4202");
        var phone = phone(centre.server(), "1002");
        var call = customer(phone, 2)) {
      var id = served(anna);
      var boris = centre.second(2).ready();
      assertThat(steer(anna, id, "consult", "{\"target\": \"702\"}")).isEqualTo(204);
      assertThat(boris.accept(boris.offer())).isEqualTo(204);
      anna.call("consulting");

      assertThat(steer(anna, id, "end-consult", "")).isEqualTo(204);

      bens.awaitEvent("CALL_CLOSED");
      anna.call("talking");
      boris.call("released");
      call.hangUp();
      annas.awaitEvent("CALL_CLOSED");
    }
  }

  @Test
  @Feature({"KW-7", "KW-8"})
  void thePhoneItselfTransfersTheCustomerToAContactPoint() throws InterruptedException, Exception {
    var anna = centre.first(3).ready();
    try (var annas = centre.phoneOf("4103");
        var bens = centre.phoneOf("4203");
        var phone = phone(centre.server(), "1003");
        var call = customer(phone, 3)) {
      served(anna);
      var boris = centre.second(3).ready();

      annas.transfer("sip:703@127.0.0.1:" + centre.server().sip().getPort());

      assertThat(boris.accept(boris.offer())).isEqualTo(204);
      assertThat(boris.call("talking").toString()).contains(NOTES);
      annas.awaitEvent("CALL_CLOSED");
      hears(bens, call);
    }
  }
}
