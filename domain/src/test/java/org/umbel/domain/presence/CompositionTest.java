package org.umbel.domain.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The rule as it is documented at [Composition], sentence by sentence.
class CompositionTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void closedAtOneSourceDoesNotHideOpenAtAnother() {
    assertThat(composed(Presence.closed(NOON), Presence.open(MORNING)).standing())
        .isEqualTo(Standing.AVAILABLE);
  }

  @Test
  void nobodyIsClosedAsLongAsASourceIsUnknown() {
    assertThat(composed(Presence.closed(NOON), Presence.unknown(MORNING)).standing())
        .isEqualTo(Standing.UNKNOWN);
  }

  @Test
  void openIsOpenWhateverIsUnknown() {
    assertThat(composed(Presence.open(NOON), Presence.unknown(MORNING)).standing())
        .isEqualTo(Standing.AVAILABLE);
  }

  @Test
  void thePlatformsNumberIsThatOfWhatLeads() {
    var platform = Presence.open(MORNING, Activity.AWAY).numbered(96);
    var call = Presence.open(NOON, Activity.ON_THE_PHONE);
    assertThat(composed(Presence.open(NOON), platform).number()).contains(96);
    assertThat(composed(platform, call).number()).isEmpty();
  }

  @Test
  void withoutAnySourceSomebodyIsClosed() {
    assertThat(Composition.of(List.of(), NOON)).isEqualTo(Presence.closed(NOON));
  }

  @Test
  void aCallBeatsAvailableThatWasSetByHand() {
    var composed =
        composed(
            Presence.open(MORNING).noted("in the office"),
            Presence.open(NOON, Activity.ON_THE_PHONE));
    assertThat(composed.standing()).isEqualTo(Standing.ON_THE_PHONE);
    assertThat(composed.note()).contains("in the office");
    assertThat(composed.since()).isEqualTo(NOON);
  }

  @Test
  void doNotDisturbBeatsACallAndBothAreShown() {
    var composed =
        composed(
            Presence.open(MORNING, Activity.DO_NOT_DISTURB),
            Presence.open(NOON, Activity.ON_THE_PHONE));
    assertThat(composed.standing()).isEqualTo(Standing.DO_NOT_DISTURB);
    assertThat(composed.activities())
        .containsExactly(Activity.DO_NOT_DISTURB, Activity.ON_THE_PHONE);
  }

  @Test
  void busyBeatsAwayAndAwayBeatsAvailable() {
    var available = Presence.open(NOON);
    var away = Presence.open(NOON, Activity.LUNCH);
    var busy = Presence.open(NOON, Activity.BUSY);
    assertThat(composed(away, busy, available).standing()).isEqualTo(Standing.BUSY);
    assertThat(composed(away, available).standing()).isEqualTo(Standing.AWAY);
  }

  @Test
  void whatAClosedSourceDoesCountsWhenAllAreClosed() {
    var vacation =
        new Presence(
            Basic.CLOSED,
            Presence.open(NOON, Activity.VACATION).activities(),
            Optional.empty(),
            NOON);
    assertThat(composed(vacation, Presence.open(NOON)).activities()).isEmpty();
    assertThat(composed(vacation, Presence.closed(NOON)).activities())
        .containsExactly(Activity.VACATION);
  }

  @Test
  void theNoteIsThatOfTheSourceThatWeighsMostTheNewestOfEquals() {
    assertThat(
            composed(
                    Presence.open(NOON).noted("here"),
                    Presence.open(MORNING, Activity.BUSY).noted("older"),
                    Presence.open(NOON, Activity.BUSY).noted("newer"))
                .note())
        .contains("newer");
  }

  private static Presence composed(Presence... sources) {
    return Composition.of(List.of(sources), MORNING);
  }
}
