package org.umbel.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.umbel.domain.speech.reading.ReadableMail;
import org.umbel.domain.speech.reading.ReadableMail.Attachment;

class MailTextTest {

  private static ReadableMail read(String mail) throws MessagingException, IOException {
    var bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    var session = Session.getInstance(new Properties());
    return MailText.read(new MimeMessage(session, new ByteArrayInputStream(bytes)));
  }

  @Test
  void aMailOfOnePartIsItsText() throws MessagingException, IOException {
    var mail = read("Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\n\nHallo.\n");

    assertThat(mail.subject()).isEqualTo("Grüße");
    assertThat(mail.plain().orElseThrow().strip()).isEqualTo("Hallo.");
    assertThat(mail.html()).isEmpty();
  }

  @Test
  void bothFormsOfATextAndWhatIsAttachedAreFound() throws MessagingException, IOException {
    var mail =
        read(
            """
            Content-Type: multipart/mixed; boundary=a

            --a
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain; charset=iso-8859-1

            Gr\u00fc\u00dfe
            --b
            Content-Type: text/html

            <p>Hello</p>
            --b--
            --a
            Content-Type: image/png
            Content-ID: <logo>

            x
            --a
            Content-Type: application/pdf; name="offer.pdf"
            Content-Disposition: attachment; filename="offer.pdf"

            x
            --a--
            """);

    assertThat(mail.plain().orElseThrow().strip()).isEqualTo("Grüße");
    assertThat(mail.html().orElseThrow()).contains("<p>Hello</p>");
    assertThat(mail.attachments()).containsExactly(new Attachment("offer.pdf", "application/pdf"));
  }

  @Test
  void whatMakesNoSenseIsLeftOut() throws MessagingException, IOException {
    var mail = read("Content-Type: text/plain; charset=klingon-7\n\nHello.\n");

    assertThat(mail.plain().orElseThrow().strip()).isEqualTo("Hello.");
  }

  @Test
  void aPartThatCannotBeDecodedIsNamedAndTheOthersAreRead() throws MessagingException, IOException {
    var mail =
        read(
            """
            Content-Type: multipart/mixed; boundary=a

            --a
            Content-Type: text/plain
            Content-Transfer-Encoding: base64

            SGVsbG8*&^%$#@!=
            --a
            Content-Type: text/plain
            Content-Transfer-Encoding: x-klingon

            Qapla'
            --a
            Content-Type: text/plain

            Hello.
            --a--
            """);

    assertThat(mail.plain().orElseThrow().strip()).endsWith("Hello.");
    assertThat(mail.attachments()).isNotEmpty();
  }

  @Test
  void partsInPartsWithoutEndAreReadToABound() throws MessagingException, IOException {
    var mail = new StringBuilder();
    for (var depth = 0; depth < 500; depth++) {
      mail.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%1$d\n".formatted(depth));
    }
    assertThat(read(mail + "Content-Type: text/plain\n\nDeep.\n").plain()).isEmpty();
  }

  @Test
  void manyPartsAndLongOnesAreReadToABound() throws MessagingException, IOException {
    var part = "--a\nContent-Type: text/plain\n\n" + "x".repeat(10_000) + "\n";
    var mail =
        read(
            "Subject: "
                + "long ".repeat(100_000)
                + "\nContent-Type: multipart/mixed; boundary=a\n\n"
                + part.repeat(2_000)
                + "--a--\n");

    assertThat(mail.subject()).hasSize(1_000);
    assertThat(mail.plain().orElseThrow()).hasSizeLessThan(401_000);
  }

  @Test
  void aMailOfNonsenseHasNoText() throws MessagingException, IOException {
    for (var head :
        new String[] {
          "Content-Type: multipart/mixed\n\n",
          "Content-Type: multipart/mixed; boundary=\n\n--\n--",
          "Content-Type: ;;;===\n\n",
          "Content-Type: message/rfc822\n\n",
          "Content-Type: text/plain; charset=\"\n\n",
          "Subject: =?utf-8?B?////?= =?x?Q?=\n\n",
          "Content-Disposition: attachment; filename*=utf-8''%zz\n\n",
        }) {
      read(head);
    }
  }
}
