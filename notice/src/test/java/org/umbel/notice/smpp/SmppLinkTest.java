package org.umbel.notice.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.notice.TextSender.Outcome;
import org.umbel.domain.notice.TextSender.Refused;
import org.umbel.domain.notice.TextSender.Sent;
import org.umbel.notice.TextWays;
import org.umbel.testkit.Await;
import org.umbel.testkit.part.SmsCentre;

@Timeout(60)
class SmppLinkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final PhoneNumber MOBILE = new PhoneNumber("+491701234567");

  @Test
  void aTextReachesTheCentreAsItWasWritten() throws InterruptedException {
    try (var centre = SmsCentre.start();
        var link = link(centre, "umpw")) {
      bound(link);

      assertThat(link.send(MOBILE, "Umbel", "New message at 14:30.")).isEqualTo(new Sent());
      assertThat(link.send(MOBILE, "+4930123", "Ł".repeat(80))).isEqualTo(new Sent());

      assertThat(centre.texts())
          .containsExactly(
              new SmsCentre.Taken("Umbel", "491701234567", "gsm", "New message at 14:30."),
              new SmsCentre.Taken("4930123", "491701234567", "ucs21/2", "Ł".repeat(67)),
              new SmsCentre.Taken("4930123", "491701234567", "ucs22/2", "Ł".repeat(13)));
    }
  }

  @Test
  void aCentreThatSpeaksTlsIsBelievedByItsCertificateAlone()
      throws GeneralSecurityException, IOException, InterruptedException {
    try (var centre = SmsCentre.startWithTls();
        var link = link(centre, "umpw", Optional.of(believing(centre.authority())));
        var doubting = link(centre, "umpw", Optional.of(SSLContext.getDefault()))) {
      bound(link);
      assertThat(link.send(MOBILE, "Umbel", "Sealed.")).isEqualTo(new Sent());

      Await.until(
          "no trust",
          PATIENCE,
          doubting::condition,
          now -> now.words().contains("cannot be reached"));
      assertThat(forGood(doubting.send(MOBILE, "Umbel", "x"))).isFalse();
      assertThat(centre.texts()).hasSize(1);
    }
  }

  @Test
  void aNumberThatDoesNotExistIsRefusedForGoodAndACentreThatHasTooMuchForNow()
      throws InterruptedException {
    try (var centre = SmsCentre.start();
        var link = link(centre, "umpw")) {
      bound(link);

      assertThat(forGood(link.send(new PhoneNumber("+4917000"), "Umbel", "x"))).isTrue();
      assertThat(forGood(link.send(new PhoneNumber("+4917099"), "Umbel", "x"))).isFalse();
    }
  }

  @Test
  void aCentreThatComesBackIsBoundAgainAndTheOtherOneServesMeanwhile() throws InterruptedException {
    try (var first = SmsCentre.start();
        var second = SmsCentre.start();
        var preferred = link(first, "umpw");
        var other = link(second, "umpw")) {
      bound(preferred);
      bound(other);
      var ways = new TextWays(List.of(preferred, other));

      first.halt();
      assertThat(ways.send(MOBILE, "Umbel", "one")).isEqualTo(new Sent());
      assertThat(second.texts()).hasSize(1);

      first.startAgain();
      bound(preferred);
      assertThat(ways.send(MOBILE, "Umbel", "two")).isEqualTo(new Sent());
      assertThat(first.texts()).extracting(SmsCentre.Taken::text).containsExactly("two");
    }
  }

  @Test
  void aWrongPasswordIsTold() throws InterruptedException {
    try (var centre = SmsCentre.start();
        var link = link(centre, "wrong")) {
      Await.until(
          "the refusal", PATIENCE, () -> link.condition().words(), words -> words.contains("0x0e"));

      assertThat(link.condition().well()).isFalse();
      assertThat(forGood(link.send(MOBILE, "Umbel", "x"))).isFalse();
    }
  }

  private static boolean forGood(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Refused.class);
    return ((Refused) outcome).forGood();
  }

  private static void bound(SmppLink link) {
    Await.until("bound", PATIENCE, link::condition, now -> now.well());
  }

  private static SmppLink link(SmsCentre centre, String password) {
    return link(centre, password, Optional.empty());
  }

  private static SmppLink link(SmsCentre centre, String password, Optional<SSLContext> tls) {
    return SmppLink.start(
        new SmppServer(
            "127.0.0.1",
            centre.port(),
            "um",
            password,
            "",
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            10,
            tls));
  }

  /// Believes whom this authority has certified.
  private static SSLContext believing(Path authority) throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var pem = Files.newInputStream(authority)) {
      var certificate = CertificateFactory.getInstance("X.509").generateCertificate(pem);
      store.setCertificateEntry("authority", certificate);
    }
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trusted.getTrustManagers(), null);
    return context;
  }
}
