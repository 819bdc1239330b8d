package org.umbel.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.flows.House.ANNA;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.umbel.domain.event.Event;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.message.Marks;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;

/// Callers who change what they have recorded before it is sent.
class CallerReviewTest {
  private static final Duration THREE_SECONDS = Duration.ofSeconds(3);

  private final House house = new House();

  @BeforeEach
  void switchOn() {
    house.set(GreetingSettings.CALLER_REVIEW, true);
  }

  private static ScriptedCall recorded() {
    return ScriptedCall.from("4001")
        .hears(Prompt.BEEP)
        .says(THREE_SECONDS)
        .presses("#")
        .hears(Prompt.MESSAGE_RECORDED);
  }

  private MemoryOutbox.Taken taken() {
    assertThat(house.outbox.taken).hasSize(1);
    return house.outbox.taken.getFirst();
  }

  @Test
  void whoeverSendsHearsThatItIsStored() {
    house.calls(
        recorded()
            .hears(Choice.of(Option.SEND_MESSAGE))
            .presses("1")
            .hears(Prompt.MESSAGE_STORED, Prompt.GOODBYE),
        ANNA);

    assertThat(taken().duration()).isEqualTo(THREE_SECONDS);
  }

  @Test
  void hangingUpSendsWhatWasRecordedLast() {
    house.calls(recorded().hears(Choice.of(Option.SEND_MESSAGE)).hangsUp(), ANNA);

    assertThat(taken().duration()).isEqualTo(THREE_SECONDS);
  }

  @Test
  void sayingNothingSendsIt() {
    house.calls(recorded().hears(Prompt.STILL_THERE, Prompt.MESSAGE_STORED), ANNA);

    assertThat(taken().duration()).isEqualTo(THREE_SECONDS);
  }

  @Test
  void newWordsReplaceTheFormerOnes() {
    house.calls(
        recorded()
            .presses("3")
            .hears(Prompt.LEAVE_MESSAGE_AFTER_TONE, Prompt.BEEP)
            .says(Duration.ofSeconds(5))
            .hangsUp(),
        ANNA);

    assertThat(taken().duration()).isEqualTo(Duration.ofSeconds(5));
    assertThat(house.outbox.discarded).hasSize(1);
  }

  @Test
  void theFormerWordsStayWhenTheNewOnesAreTooShort() {
    house.calls(
        recorded()
            .presses("3")
            .hears(Prompt.BEEP)
            .says(Duration.ofMillis(200))
            .presses("#")
            .hears(Prompt.RECORDING_TOO_SHORT)
            .hangsUp(),
        ANNA);

    assertThat(taken().duration()).isEqualTo(THREE_SECONDS);
  }

  @Test
  void hangingUpAtTheToneOfASecondTrySendsTheFirst() {
    house.calls(
        recorded().presses("3").hears(Prompt.LEAVE_MESSAGE_AFTER_TONE, Prompt.BEEP).hangsUp(),
        ANNA);

    assertThat(taken().duration()).isEqualTo(THREE_SECONDS);
    assertThat(house.outbox.discarded).hasSize(1);
  }

  @Test
  void withoutRoomForASecondTryTheFirstIsKept() {
    var call = recorded().presses("3").hears(Prompt.NOT_DONE).presses("1");
    house.outbox.fullAfter = 1;

    house.calls(call.hears(Prompt.MESSAGE_STORED), ANNA);

    assertThat(taken().duration()).isEqualTo(THREE_SECONDS);
  }

  @Test
  void moreWordsAreAddedAndTheWholeIsHeard() {
    house.calls(
        recorded()
            .presses("4")
            .hears(Prompt.GO_ON_AFTER_TONE, Prompt.BEEP)
            .says(Duration.ofSeconds(2))
            .presses("#2")
            .hears(House.samples(40_000))
            .hangsUp(),
        ANNA);

    assertThat(taken().duration()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void marksGoAlongAndCanBeTakenBack() {
    house.calls(
        recorded()
            .presses("5")
            .hears(Prompt.MARKED_URGENT)
            .presses("6")
            .hears(Prompt.MARKED_PRIVATE, Choice.of(Option.MARK_NOT_URGENT))
            .presses("5")
            .hears(Prompt.MARKED_NOT_URGENT)
            .hangsUp(),
        ANNA);

    assertThat(taken().envelope().marks()).isEqualTo(new Marks(false, true));
  }

  @Test
  void whatIsDiscardedIsNotSent() {
    house.calls(recorded().presses("*").hears(Prompt.MESSAGE_DISCARDED, Prompt.GOODBYE), ANNA);

    assertThat(house.outbox.taken).isEmpty();
    assertThat(house.events).hasAtLeastOneElementOfType(Event.MessageDiscarded.class);
  }

  @Test
  void whoeverHangsUpWhileRecordingHasSentIt() {
    house.calls(ScriptedCall.from("4001").hears(Prompt.BEEP).says(THREE_SECONDS).hangsUp(), ANNA);

    assertThat(taken().duration()).isEqualTo(THREE_SECONDS);
  }
}
