package org.umbel.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.domain.call.PhoneNumber;

/// Numbers in mail addresses (ML-5).
class AddressTemplateTest {
  private static final AddressTemplate TEMPLATE =
      new AddressTemplate("${number}@${type}.example.org");
  private static final PhoneNumber NUMBER = new PhoneNumber("+49301234");

  @Test
  void whatIsWrittenIsReadAgain() {
    var address = TEMPLATE.address(NUMBER, AddressTemplate.Type.FAX);

    assertThat(address).isEqualTo("+49301234@fax.example.org");
    assertThat(TEMPLATE.read(address))
        .contains(new AddressTemplate.Meaning(NUMBER, Optional.of(AddressTemplate.Type.FAX)));
  }

  @Test
  void anAddressIsReadWhateverItsCase() {
    assertThat(TEMPLATE.read("0301234@TEXT.Example.ORG"))
        .contains(
            new AddressTemplate.Meaning(
                new PhoneNumber("0301234"), Optional.of(AddressTemplate.Type.TEXT)));
  }

  @Test
  void theTypeMayBeLeftOut() {
    var template = new AddressTemplate("um-${number}@example.org");

    assertThat(template.address(NUMBER, AddressTemplate.Type.VOICE))
        .isEqualTo("um-+49301234@example.org");
    assertThat(template.read("um-4711@example.org"))
        .contains(new AddressTemplate.Meaning(new PhoneNumber("4711"), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna@fax.example.org",
        "0301234@fax.example.com",
        "0301234@mail.example.org",
        "0301234@faxxexample.org",
        "x0301234@fax.example.org"
      })
  void otherAddressesSayNothing(String address) {
    assertThat(TEMPLATE.read(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "anna@example.org",
        "${number}",
        "anna@${number}.example.org",
        "${number}${number}@example.org",
        "${number}@${type}.${type}.example.org",
        "${number}@${kind}.example.org",
        "${number}@exam ple.org",
        "${number}@example.org, other@example.org"
      })
  void whatMakesNoAddressIsNoTemplate(String text) {
    assertThat(AddressTemplate.parse(text)).isEmpty();
  }
}
