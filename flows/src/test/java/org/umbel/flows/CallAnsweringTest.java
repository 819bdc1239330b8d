package org.umbel.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.flows.House.ANNA;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.umbel.domain.event.Event;
import org.umbel.domain.greeting.Recordable;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.VoiceBoxOf;

class CallAnsweringTest {
  private static final VoiceBoxOf ANNAS_BOX = new VoiceBoxOf("4000");
  private static final Duration THREE_SECONDS = Duration.ofSeconds(3);

  private final House house = new House();

  @Test
  void aCallerHearsTheGreetingAndTheToneAndLeavesAMessage() {
    var call =
        ScriptedCall.from("0301234")
            .hears(ANNAS_BOX, Prompt.LEAVE_MESSAGE_AFTER_TONE, Prompt.BEEP)
            .says(THREE_SECONDS)
            .hangsUp();

    house.calls(call, ANNA);

    assertThat(house.outbox.taken).hasSize(1);
    var message = house.outbox.taken.getFirst();
    assertThat(message.duration()).isEqualTo(THREE_SECONDS);
    assertThat(message.envelope().recipient()).isEqualTo(ANNA.extension());
    assertThat(message.envelope().caller()).isEqualTo(call.caller());
    assertThat(message.envelope().receivedAt()).isEqualTo(House.NOW);
    assertThat(house.outbox.closed).hasSize(1);
  }

  @Test
  void aColleagueIsNamedAsInTheDirectory() {
    var call = ScriptedCall.from("4001").hears(Prompt.BEEP).says(THREE_SECONDS).hangsUp();

    house.calls(call, ANNA);

    var caller = house.outbox.taken.getFirst().envelope().caller();
    assertThat(caller.name()).contains("Ben Carter");
    assertThat(caller.number()).isEqualTo(call.caller().number());
  }

  @Test
  void theMessageIsTakenBeforeTheCallerHearsSo() {
    var call =
        ScriptedCall.from("4001")
            .hears(Prompt.BEEP)
            .says(THREE_SECONDS)
            .presses("#")
            .hears(Prompt.MESSAGE_STORED, Prompt.GOODBYE);

    house.calls(call, ANNA);

    assertThat(house.events)
        .filteredOn(Event.MessageTaken.class::isInstance)
        .extracting(event -> ((Event.MessageTaken) event).duration())
        .containsExactly(THREE_SECONDS);
  }

  @Test
  void zeroDuringTheGreetingGoesStraightToTheTone() {
    var call = ScriptedCall.from("4001").hears(ANNAS_BOX).presses("0").hears(Prompt.BEEP).hangsUp();

    house.calls(call, ANNA);

    assertThat(call.heard()).containsExactly(ANNAS_BOX, Prompt.BEEP);
  }

  @Test
  void otherKeysDuringTheGreetingDoNothing() {
    var call =
        ScriptedCall.from("4001")
            .hears(ANNAS_BOX)
            .presses("7")
            .hears(Prompt.LEAVE_MESSAGE_AFTER_TONE, Prompt.BEEP)
            .says(THREE_SECONDS)
            .hangsUp();

    house.calls(call, ANNA);

    assertThat(house.outbox.taken).hasSize(1);
  }

  @Test
  void aTooShortRecordingIsDroppedAndTheCallerAskedAgain() {
    var call =
        ScriptedCall.from("4001")
            .hears(Prompt.BEEP)
            .says(Duration.ofMillis(400))
            .presses("#")
            .hears(Prompt.MESSAGE_TOO_SHORT, Prompt.LEAVE_MESSAGE_AFTER_TONE, Prompt.BEEP)
            .says(THREE_SECONDS)
            .hangsUp();

    house.calls(call, ANNA);

    assertThat(house.outbox.discarded).hasSize(1);
    assertThat(house.outbox.taken).hasSize(1);
    assertThat(house.outbox.taken.getFirst().envelope().id())
        .isNotEqualTo(house.outbox.discarded.getFirst().id());
  }

  @Test
  void aCallerWhoNeverSpeaksIsSentAwayAfterThreeTries() {
    var call =
        ScriptedCall.from("4001")
            .hears(Prompt.BEEP, Prompt.MESSAGE_TOO_SHORT)
            .hears(Prompt.BEEP, Prompt.MESSAGE_TOO_SHORT)
            .hears(Prompt.BEEP, Prompt.MESSAGE_TOO_SHORT)
            .hears(Prompt.GOODBYE);

    house.calls(call, ANNA);

    assertThat(house.outbox.taken).isEmpty();
  }

  @Test
  void aPersonsOwnGreetingReplacesTheDefault() {
    record(House.GREETING, 1_000);
    var call = ScriptedCall.from("4001").hears(House.samples(1_000)).hears(Prompt.BEEP).hangsUp();

    house.calls(call, ANNA);

    assertThat(call.heard()).doesNotContain(ANNAS_BOX, Prompt.LEAVE_MESSAGE_AFTER_TONE);
  }

  @Test
  void aRecordedNameIsSpokenInTheFixedSentence() {
    record(House.NAME, 700);
    var call =
        ScriptedCall.from("4001")
            .hears(House.samples(700))
            .hears(Prompt.LEAVE_MESSAGE_AFTER_TONE, Prompt.BEEP)
            .hangsUp();

    house.calls(call, ANNA);
  }

  @Test
  void aDisabledBoxSaysSoAndTakesNothing() {
    var call = ScriptedCall.from("4001").hears(Prompt.MAILBOX_DISABLED, Prompt.GOODBYE);

    house.calls(call, House.CLOSED);

    assertThat(call.heard()).doesNotContain(Prompt.BEEP);
    assertThat(house.outbox.closed).isEmpty();
  }

  @Test
  void aFullDiskIsToldToTheCaller() {
    house.outbox.full = true;
    var call =
        ScriptedCall.from("4001").hears(ANNAS_BOX).hears(Prompt.CANNOT_RECORD_NOW, Prompt.GOODBYE);

    house.calls(call, ANNA);

    assertThat(call.heard()).doesNotContain(Prompt.BEEP, Prompt.MESSAGE_STORED);
    assertThat(house.events).hasAtLeastOneElementOfType(Event.MessageNotTaken.class);
  }

  @Test
  void starDuringOnesOwnGreetingAsksForThePinAndLogsIn() {
    var call =
        ScriptedCall.from("0301234")
            .hears(ANNAS_BOX)
            .presses("*")
            .hears(Prompt.ENTER_PIN)
            .presses(House.ANNAS_PIN + "#")
            .hears(Prompt.MAIN_MENU)
            .hangsUp();

    house.calls(call, ANNA);

    assertThat(house.events).contains(new Event.LoggedIn(call.id(), ANNA.extension()));
    assertThat(house.outbox.closed).isEmpty();
  }

  private void record(Recordable what, int samples) {
    try (var draft = house.greetings.draft(ANNA.extension(), what)) {
      draft.sink().write(House.samples(samples));
      draft.keep();
    }
    assertThat(house.greetings.find(ANNA.extension(), what)).isNotEqualTo(Optional.empty());
  }
}
