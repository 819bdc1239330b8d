package org.umbel.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.flows.House.ANNA;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.CallEnded;
import org.umbel.domain.call.OrderedCalls;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.domain.greeting.GreetingCalls.Order;
import org.umbel.domain.greeting.GreetingCalls.Progress;
import org.umbel.domain.greeting.GreetingCalls.State;
import org.umbel.domain.greeting.GreetingCalls.Task;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.greeting.Recordable;
import org.umbel.domain.greeting.Recordable.ProfileGreeting;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Prompt;

/// Greetings recorded and played in calls that are ordered (PP-2).
@Timeout(10)
class RecordingByCallTest {
  private static final ProfileGreeting WORK = new ProfileGreeting(Profile.WORK, Language.ENGLISH);

  private final House house = new House();
  private final SynchronousQueue<OrderedCalls.Outcome> outcomes = new SynchronousQueue<>();
  private final BlockingQueue<PhoneNumber> called = new LinkedBlockingQueue<>();
  private Optional<ScriptedCall> script = Optional.empty();
  private final RecordingByCall recording = new RecordingByCall(house.services, this::call);

  /// Whoever is called follows the script; the call is over when the test says so.
  private OrderedCalls.Outcome call(Person orderer, PhoneNumber number, Consumer<Call> conversation)
      throws InterruptedException {
    called.add(number);
    if (script.isPresent()) {
      try {
        conversation.accept(script.get());
      } catch (CallEnded hungUp) {
        // the usual end
      }
    }
    return outcomes.take();
  }

  private String order(Optional<Recordable> what, Task task) {
    return recording.order(new Order(ANNA, what, task, ANNA.extension().number())).orElseThrow();
  }

  private Progress ends(String id, OrderedCalls.Outcome outcome) throws InterruptedException {
    outcomes.put(outcome);
    while (true) {
      var now = recording.progress(ANNA, id).orElseThrow();
      if (now.state() != State.CALLING && now.state() != State.TALKING) {
        return now;
      }
      Thread.onSpinWait();
    }
  }

  @Test
  void whatIsRecordedAndAcceptedIsKept() throws InterruptedException {
    script =
        Optional.of(
            ScriptedCall.from("4000")
                .hears(Prompt.RECORD_GREETING_AFTER_TONE, Prompt.BEEP)
                .says(Duration.ofSeconds(3))
                .presses("#1")
                .hears(Prompt.GREETING_STORED, Prompt.GOODBYE));

    var id = order(Optional.of(WORK), Task.RECORD);

    assertThat(ends(id, new OrderedCalls.Outcome.Talked()).state()).isEqualTo(State.KEPT);
    assertThat(house.greetings.find(ANNA.extension(), WORK)).isPresent();
    assertThat(called).containsExactly(new PhoneNumber("4000"));
  }

  @Test
  void whoHangsUpAfterAcceptingHasKeptIt() throws InterruptedException {
    script =
        Optional.of(
            ScriptedCall.from("4000")
                .hears(Prompt.BEEP)
                .says(Duration.ofSeconds(3))
                .presses("#1")
                .hangsUp());

    var id = order(Optional.empty(), Task.RECORD);

    assertThat(ends(id, new OrderedCalls.Outcome.Talked()).state()).isEqualTo(State.KEPT);
    assertThat(house.greetings.forEverybody()).isPresent();
  }

  @Test
  void whoHangsUpBeforeAcceptingHasChangedNothing() throws InterruptedException {
    script =
        Optional.of(
            ScriptedCall.from("4000")
                .hears(Prompt.BEEP)
                .says(Duration.ofSeconds(3))
                .presses("#")
                .hangsUp());

    var id = order(Optional.of(WORK), Task.RECORD);

    assertThat(ends(id, new OrderedCalls.Outcome.Talked()).state()).isEqualTo(State.OVER);
    assertThat(house.greetings.find(ANNA.extension(), WORK)).isEmpty();
  }

  @Test
  void whatIsRecordedIsPlayed() throws InterruptedException {
    try (var draft = house.greetings.draft(ANNA.extension(), WORK)) {
      draft.sink().write(House.samples(1_000));
      draft.keep();
    }
    var heard = ScriptedCall.from("4000").hears(Prompt.YOUR_GREETING, Prompt.GOODBYE);
    script = Optional.of(heard);

    var id = order(Optional.of(WORK), Task.PLAY);

    assertThat(ends(id, new OrderedCalls.Outcome.Talked()).state()).isEqualTo(State.OVER);
    heard.wasFollowed();
  }

  @Test
  void aCallThatComesToNothingIsTold() throws InterruptedException {
    var busy = order(Optional.of(WORK), Task.RECORD);
    assertThat(ends(busy, new OrderedCalls.Outcome.NotTaken(Reason.BUSY)))
        .isEqualTo(new Progress(State.NOT_TAKEN, "BUSY"));
    var dear = order(Optional.of(WORK), Task.RECORD);
    assertThat(ends(dear, new OrderedCalls.Outcome.Refused("not abroad")))
        .isEqualTo(new Progress(State.NOT_ALLOWED, "not abroad"));
    var nowhere = order(Optional.of(WORK), Task.RECORD);
    assertThat(ends(nowhere, new OrderedCalls.Outcome.NotReachable()).state())
        .isEqualTo(State.NOT_REACHABLE);
  }

  @Test
  void nobodyIsCalledTwiceAtOnceAndOthersDoNotLearnOfIt() throws InterruptedException {
    var id = order(Optional.of(WORK), Task.RECORD);

    var second = new Order(ANNA, Optional.of(WORK), Task.PLAY, ANNA.extension().number());
    assertThat(recording.order(second)).isEmpty();
    assertThat(recording.progress(House.BEN, id)).isEmpty();

    ends(id, new OrderedCalls.Outcome.NotReachable());
    assertThat(recording.order(second)).isPresent();
    outcomes.put(new OrderedCalls.Outcome.NotReachable());
  }
}
