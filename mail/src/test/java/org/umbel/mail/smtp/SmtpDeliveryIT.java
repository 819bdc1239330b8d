package org.umbel.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.message.DeliveryFailed;
import org.umbel.domain.message.Envelope;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.message.VoiceMessage;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.mail.Login;
import org.umbel.mail.MailServer;
import org.umbel.mail.Secret;
import org.umbel.mail.TestMail;
import org.umbel.mail.Tls;
import org.umbel.mail.Trust;
import org.umbel.testkit.part.Needs;

/// Mail sent through a real transport (CA-11, ML-4).
@Needs(
    value = {"dovecot", "postfix"},
    root = true)
@Timeout(60)
class SmtpDeliveryIT {
  private static final MailServer DEAD = new MailServer("127.0.0.1", 9, Tls.NONE);
  private static final Login LOGIN = new Login("box0", new Secret("secret"));

  @TempDir private Path scratch;
  private final Person somebody = TestMail.somebody();

  @Test
  void theMailArrivesWithTheSoundItWasSentWith() throws IOException {
    var message = message();

    delivery(TestMail.smtp(DEAD, TestMail.smtpServer())).deliver(message, somebody);

    try (var program = TestMail.system().open(user())) {
      program.awaitCount(1, Duration.ofSeconds(10));
      var mail = program.message(1);
      assertThat(mail.field("Subject")).contains("Voice message from Jörg (4001), 0:02");
      assertThat(mail.field("Message-ID"))
          .contains("<" + message.envelope().id() + "@example.test>");
      assertThat(mail.field("Date")).contains("Mon, 2 Mar 2026 13:00:00 +0100");
      assertThat(mail.part("audio/").orElseThrow()).isEqualTo(Files.readAllBytes(message.audio()));
    }
  }

  @Test
  void anUnknownRecipientIsRefusedForGood() {
    var nobody = TestMail.person("4999", "nobody@example.test");

    assertThatThrownBy(
            () -> delivery(TestMail.smtp(TestMail.smtpServer())).deliver(message(), nobody))
        .isInstanceOfSatisfying(
            DeliveryFailed.class, failed -> assertThat(failed.forGood()).isTrue())
        .hasMessageContaining("nobody@example.test");
  }

  @Test
  void aServerThatDoesNotAnswerIsTriedAgainLater() {
    var delivery = delivery(TestMail.smtp(DEAD));

    assertThatThrownBy(() -> delivery.deliver(message(), somebody))
        .isInstanceOfSatisfying(
            DeliveryFailed.class, failed -> assertThat(failed.forGood()).isFalse())
        .hasMessageContaining("127.0.0.1:9")
        .hasMessageContaining("refused");
    assertThat(delivery.condition().well()).isFalse();
    delivery.close();
  }

  @Test
  void aPersonWithoutMailAddressIsNoReasonToLoseTheMessage() {
    var without =
        new Person(
            new Extension("4998"), "Carl", Optional.empty(), somebody.language(), List.of(), true);

    assertThatThrownBy(
            () -> delivery(TestMail.smtp(TestMail.smtpServer())).deliver(message(), without))
        .isInstanceOfSatisfying(
            DeliveryFailed.class, failed -> assertThat(failed.forGood()).isFalse())
        .hasMessageContaining("Carl has no mail address");
  }

  @Test
  void submissionNeedsTlsAndALogin() {
    var server = new MailServer("127.0.0.1", TestMail.system().submissionPort(), Tls.REQUIRED);

    delivery(settings(server, Optional.of(LOGIN), TestMail.transportTrust()))
        .deliver(message(), somebody);

    assertThatThrownBy(() ->
            delivery(settings(server, Optional.of(LOGIN), Trust.ofJava()))
                .deliver(message(), somebody))
        .hasMessageContaining("no trust in its certificate");
  }

  @Test
  void aWrongPasswordIsNoFaultOfTheMessage() {
    var server = new MailServer("127.0.0.1", TestMail.system().submissionPort(), Tls.REQUIRED);
    var wrong = Optional.of(new Login("box0", new Secret("hunter2")));

    assertThatThrownBy(() ->
            delivery(settings(server, wrong, TestMail.transportTrust()))
                .deliver(message(), somebody))
        .isInstanceOfSatisfying(
            DeliveryFailed.class, failed -> assertThat(failed.forGood()).isFalse())
        .hasMessageContaining("refused the login")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aServerThatIsBackIsNoticedWithoutAnyMessage() throws InterruptedException, IOException {
    var recovered = new CountDownLatch(1);
    var server = new MailServer("127.0.0.1", unusedPort(), Tls.NONE);
    var delivery =
        new SmtpDelivery(
            TestMail.smtp(server),
            TestMail.SEAL,
            _ -> Optional.empty(),
            InstantSource.system(),
            recovered::countDown,
            Duration.ofMillis(50));
    assertThatThrownBy(() -> delivery.deliver(message(), somebody))
        .isInstanceOf(DeliveryFailed.class);

    try (var forwarder = Forwarder.start(server.port(), TestMail.system().smtpPort())) {
      assertThat(recovered.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(forwarder.connections()).isPositive();
      delivery.deliver(message(), somebody);
    }
    assertThat(delivery.condition().well()).isTrue();
  }

  private static int unusedPort() throws IOException {
    try (var place = new ServerSocket(0)) {
      return place.getLocalPort();
    }
  }

  private static SmtpDelivery delivery(SmtpSettings settings) {
    return new SmtpDelivery(
        settings, TestMail.SEAL, _ -> Optional.empty(), InstantSource.system(), () -> {});
  }

  private static SmtpSettings settings(MailServer server, Optional<Login> login, Trust trust) {
    var plain = TestMail.smtp(server);
    return new SmtpSettings(
        plain.servers(),
        login,
        plain.sender(),
        plain.zone(),
        plain.pilot(),
        plain.timeouts(),
        trust);
  }

  private String user() {
    return somebody.mail().orElseThrow().replaceAll("@.*", "");
  }

  private VoiceMessage message() {
    var envelope =
        new Envelope(
            MessageId.random(),
            new CallId("call-1"),
            somebody.extension(),
            new Caller(Optional.of(new PhoneNumber("4001")), Optional.of("Jörg")),
            Optional.empty(),
            Instant.parse("2026-03-02T12:00:00Z"));
    var sound = new byte[32_044];
    for (var i = 0; i < sound.length; i++) {
      sound[i] = (byte) i;
    }
    try {
      var audio = Files.write(scratch.resolve(envelope.id() + ".wav"), sound);
      return new VoiceMessage(envelope, Duration.ofSeconds(2), audio);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
