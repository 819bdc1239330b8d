package org.umbel.telephony;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.telephony.TestPhone.description;
import static org.umbel.telephony.TestPhone.refer;
import static org.umbel.telephony.TestPhone.to;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.domain.call.Transfer;
import org.umbel.sip.Dialog;
import org.umbel.sip.ReferOutcome;

/// Transfers to people whose phones do not take the call, and to subscriber access (LN-9, ST-6).
@Timeout(30)
class TransfersToBoxesTest {
  private final SmallHouse house = new SmallHouse();
  private final TestPhone caller = house.phone("4001");
  private final TestPhone annas = house.phone("4000");
  private final TestPhone bens = house.phone("4002");
  private final BlockingQueue<Dialog> answered = new LinkedBlockingQueue<>();

  @BeforeEach
  void phonesAreThere() {
    annas.register("correct horse", register -> register);
    bens.register("correct horse", register -> register);
    annas.whenCalled(invite -> answered.add(annas.accept(invite, description("annas"))));
    bens.whenCalled(invite -> invite.reject(486));
  }

  @AfterEach
  void close() {
    Stream.of(caller, annas, bens).forEach(TestPhone::close);
    house.close();
  }

  /// Anna's side of a talk with the caller.
  private Dialog annaTalksToTheCaller() throws InterruptedException {
    caller.reach("4000", description("callers"));
    return requireNonNull(answered.poll(5, SECONDS));
  }

  private static void ends(TestPhone phone) throws InterruptedException {
    assertThat(phone.ends.poll(5, SECONDS)).isNotNull();
  }

  @Test
  void whoIsTransferredToSomebodyWithoutAPhoneTalksToTheVoiceBox() throws InterruptedException {
    assertThat(refer(annaTalksToTheCaller(), to("4003"))).isEqualTo(new ReferOutcome.Called(200));

    ends(annas);
    var boxed = requireNonNull(house.boxed.poll(5, SECONDS));
    assertThat(boxed.caller().number()).contains(new PhoneNumber("4001"));
    assertThat(boxed.redirection())
        .contains(new Redirection(new PhoneNumber("4003"), Reason.UNAVAILABLE));
    assertThat(requireNonNull(caller.reinvites.poll(5, SECONDS)).bodyText())
        .contains("m=audio 203");
    boxed.hangUp();
    ends(caller);
  }

  @Test
  void theVoiceBoxTakesWhoIsTransferredToABusyPhone() throws InterruptedException {
    house.bensBoxAnswers = true;

    assertThat(refer(annaTalksToTheCaller(), to("4002"))).isEqualTo(new ReferOutcome.Called(200));

    ends(annas);
    assertThat(requireNonNull(house.boxed.poll(5, SECONDS)).redirection())
        .contains(new Redirection(new PhoneNumber("4002"), Reason.BUSY));
    assertThat(house.conversations()).isEqualTo(1);
  }

  @Test
  void aBoxThatTakesNoCallLeavesTheTwoTalking() throws InterruptedException {
    var annasDialog = annaTalksToTheCaller();

    assertThat(refer(annasDialog, to("4002"))).isEqualTo(new ReferOutcome.Called(486));

    assertThat(caller.reinvites).isEmpty();
    assertThat(annasDialog.over()).isFalse();
    annasDialog.bye();
    ends(caller);
  }

  @Test
  void theCalledPersonIsPutIntoABoxByTheCallerAsWell() throws InterruptedException {
    var callers = caller.reach("4000", description("callers")).dialog();

    assertThat(refer(callers, to("4003"))).isEqualTo(new ReferOutcome.Called(200));

    ends(caller);
    assertThat(requireNonNull(house.boxed.poll(5, SECONDS)).caller().number())
        .contains(new PhoneNumber("4000"));
  }

  @Test
  void theBoxIsLeftWhenWhoWasTransferredHangsUp() throws InterruptedException {
    var callers = caller.reach("4000", description("callers")).dialog();
    refer(requireNonNull(answered.poll(5, SECONDS)), to("4003"));

    callers.bye();

    assertThat(requireNonNull(house.left.poll(5, SECONDS)).number())
        .isEqualTo(Optional.of(new PhoneNumber("4001")));
  }

  @Test
  void whoIsTransferredToSubscriberAccessTalksToIt() throws InterruptedException {
    bens.whenCalled(invite -> bens.accept(invite, description("bens")));

    assertThat(refer(annaTalksToTheCaller(), to("5000"))).isEqualTo(new ReferOutcome.Called(200));

    assertThat(house.passed.poll(5, SECONDS)).isEqualTo(new Transfer.Done());
    assertThat(requireNonNull(bens.invites.poll(5, SECONDS)).request().from().user())
        .isEqualTo("4001");
  }

  @Test
  void aConversationIsNotTransferredToAnother() throws InterruptedException {
    var callers = caller.reach("4003", description("callers")).dialog();
    requireNonNull(house.boxed.poll(5, SECONDS));

    assertThat(refer(callers, to("5000"))).isEqualTo(new ReferOutcome.Called(404));

    assertThat(callers.over()).isFalse();
  }
}
