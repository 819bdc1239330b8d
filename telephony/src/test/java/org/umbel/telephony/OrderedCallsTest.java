package org.umbel.telephony;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.telephony.TestPhone.description;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.CallEnded;
import org.umbel.domain.call.OrderedCalls.Outcome;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.sip.Dialog;

/// Calls that the house makes to have a conversation (PP-2).
@Timeout(30)
class OrderedCallsTest {
  private final SmallHouse house = new SmallHouse();
  private final TestPhone annas = house.phone("4000");
  private final TestPhone carrier = house.phone("carrier");
  private final BlockingQueue<Dialog> answered = new LinkedBlockingQueue<>();
  private final BlockingQueue<Call> talks = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();

  @BeforeEach
  void annaHasAPhone() {
    annas.register("correct horse", register -> register);
    annas.whenCalled(invite -> answered.add(annas.accept(invite, description("annas"))));
  }

  @AfterEach
  void close() {
    Stream.of(annas, carrier).forEach(TestPhone::close);
    house.close();
  }

  private Outcome call(String number, Consumer<Call> conversation) throws InterruptedException {
    return house.ordered().call(SmallHouse.resident("4000"), new PhoneNumber(number), conversation);
  }

  /// Talks until the other side hangs up.
  private void talk(Call call) {
    call.answer();
    talks.add(call);
    try {
      call.key(Duration.ofSeconds(20));
    } catch (CallEnded over) {
      ended.add("hung up");
      throw over;
    }
  }

  @Test
  void thePhoneRingsAndWhoAnswersTalksToTheConversation() throws InterruptedException {
    var outcome =
        call(
            "4000",
            call -> {
              call.answer();
              talks.add(call);
            });

    assertThat(outcome).isEqualTo(new Outcome.Talked());
    var invite = requireNonNull(annas.invites.poll(5, SECONDS)).request();
    assertThat(invite.bodyText()).contains("m=audio 203");
    assertThat(invite.from().user()).isEqualTo("4000");
    assertThat(invite.from().toString()).doesNotContain("invalid");
    assertThat(requireNonNull(talks.poll(5, SECONDS)).caller().number())
        .contains(new PhoneNumber("4000"));
    assertThat(annas.ends.poll(5, SECONDS)).isNotNull(); // when the conversation is over
  }

  @Test
  void theConversationEndsWhenWhoAnsweredHangsUp() throws InterruptedException {
    var outcomes = new LinkedBlockingQueue<Outcome>();
    Thread.startVirtualThread(() -> {
      try {
        outcomes.add(call("4000", this::talk));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    });
    requireNonNull(talks.poll(5, SECONDS));

    requireNonNull(answered.poll(5, SECONDS)).bye();

    assertThat(ended.poll(5, SECONDS)).isEqualTo("hung up");
    assertThat(outcomes.poll(5, SECONDS)).isEqualTo(new Outcome.Talked());
  }

  @Test
  void aPhoneThatIsBusyTalksToNobody() throws InterruptedException {
    annas.whenCalled(invite -> invite.reject(486));

    assertThat(call("4000", this::talk)).isEqualTo(new Outcome.NotTaken(Reason.BUSY));

    assertThat(talks).isEmpty();
  }

  @Test
  void aNumberThatNobodyHasIsNotReachable() throws InterruptedException {
    assertThat(call("7123456", this::talk)).isEqualTo(new Outcome.NotReachable());
    assertThat(call("4003", this::talk)).isEqualTo(new Outcome.NotReachable()); // has no phone
  }

  @Test
  void aNumberOutsideIsCalledAtTheCostOfWhoOrders() throws InterruptedException {
    house.callsOutsideBy(carrier);
    carrier.whenCalled(invite -> carrier.accept(invite, description("mobile")));

    assertThat(call("0301", Call::answer)).isEqualTo(new Outcome.Talked());
    assertThat(call("0033145", Call::answer)).isInstanceOf(Outcome.Refused.class);

    var invite = requireNonNull(carrier.invites.poll(5, SECONDS)).request();
    assertThat(invite.uri()).hasToString("sip:+49301@127.0.0.1");
    assertThat(carrier.invites).isEmpty();
  }
}
