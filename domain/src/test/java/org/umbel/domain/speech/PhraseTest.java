package org.umbel.domain.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PhraseTest {

  @Test
  void theTimeOfAMessageIsThatOfTheListenersClock() {
    var received = Instant.parse("2026-11-19T23:30:00Z");
    var now = Instant.parse("2026-11-20T08:00:00Z");

    assertThat(ReceivedAt.of(received, now, ZoneId.of("Europe/Berlin")))
        .isEqualTo(
            new ReceivedAt(LocalDateTime.of(2026, 11, 20, 0, 30), LocalDate.of(2026, 11, 20)));
  }

  @Test
  void aRecordingIsHeardFromItsStartEachTime() {
    var name = new Recorded(ShortBuffer.wrap(new short[] {1, 2, 3}));
    name.audio().get();

    assertThat(name.audio().remaining()).isEqualTo(3);
  }

  @Test
  void aRecordingCannotBeChanged() {
    assertThat(new Recorded(ShortBuffer.allocate(1)).audio().isReadOnly()).isTrue();
  }

  @Test
  void anOptionStandsOnItsKeyOfTheStandardMap() {
    assertThat(Choice.of(Option.DELETE)).isEqualTo(new Choice(Option.DELETE, '7'));
  }

  @Test
  void aKeyNoTelephoneHasIsRefused() {
    assertThatThrownBy(() -> new Choice(Option.DELETE, 'A'))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No telephone has a key 'A' to choose DELETE");
  }

  @Test
  void aPauseOfElevenSecondsIsRefused() {
    assertThatThrownBy(() -> new Pause(Duration.ofSeconds(11)))
        .hasMessage("A pause lasts 0 … 10 s, not PT11S");
  }

  @Test
  void thereIsNoMessageFourOfThree() {
    assertThatThrownBy(() -> new MessageOrdinal(4, 3)).hasMessage("No message 4 of 3");
  }
}
