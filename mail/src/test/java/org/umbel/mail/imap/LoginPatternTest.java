package org.umbel.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;

class LoginPatternTest {
  private static final Person ANNA = person(Optional.of("anna.berg@example.com"));

  @ParameterizedTest
  @CsvSource({
    "$(MAILBOX)*$(ADMIN), anna.berg*umadmin",
    "$(ADMIN)\\$(MAILBOX), umadmin\\anna.berg",
    "$(LOGIN)@corp, anna.berg@corp",
    "domain/$(LOGIN), domain/anna.berg",
    "$(MAIL), anna.berg@example.com",
    "voice$(EXTENSION), voice4000",
    "fixed, fixed"
  })
  void placesAreFilledIn(String pattern, String name) {
    assertThat(new LoginPattern(pattern).fill(ANNA, MailAccount.USUAL, "umadmin")).contains(name);
  }

  @Test
  void aPersonsOwnLoginGoesBeforeTheAddress() {
    var pattern = new LoginPattern("$(LOGIN)/$(MAILBOX)");
    var account = account("ab$1", "ms01/berg");

    assertThat(pattern.fill(ANNA, account, "")).contains("ab$1/ms01/berg");
  }

  @Test
  void withoutAMailAddressThereIsNoLogin() {
    assertThat(new LoginPattern("$(MAILBOX)").fill(person(Optional.empty()), MailAccount.USUAL, ""))
        .isEmpty();
  }

  @Test
  void aPlaceNobodyKnowsIsRefusedInWords() {
    assertThatThrownBy(() -> new LoginPattern("$(USER)@x"))
        .hasMessageContaining("$(USER)")
        .hasMessageContaining("$(MAILBOX)");
  }

  private static MailAccount account(String login, String mailbox) {
    return new MailAccount(
        Optional.of(login),
        Optional.of(mailbox),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Person person(Optional<String> mail) {
    return new Person(new Extension("4000"), "Anna Berg", mail, Language.ENGLISH, List.of(), true);
  }
}
