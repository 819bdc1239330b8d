package org.umbel.directory.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MailHostRuleTest {

  @Test
  void aHostNameIsMadeOfWhatTheDirectorySays() {
    var rule = MailHostRule.of("^cn=([^,/]*).*", "\\1.example.com");

    assertThat(rule.host("CN=ms01/O=example")).contains("ms01.example.com");
    assertThat(rule.host("elsewhere")).isEmpty();
    assertThat(MailHostRule.AS_IT_IS.host("ms01")).contains("ms01");
  }

  @Test
  void aGroupThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> MailHostRule.of("^cn=.*", "\\1"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
