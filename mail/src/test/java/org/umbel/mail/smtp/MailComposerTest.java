package org.umbel.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.message.Envelope;
import org.umbel.domain.message.Marks;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.message.Origin;
import org.umbel.domain.message.Posting;
import org.umbel.domain.message.VoiceMessage;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;
import org.umbel.mail.Seal;
import org.umbel.testkit.Golden;

class MailComposerTest {
  private static final Path GOLDEN = Path.of("src/test/resources/org/umbel/mail/smtp");
  private static final Caller BEN =
      new Caller(Optional.of(new PhoneNumber("4001")), Optional.of("Ben Carter"));

  @TempDir private Path scratch;

  @Test
  void aMailInEnglish() throws MessagingException, IOException {
    Golden.check(GOLDEN.resolve("english.eml"), mail(BEN, Language.ENGLISH));
  }

  @Test
  void aMailInGermanWithUmlauts() throws MessagingException, IOException {
    var caller = new Caller(Optional.of(new PhoneNumber("+4930123456")), Optional.of("Jörg Müßig"));

    Golden.check(GOLDEN.resolve("german.eml"), mail(caller, Language.GERMAN));
  }

  @Test
  void aMailFromSomebodyUnknown() throws MessagingException, IOException {
    Golden.check(GOLDEN.resolve("unknown.eml"), mail(Caller.HIDDEN, Language.ENGLISH));
  }

  @Test
  void anAnswerRefersToWhatItAnswersAndIsNoAutomaticMail() throws MessagingException, IOException {
    var mail = posted(Posting.Kind.ANSWER, Optional.of("dora@example.org"), Optional.empty());

    Golden.check(GOLDEN.resolve("answer.eml"), mail);
    assertThat(mail)
        .contains("Subject: Re: Lunch?", "In-Reply-To: <two@example.org>")
        .contains("References: <one@example.org>\n <two@example.org>")
        .doesNotContain("Auto-Submitted", "dial 5000");
  }

  @Test
  void whatIsForwardedGoesAlongAsItIs() throws MessagingException, IOException {
    var original = scratch.resolve("mail.eml");
    Files.writeString(original, "Subject: Lunch?\r\n\r\nAt noon.\r\n");

    var mail = posted(Posting.Kind.FORWARD, Optional.empty(), Optional.of(original));

    Golden.check(GOLDEN.resolve("forward.eml"), mail);
    assertThat(mail)
        .contains("Subject: Fwd: Lunch?", "Content-Type: message/rfc822")
        .contains("\nAt noon.\n")
        .doesNotContain("In-Reply-To");
  }

  @Test
  void whatIsAnsweredAlreadyIsNotMarkedTwice() {
    assertThat(subject("AW: Mittag")).isEqualTo("AW: Mittag");
    assertThat(subject("re: lunch")).isEqualTo("re: lunch");
    assertThat(subject("Regards")).isEqualTo("Re: Regards");
    assertThat(subject(" ")).isEqualTo("else");
  }

  private static String subject(String about) {
    var origin = new Origin(Optional.empty(), Optional.empty(), List.of(), about);
    return ThreadHeaders.subject(
        new Posting(Posting.Kind.ANSWER, Optional.empty(), origin), "else");
  }

  private String posted(Posting.Kind kind, Optional<String> to, Optional<Path> original)
      throws MessagingException, IOException {
    var origin =
        new Origin(
            Optional.empty(),
            Optional.of("<two@example.org>"),
            List.of("<one@example.org>"),
            "Lunch?");
    var plain = message(BEN, Marks.NONE);
    var envelope = plain.envelope();
    var posted =
        new Envelope(
                envelope.id(),
                envelope.call(),
                envelope.recipient(),
                envelope.caller(),
                Optional.empty(),
                envelope.receivedAt())
            .posted(new Posting(kind, to, origin));
    return mail(
        new VoiceMessage(posted, plain.duration(), plain.audio(), original),
        Language.ENGLISH,
        to.orElse("anna@example.test"));
  }

  @Test
  void theSameMessageIsAlwaysTheSameMail() throws MessagingException, IOException {
    assertThat(mail(BEN, Language.ENGLISH)).isEqualTo(mail(BEN, Language.ENGLISH));
  }

  @Test
  void aNameFromTheNetworkNeverBeginsAHeaderOfItsOwn() throws MessagingException, IOException {
    var name = "Ben\r\nBcc: everybody@example.test\r\n\r\n<script>";

    var mail = mail(new Caller(Optional.empty(), Optional.of(name)), Language.ENGLISH);

    var headers = mail.substring(0, mail.indexOf("\n\n"));
    assertThat(headers.lines()).noneMatch(line -> line.startsWith("Bcc"));
    assertThat(headers).contains("Subject: Voice message from Ben Bcc: everybody@example.test");
  }

  @Test
  void aVeryLongNameKeepsEveryLineWithinTheLimit() throws MessagingException, IOException {
    var name = "Ä".repeat(500);

    var mail = mail(new Caller(Optional.empty(), Optional.of(name)), Language.ENGLISH);

    assertThat(mail.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(998));
  }

  @Test
  void marksAreToldAsVoiceMailTellsThem() throws MessagingException, IOException {
    assertThat(mail(BEN, Language.ENGLISH, new Marks(true, true)))
        .contains("\nImportance: High\n", "\nX-Priority: 1\n", "\nSensitivity: Private\n");
    assertThat(mail(BEN, Language.ENGLISH, new Marks(false, true)))
        .contains("\nSensitivity: Private\n")
        .doesNotContain("\nImportance", "\nX-Priority");
  }

  private String mail(Caller caller, Language language) throws MessagingException, IOException {
    return mail(caller, language, Marks.NONE);
  }

  private String mail(Caller caller, Language language, Marks marks)
      throws MessagingException, IOException {
    return mail(message(caller, marks), language, "anna@example.test");
  }

  private static String mail(VoiceMessage message, Language language, String address)
      throws MessagingException, IOException {
    var composer =
        new MailComposer(
            "voicemail@example.test",
            ZoneId.of("Europe/Berlin"),
            Optional.of("5000"),
            new Seal(new byte[32], Instant.EPOCH),
            from -> from.equals(BEN) ? Optional.of("ben@example.test") : Optional.empty());
    var anna =
        new Person(
            new Extension("4000"),
            "Anna Berg",
            Optional.of("anna@example.test"),
            language,
            List.of(),
            true);
    return text(composer.compose(Session.getInstance(new Properties()), message, anna, address));
  }

  private VoiceMessage message(Caller caller, Marks marks) throws IOException {
    var audio = new byte[64];
    Arrays.fill(audio, (byte) 'x');
    var envelope =
        new Envelope(
                new MessageId("0190e3c0-4711"),
                new CallId("call-1"),
                new Extension("4000"),
                caller,
                Optional.of(Redirection.Reason.NO_ANSWER),
                Instant.parse("2026-03-02T12:00:05.250Z"))
            .marked(marks);
    return new VoiceMessage(
        envelope, Duration.ofMillis(23_400), Files.write(scratch.resolve("a.wav"), audio));
  }

  private static String text(MimeMessage mail) throws MessagingException, IOException {
    var bytes = new ByteArrayOutputStream();
    mail.writeTo(bytes);
    return bytes.toString(StandardCharsets.US_ASCII).replace("\r\n", "\n");
  }
}
