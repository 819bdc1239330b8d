package org.umbel.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.domain.call.PhoneNumber;

class SitesTest {
  private static final Site MUNICH =
      new Site(
          "muc",
          "+49",
          "89",
          "55",
          "0",
          List.of(ExtensionRange.parse("4100-4199").orElseThrow()),
          List.of("b"));
  private static final Sites SITES =
      new Sites(
          List.of(MUNICH),
          Site.of(Optional.of("+4930123")),
          owner -> Optional.of("muc").filter(_ -> owner.digits().equals("4001")));

  @ParameterizedTest
  @CsvSource({
    "4000, +49301234000",
    "4100, +4989554100",
    "4199, +4989554199",
    "4200, +49301234200",
    "4001, +4989554001",
    "41000, +493012341000",
  })
  void anExtensionHasTheNumberOfItsSite(String extension, String whole) {
    assertThat(SITES.canonical(new Extension(extension)).digits()).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource({"+4989554100, 4100", "+49301234000, 4000", "4711, 4711", "+49401234,", "+498955,"})
  void anExtensionIsFoundBehindTheNumberOfItsSite(String number, String extension) {
    assertThat(SITES.extension(new PhoneNumber(number)).map(Extension::digits))
        .isEqualTo(Optional.ofNullable(extension));
  }

  @ParameterizedTest
  @CsvSource({
    "+498912345, +498912345, true",
    "+498912345, 00498912345, true",
    "+498912345, 08912345, true",
    "+498912345, 12345, true",
    "+498912345, 0012345, false",
    "+498912345, 012345, true",
    "+498912345, 008912345, true",
    "+33145, 00033145, true",
    "+33145, 033145, false",
    "089 12345, +498912345, true",
    "0033 145, +33145, true",
    "+4989554100, 4100, true",
    "+4989564100, 4100, false",
  })
  void aNumberIsShownAsItIsDialledAtTheSite(String known, String shown, boolean same) {
    var number = PhoneNumber.parse(known).orElseThrow();

    assertThat(SITES.same(new Extension("4100"), number, new PhoneNumber(shown))).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource({"+49301234000, 4000, true", "+49301234000, 04000, false", "0170123, 0170123, true"})
  void whereOnlyAPrefixIsKnownNumbersAreWholeOrExtensions(
      String known, String shown, boolean same) {
    var number = new PhoneNumber(known);

    assertThat(SITES.same(new Extension("4000"), number, new PhoneNumber(shown))).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        // shown at Munich, where 0 may stand before; likeliest first
        "+33145, +33145",
        "0033145, +33145 +4933145",
        "00033145, +33145",
        "01701234, +491701234",
        "001701234, +1701234 +491701234",
        "4100, none",
        "4711, none",
      })
  void theCountryOfACallerIsFoundHoweverTheSiteWritesIt(String shown, String origins) {
    var found = SITES.origins(new Extension("4100"), new PhoneNumber(shown));

    assertThat(found.stream().map(PhoneNumber::digits).toList())
        .isEqualTo(origins == null ? List.of() : List.of(origins.split(" ")));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "+33145, +33145",
        "0033145, +33145",
        "01701234, +4930123",
        "4000, none",
      })
  void aCallerOfTheOwnCountryIsFromWhereTheSiteIs(String shown, String origin) {
    var found = SITES.origins(new Extension("4000"), new PhoneNumber(shown));

    assertThat(found.stream().map(PhoneNumber::digits).findFirst())
        .isEqualTo(Optional.ofNullable(origin));
  }

  @ParameterizedTest
  @CsvSource({
    "4150, true",
    "4250, false",
    "+4989554150, true",
    "+49301237777, true",
    "0049301237777, true",
    "089557777, true",
    "0089557777, true",
    "+4930124777, false",
    "+4930123, false",
    "00, false",
  })
  void aNumberOfASiteIsOursWhoeverHasIt(String shown, boolean ours) {
    assertThat(SITES.ours(new Extension("4100"), new PhoneNumber(shown))).isEqualTo(ours);
  }

  @Test
  void linesOfTheSiteComeFirst() {
    assertThat(SITES.best(new Extension("4100"), List.of("a", "b"))).containsExactly("b", "a");
    assertThat(SITES.best(new Extension("4000"), List.of("a", "b"))).containsExactly("a", "b");
  }

  @Test
  void aRangeHasExtensionsOfItsLength() {
    var range = ExtensionRange.parse("100 - 199").orElseThrow();

    assertThat(range.contains(new Extension("150"))).isTrue();
    assertThat(range.contains(new Extension("1500"))).isFalse();
    assertThat(ExtensionRange.parse("200-100")).isEmpty();
    assertThat(ExtensionRange.parse("10-100")).isEmpty();
    assertThat(range).hasToString("100-199");
  }
}
