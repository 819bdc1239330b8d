package org.umbel.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;
import org.umbel.mail.Login;
import org.umbel.mail.Secret;

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
    assertThat(LoginPattern.of(pattern).fill(ANNA, "umadmin")).contains(name);
  }

  @Test
  void aPersonsOwnLoginGoesBeforeTheAddress() {
    var pattern = new LoginPattern("$(LOGIN)", Map.of(ANNA.extension(), "ab$1"));

    assertThat(pattern.fill(ANNA, "")).contains("ab$1");
  }

  @Test
  void withoutAMailAddressThereIsNoLogin() {
    assertThat(LoginPattern.of("$(MAILBOX)").fill(person(Optional.empty()), "")).isEmpty();
  }

  @Test
  void aPlaceNobodyKnowsIsRefusedInWords() {
    assertThatThrownBy(() -> LoginPattern.of("$(USER)@x"))
        .hasMessageContaining("$(USER)")
        .hasMessageContaining("$(MAILBOX)");
  }

  @Test
  void otherUsersHaveTheirInboxAtThePrefix() {
    var access =
        new ImapAccess.OtherUsers(
            new Login("umadmin", new Secret("x")), LoginPattern.of("Other Users/$(MAILBOX)"));

    assertThat(access.folder(ANNA, "INBOX")).isEqualTo("Other Users/anna.berg");
    assertThat(access.folder(ANNA, "Deleted/Voice"))
        .isEqualTo("Other Users/anna.berg/Deleted/Voice");
  }

  private static Person person(Optional<String> mail) {
    return new Person(new Extension("4000"), "Anna Berg", mail, Language.ENGLISH, List.of(), true);
  }
}
