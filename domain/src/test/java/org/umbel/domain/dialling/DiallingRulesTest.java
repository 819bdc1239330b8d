package org.umbel.domain.dialling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.domain.dialling.Decision.Cause.CLASS;
import static org.umbel.domain.dialling.Decision.Cause.HOURS;
import static org.umbel.domain.dialling.Decision.Cause.NUMBER;
import static org.umbel.domain.dialling.Decision.Cause.RATE;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.dialling.DialPlan.Route;
import org.umbel.domain.dialling.DiallingRules.Recent;
import org.umbel.domain.person.Sites;

class DiallingRulesTest {
  private static final Recent NONE_LATELY = new Recent(0, 0);
  private static final Instant FRIDAY_AFTERNOON = Instant.parse("2026-11-20T14:00:00Z");
  private static final Instant FRIDAY_NIGHT = Instant.parse("2026-11-20T23:30:00Z");

  private final DiallingRules rules =
      new DiallingRules(
          EnumSet.of(NumberClass.LOCAL, NumberClass.NATIONAL),
          patterns("+49170Z"),
          patterns("+4930666Z", "0900Z"),
          2,
          5,
          List.of(
              new CallingHours(
                  EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                  LocalTime.of(7, 0),
                  LocalTime.of(20, 0))),
          ZoneId.of("Europe/Berlin"));

  private static List<NumberPattern> patterns(String... texts) {
    return Stream.of(texts).map(NumberPattern::new).toList();
  }

  private static Route route(String dialled, String called, NumberClass kind) {
    return new Route(new PhoneNumber(dialled), new PhoneNumber(called), kind, List.of("carrier"));
  }

  private static Route national(String called) {
    return route(called, called, NumberClass.NATIONAL);
  }

  private static Decision.Cause cause(Decision decision) {
    return ((Decision.Refused) decision).cause();
  }

  @Test
  void whatIsOfAnAllowedClassMayBeCalled() {
    assertThat(rules.decide(national("+49301234"), NONE_LATELY, FRIDAY_AFTERNOON))
        .isEqualTo(new Decision.Allowed());
  }

  @Test
  void otherClassesMayNotUnlessTheNumberIsAllowed() {
    var mobile = route("0171", "+49171", NumberClass.MOBILE);
    var allowed = route("0170", "+49170", NumberClass.MOBILE);

    assertThat(cause(rules.decide(mobile, NONE_LATELY, FRIDAY_AFTERNOON))).isEqualTo(CLASS);
    assertThat(rules.decide(allowed, NONE_LATELY, FRIDAY_AFTERNOON))
        .isEqualTo(new Decision.Allowed());
  }

  @Test
  void aDeniedNumberIsDeniedAsDialledAndAsCalled() {
    var asCalled = route("030666", "+4930666", NumberClass.LOCAL);
    var asDialled = route("09001", "+499001", NumberClass.LOCAL);

    assertThat(cause(rules.decide(asCalled, NONE_LATELY, FRIDAY_AFTERNOON))).isEqualTo(NUMBER);
    assertThat(cause(rules.decide(asDialled, NONE_LATELY, FRIDAY_AFTERNOON))).isEqualTo(NUMBER);
  }

  @Test
  void callsGoOutOnlyInTheirHours() {
    assertThat(cause(rules.decide(national("+4940"), NONE_LATELY, FRIDAY_NIGHT))).isEqualTo(HOURS);
  }

  @Test
  void tooManyCallsInAMinuteOrAnHourAreRefused() {
    var call = national("+4940");

    assertThat(cause(rules.decide(call, new Recent(2, 2), FRIDAY_AFTERNOON))).isEqualTo(RATE);
    assertThat(cause(rules.decide(call, new Recent(0, 5), FRIDAY_AFTERNOON))).isEqualTo(RATE);
  }

  @Test
  void anEmergencyCallIsNeverRefused() {
    var emergency = route("112", "112", NumberClass.EMERGENCY);

    assertThat(rules.decide(emergency, new Recent(99, 99), FRIDAY_NIGHT))
        .isEqualTo(new Decision.Allowed());
  }

  @Test
  void whoHasNoRulesOfTheirOwnMayNotCallWhatCostsMuch() {
    for (var kind : List.of(NumberClass.PREMIUM, NumberClass.INTERNATIONAL)) {
      var costly = route("001", "001", kind);
      assertThat(cause(DiallingRules.DEFAULT.decide(costly, NONE_LATELY, FRIDAY_NIGHT)))
          .isEqualTo(CLASS);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "112, 112, true",
    "112, 1123, false",
    "00Z, 0033145, true",
    "00Z, 00, true",
    "00Z, 033145, false",
    "0N?, 0301, true",
    "0N?, 030, true",
    "0N?, 03, false",
    "0N?, 0130, false",
    "4XXX, 4711, true",
    "4XXX, 471, false",
    "+49Z, +4930, true",
    "+49Z, 4930, false",
    "*9?#, *912#, true",
  })
  void aPatternMeansTheWholeNumber(String pattern, String number, boolean meant) {
    assertThat(new NumberPattern(pattern).matches(new PhoneNumber(number))).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"''", "0Z1", "1+", "abc", "0??", "000000000000000000000000000000000"})
  void whatIsNoPatternIsNotTakenForOne(String text) {
    assertThat(NumberPattern.parse(text)).isEmpty();
  }

  @Test
  void hoursMayGoOverMidnight() {
    var night = new CallingHours(Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(6, 0));

    assertThat(night.contains(FRIDAY_NIGHT.atZone(ZoneId.of("UTC")).toLocalDateTime())).isTrue();
    assertThat(night.contains(LocalDateTime.parse("2026-11-21T05:59"))).isTrue();
    assertThat(night.contains(LocalDateTime.parse("2026-11-20T05:59"))).isFalse();
    assertThat(night.contains(LocalDateTime.parse("2026-11-21T06:00"))).isFalse();
  }

  @Test
  void theFirstEntryThatMeansANumberSaysHowItIsCalled() {
    var plan =
        new DialPlan(
            List.of(
                entry("00Z", NumberClass.INTERNATIONAL, 2, "+"),
                entry("0Z", NumberClass.NATIONAL, 1, "+49")),
            Sites.one(Optional.empty()));

    assertThat(plan.of(new PhoneNumber("0033145")).orElseThrow().called().digits())
        .isEqualTo("+33145");
    assertThat(plan.of(new PhoneNumber("0301234")).orElseThrow().called().digits())
        .isEqualTo("+49301234");
    assertThat(plan.of(new PhoneNumber("4711"))).isEmpty();
  }

  private static DialPlan.Entry entry(String pattern, NumberClass kind, int strip, String prefix) {
    return new DialPlan.Entry(new NumberPattern(pattern), kind, strip, prefix, List.of("carrier"));
  }
}
