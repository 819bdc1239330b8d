package org.umbel.domain.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.domain.agent.options.PresenceMapping.Levels;

class PresenceMappingTest {
  private static final PresenceMapping OTHER_SCALE =
      new PresenceMapping(
          Levels.NONE,
          new Levels(
              StatusRanges.parse("32,544"),
              StatusRanges.parse("8,64,96,128,512,16384"),
              StatusRanges.parse("-32768,0")),
          List.of(),
          false);

  private static StatusNumber number(int value) {
    return new StatusNumber(value);
  }

  @ParameterizedTest
  @CsvSource({
    "0, AVAILABLE, READY",
    "4499, AVAILABLE, READY",
    "4500, IDLE, NOT_READY",
    "5999, IDLE, NOT_READY",
    "6000, BUSY, NOT_READY",
    "7499, BUSY, NOT_READY",
    "7500, BUSY_IDLE, NOT_READY",
    "8999, BUSY_IDLE, NOT_READY",
    "9000, DO_NOT_DISTURB, NOT_READY",
    "11999, DO_NOT_DISTURB, NOT_READY",
    "12000, BE_RIGHT_BACK, NOT_READY",
    "14999, BE_RIGHT_BACK, NOT_READY",
    "15000, AWAY, NOT_READY",
    "17999, AWAY, NOT_READY",
    "18000, OFFLINE, LOGOUT",
    "999999, OFFLINE, LOGOUT"
  })
  void eachNumberIsAnAvailabilityAndMakesAnAgentStatus(
      int value, Availability availability, AgentStatus status) {
    assertThat(Availability.of(number(value))).contains(availability);
    assertThat(PresenceMapping.STANDARD.of(number(value))).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "-32768, LOGOUT",
    "0, LOGOUT",
    "32, READY",
    "544, READY",
    "64, NOT_READY",
    "96, NOT_READY",
    "128, NOT_READY",
    "512, NOT_READY",
    "16384, NOT_READY",
    "8, NOT_READY",
    "77, NOT_READY"
  })
  void aPlatformWithAnotherScaleIsListed(int value, AgentStatus status) {
    assertThat(OTHER_SCALE.of(number(value))).isEqualTo(status);
  }

  @Test
  void thePersonsRangesComeBeforeThoseOfTheSystem() {
    var own = new Levels(StatusRanges.parse("6000-7499"), Optional.empty(), Optional.empty());

    var mapping = PresenceMapping.STANDARD.with(own);

    assertThat(mapping.of(number(6_500))).isEqualTo(AgentStatus.READY);
    assertThat(mapping.of(number(9_500))).isEqualTo(AgentStatus.NOT_READY);
  }

  @ParameterizedTest
  @CsvSource({
    "Ready, READY",
    "not ready, NOT_READY",
    "NotReady, NOT_READY",
    "not-ready, NOT_READY",
    "logout, LOGOUT",
    "LoggedOut, LOGOUT"
  })
  void aNoteChangesTheState(String word, AgentStatus status) {
    var rule = NoteRule.parse(word + ", I am busy, really").orElseThrow();

    var mapping =
        new PresenceMapping(Levels.NONE, PresenceMapping.STANDARD.system(), List.of(rule), false);

    assertThat(mapping.of(" i am Busy, really ")).contains(status);
    assertThat(mapping.of("I am busy")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "1,", "a", "5-1", "1--", "1-2-3", "1234567", "- 5"})
  void whatIsNoRangeIsRefused(String text) {
    assertThat(StatusRanges.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0-4499", "18000-", "-32768,0", "-5--1", "3500,3000-4499"})
  void rangesAreWrittenAsTheyWereRead(String text) {
    assertThat(StatusRanges.parse(text).map(StatusRanges::text)).contains(text);
  }
}
