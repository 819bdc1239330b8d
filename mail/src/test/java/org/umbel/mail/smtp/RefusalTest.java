package org.umbel.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {

  @ParameterizedTest
  @CsvSource({
    "550, 550 5.1.1 no such user, true",
    "450, 450 4.2.0 greylisted, false",
    "552, 552 quota exceeded, false",
    "550, 550 5.2.2 the mailbox is full, false",
  })
  void aRecipientIsRefusedForGoodUnlessItMayHelpToWait(int reply, String words, boolean forGood)
      throws AddressException {
    var anna = new InternetAddress("anna@example.test");

    assertThat(Refusal.forGood(new SMTPAddressFailedException(anna, "RCPT TO", reply, words)))
        .isEqualTo(forGood);
  }

  @ParameterizedTest
  @CsvSource({
    "DATA, 554, 554 5.6.0 a virus, true",
    ".,    554, 554 5.6.0 a virus, true",
    ".,    552, 552 5.2.2 quota exceeded, false",
    "MAIL, 530, 530 5.7.0 a login is needed, false",
  })
  void aMessageIsRefusedForGoodWhenItsContentIs(
      String command, int reply, String words, boolean forGood) {
    var failure = new SMTPSendFailedException(command, reply, words, null, null, null, null);

    assertThat(Refusal.forGood(failure)).isEqualTo(forGood);
  }
}
