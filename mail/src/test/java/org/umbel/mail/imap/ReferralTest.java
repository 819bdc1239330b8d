package org.umbel.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.mail.Login;
import org.umbel.mail.Secret;

class ReferralTest {

  @ParameterizedTest
  @CsvSource({
    "IMAP://MIKE@SERVER2/, SERVER2, MIKE",
    "imap://user;AUTH=*@ms02.example.com/, ms02.example.com, user",
    "imap://anna%2Fadmin;AUTH=PLAIN@ms02:1143, ms02:1143, anna/admin",
    "imap://a+b@ms02/INBOX, ms02, a+b"
  })
  void itNamesTheServerAndTheUser(String url, String host, String user) {
    assertThat(Referral.of(url)).contains(new Referral(host, Optional.of(user)));
  }

  @Test
  void withoutAUserTheLoginStays() {
    var login = new Login("anna*umbel", new Secret("x"));

    assertThat(Referral.of("imap://;AUTH=*@ms02/").orElseThrow().login(login)).isEqualTo(login);
    assertThat(Referral.of("imap://ms02/").orElseThrow().login(login)).isEqualTo(login);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http://ms02/", "imap://", "imap://a@b@c/", "imap://a%zz@b/", "null"})
  void anythingElseIsNone(String url) {
    assertThat(Referral.of(url)).isEmpty();
  }
}
