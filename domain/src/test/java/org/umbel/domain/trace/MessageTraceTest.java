package org.umbel.domain.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.message.Sight;
import org.umbel.domain.person.Extension;
import org.umbel.domain.trace.MessageStep.What;

class MessageTraceTest {
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
  private static final Optional<Sight> NOT_THERE = Optional.empty();
  private static final Optional<Sight> NEW = Optional.of(Sight.NEW);
  private static final Optional<Sight> HEARD = Optional.of(Sight.HEARD);

  private final MessageTrace fresh =
      MessageTrace.begin(new MessageId("m-1"), new Extension("4000"), Optional.empty());

  @Test
  void aMessageThatIsNotThereYetIsNoNews() {
    assertThat(after(What.STORED).news(NOT_THERE)).isEmpty();
    assertThat(after(What.STORED, What.MAILED).expected()).isTrue();
  }

  @Test
  void aMessageArrivesIsHeardIsMadeNewAndGoes() {
    assertThat(after(What.MAILED).news(NEW)).contains(What.ARRIVED);
    assertThat(after(What.MAILED, What.ARRIVED).news(NEW)).isEmpty();
    assertThat(after(What.ARRIVED).news(HEARD)).contains(What.SEEN);
    assertThat(after(What.ARRIVED, What.SEEN).news(HEARD)).isEmpty();
    assertThat(after(What.ARRIVED, What.SEEN).news(NEW)).contains(What.UNSEEN);
    assertThat(after(What.ARRIVED, What.SEEN, What.UNSEEN).news(NEW)).isEmpty();
    assertThat(after(What.ARRIVED).news(NOT_THERE)).contains(What.GONE);
    assertThat(after(What.ARRIVED, What.GONE).open()).isFalse();
  }

  @Test
  void theLampConcernsWhatTheMailboxHasAndTellsChangesAlone() {
    assertThat(after(What.MAILED).news(true)).isEmpty();
    assertThat(after(What.ARRIVED).news(true)).contains(What.LAMP_ON);
    assertThat(after(What.ARRIVED).news(false)).contains(What.LAMP_OFF);
    assertThat(after(What.ARRIVED, What.LAMP_ON, What.SEEN).news(true)).isEmpty();
    assertThat(after(What.ARRIVED, What.LAMP_ON, What.SEEN).news(false)).contains(What.LAMP_OFF);
  }

  @Test
  void whatHappensInARowIsOneStepThatKnowsHowOften() {
    var waiting =
        fresh
            .with(MessageStep.once(NOON, What.POSTPONED, "away"))
            .with(MessageStep.once(NOON.plusSeconds(60), What.POSTPONED, "full"));

    assertThat(waiting.steps())
        .containsExactly(new MessageStep(NOON, What.POSTPONED, "full", 2, NOON.plusSeconds(60)));
  }

  @Test
  void beingHandedOverComesBeforeTheArrivalThatWasSeenFirst() {
    var seenFirst =
        fresh
            .with(MessageStep.once(NOON, What.STORED, ""))
            .with(MessageStep.once(NOON.plusSeconds(1), What.ARRIVED, ""))
            .with(MessageStep.once(NOON.plusSeconds(2), What.PUT_IN_BOX, ""));

    assertThat(seenFirst.steps())
        .extracting(MessageStep::what)
        .containsExactly(What.STORED, What.PUT_IN_BOX, What.ARRIVED);
    assertThat(seenFirst.steps()).extracting(MessageStep::at).isSorted();
  }

  @Test
  void stepsAreBounded() {
    var toggled = fresh;
    for (var i = 0; i < MessageTrace.MOST; i++) {
      toggled = toggled.with(step(What.SEEN)).with(step(What.UNSEEN));
    }

    assertThat(toggled.steps()).hasSize(MessageTrace.MOST);
  }

  private static MessageStep step(What what) {
    return MessageStep.once(NOON, what, "");
  }

  private MessageTrace after(What... happened) {
    var trace = fresh;
    for (var what : happened) {
      trace = trace.with(step(what));
    }
    return trace;
  }
}
