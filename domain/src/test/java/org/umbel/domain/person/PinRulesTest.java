package org.umbel.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.domain.person.PinRules.Expired;
import org.umbel.domain.speech.Language;

class PinRulesTest {
  private static final Person OWNER =
      new Person(new Extension("123"), "Anna", Optional.empty(), Language.ENGLISH, List.of(), true);

  @ParameterizedTest
  @CsvSource({"4, 6", "6, 6", "12, 12", "24, 24"})
  void aPinThatIsMadeUpKeepsTheRules(int shortest, int length) {
    var rules =
        new PinRules(
            shortest, 3, 10, Duration.ZERO, Duration.ZERO, Optional.empty(), Expired.CHANGE, 5);
    var random = new Random(42);

    var made = IntStream.range(0, 5_000).mapToObj(_ -> rules.make(OWNER, random)).toList();

    assertThat(made)
        .allSatisfy(pin -> {
          assertThat(pin.digits()).hasSize(length).doesNotContain("123");
          assertThat(rules.objection(pin, OWNER)).isEmpty();
        })
        .hasSizeGreaterThan(0);
    assertThat(made.stream().distinct().count()).isGreaterThan(4_950);
  }
}
