package org.umbel.telephony;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.sip.Dialog;
import org.umbel.sip.ReferOutcome;
import org.umbel.sip.message.ReferTo;
import org.umbel.sip.message.SipUri;

/// Transfers to numbers outside, which cost whoever transfers (SC-2).
@Timeout(30)
class OutsideTransfersTest {
  private final SmallHouse house = new SmallHouse();
  private final TestPhone caller = house.phone("4001");
  private final TestPhone annas = house.phone("4000");
  private final TestPhone carrier = house.phone("carrier");
  private final BlockingQueue<Dialog> answered = new LinkedBlockingQueue<>();

  @BeforeEach
  void annaTalksToACaller() throws InterruptedException {
    house.callsOutsideBy(carrier);
    annas.register("correct horse", register -> register);
    annas.whenCalled(invite -> answered.add(annas.accept(invite, description("annas"))));
    carrier.whenCalled(invite -> carrier.accept(invite, description("outside")));
  }

  @AfterEach
  void close() {
    Stream.of(caller, annas, carrier).forEach(TestPhone::close);
    house.close();
  }

  private static byte[] description(String session) {
    return ("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=" + session + "\r\n").getBytes(UTF_8);
  }

  private static ReferOutcome refer(Dialog dialog, String number) {
    var target = ReferTo.of(SipUri.of(number, "127.0.0.1"));
    return dialog.refer(target, plain -> plain, _ -> {}, TestPhone.PATIENCE);
  }

  @Test
  void aPhoneHereTransfersOutsideAtItsOwnersCost() throws InterruptedException {
    caller.reach("4000", description("callers"));

    var outcome = refer(requireNonNull(answered.poll(5, SECONDS)), "0301");

    assertThat(outcome).isEqualTo(new ReferOutcome.Called(200));
    var invite = requireNonNull(carrier.invites.poll(5, SECONDS)).request();
    assertThat(invite.uri()).hasToString("sip:+49301@127.0.0.1");
    assertThat(invite.from().user()).isEqualTo("4001");
    assertThat(invite.has("Referred-By")).isTrue();
  }

  @Test
  void whatTheOwnerMayNotDialIsNotReachedByATransfer() throws InterruptedException {
    caller.reach("4000", description("callers"));

    var outcome = refer(requireNonNull(answered.poll(5, SECONDS)), "0033145");

    assertThat(outcome).isEqualTo(new ReferOutcome.Called(403));
    assertThat(carrier.invites).isEmpty();
  }

  @Test
  void whoCallsInTransfersNobodyOutside() {
    var calling = caller.reach("4000", description("callers")).dialog();

    assertThat(refer(calling, "0301")).isEqualTo(new ReferOutcome.Called(404));
    assertThat(carrier.invites).isEmpty();
  }
}
