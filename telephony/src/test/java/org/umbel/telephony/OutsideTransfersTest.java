package org.umbel.telephony;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.telephony.TestPhone.description;
import static org.umbel.telephony.TestPhone.refer;
import static org.umbel.telephony.TestPhone.to;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.sip.Dialog;
import org.umbel.sip.ReferOutcome;

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

  @Test
  void aPhoneHereTransfersOutsideAtItsOwnersCost() throws InterruptedException {
    caller.reach("4000", description("callers"));

    var outcome = refer(requireNonNull(answered.poll(5, SECONDS)), to("0301"));

    assertThat(outcome).isEqualTo(new ReferOutcome.Called(200));
    var invite = requireNonNull(carrier.invites.poll(5, SECONDS)).request();
    assertThat(invite.uri()).hasToString("sip:+49301@127.0.0.1");
    assertThat(invite.from().user()).isEqualTo("4001");
    assertThat(invite.has("Referred-By")).isTrue();
  }

  @Test
  void whatTheOwnerMayNotDialIsNotReachedByATransfer() throws InterruptedException {
    caller.reach("4000", description("callers"));

    var outcome = refer(requireNonNull(answered.poll(5, SECONDS)), to("0033145"));

    assertThat(outcome).isEqualTo(new ReferOutcome.Called(403));
    assertThat(carrier.invites).isEmpty();
  }

  @Test
  void whoCallsInTransfersNobodyOutside() {
    var calling = caller.reach("4000", description("callers")).dialog();

    assertThat(refer(calling, to("0301"))).isEqualTo(new ReferOutcome.Called(404));
    assertThat(carrier.invites).isEmpty();
  }
}
