package org.umbel.directory.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.domain.call.PhoneNumber;

class NumberFilterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(fax=${UMS}); +49301; true",
        "(fax=${UMS}); +49302; false",
        "(fax=${UMS_WHTSPC}); +49302; true",
        "(|(fax=${UMS})(proxy=IXI:${UMS_WHTSPC})); 4000; true",
        "(proxy=IXI:${UMS}); 4000; false",
        "(&(kind=person)(fax=${UMS})); +49301; true",
        "(&(kind=printer)(fax=${UMS})); +49301; false",
        "(&(!(kind=printer))(fax=${UMS})); +49301; true",
        "(&(fax=${UMS})(proxy=IXI:${UMS_WHTSPC})); +49301; false"
      })
  void findsWhatASearchWouldFind(String filter, String number, boolean found) {
    var entry =
        new Entry(
            "cn=Anna",
            new Attribute("kind", "person"),
            new Attribute("fax", "+49301", "+49 (0) 30-2"),
            new Attribute("proxy", "smtp:anna@example.test", "ixi: 40 00"));

    assertThat(NumberFilter.of(filter).numbers(entry).contains(new PhoneNumber(number)))
        .isEqualTo(found);
  }

  @Test
  void whatIsNoFilterIsRefusedInWords() {
    assertThatThrownBy(() -> NumberFilter.of("(fax=${UMS}"))
        .hasMessageStartingWith("no LDAP filter");
    assertThatThrownBy(() -> NumberFilter.of("(fax=${NUMBER})")).hasMessageContaining("not known");
    assertThatThrownBy(() -> NumberFilter.of("(fax=4000)")).hasMessageContaining("in the filter");
  }
}
