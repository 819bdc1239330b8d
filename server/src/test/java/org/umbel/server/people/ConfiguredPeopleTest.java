package org.umbel.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Sites;
import org.umbel.domain.speech.Language;

class ConfiguredPeopleTest {
  private static final Person ANNA = person("4000", "+491701234567");
  private static final Person BEN = person("4001", "+4930124000");
  private final ConfiguredPeople people =
      new ConfiguredPeople(List.of(ANNA, BEN), Sites.one(Optional.of("+4930123")));

  @ParameterizedTest
  @ValueSource(strings = {"4000", "+49301234000", "+491701234567"})
  void aPersonIsFoundByExtensionOutsideNumberAndOwnPhones(String number) {
    assertThat(people.byNumber(new PhoneNumber(number))).contains(ANNA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4002", "+4940123", "+493012340", "+4930123", "+49301244000", "*", "#4000"})
  void aNumberThatOnlyLooksAlikeIsNobodys(String number) {
    assertThat(people.byNumber(new PhoneNumber(number))).isEmpty();
  }

  @Test
  void anOwnPhoneGoesBeforeAnExtension() {
    var chief = person("4002", "4000");
    var both = new ConfiguredPeople(List.of(ANNA, chief), Sites.one(Optional.empty()));

    assertThat(both.byNumber(new PhoneNumber("4000"))).contains(chief);
    assertThat(both.byExtension(new Extension("4000"))).contains(ANNA);
  }

  @Test
  void withoutAPrefixOnlyExtensionsAndPhonesAreKnown() {
    var plain = new ConfiguredPeople(List.of(ANNA), Sites.one(Optional.empty()));

    assertThat(plain.byNumber(new PhoneNumber("4000"))).contains(ANNA);
    assertThat(plain.byNumber(new PhoneNumber("+49301234000"))).isEmpty();
  }

  private static Person person(String extension, String phone) {
    return new Person(
        new Extension(extension),
        "Person " + extension,
        Optional.empty(),
        Language.ENGLISH,
        List.of(new PhoneNumber(phone)),
        true);
  }
}
