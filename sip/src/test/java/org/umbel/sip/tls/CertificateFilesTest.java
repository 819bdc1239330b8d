package org.umbel.sip.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.sip.auth.Password;
import org.umbel.testkit.part.TestAuthority;
import org.umbel.testkit.part.TestAuthority.Issued;
import org.umbel.testkit.part.TestAuthority.Wish;

/// Files as openssl writes them.
class CertificateFilesTest {

  private static final Optional<Password> NONE = Optional.empty();
  private static final Password SECRET = Password.of("s3cret");
  @TempDir private static Path directory;
  private static TestAuthority authority;
  private static Issued ec;
  private static Issued rsa;

  @BeforeAll
  static void issue() {
    authority = TestAuthority.in(directory, "Test Authority");
    ec = authority.issue(Wish.of("sip.example.test"));
    rsa = authority.issue(Wish.of("rsa.example.test").withRsa());
  }

  private static Path file(String name) {
    return directory.resolve(name);
  }

  @Test
  void aCertificateSaysForWhomAndHowLongItIs() {
    var identity = Identity.pem(ec.certificate(), ec.key(), NONE);

    assertThat(identity.names())
        .containsExactly("sip.example.test", "127.0.0.1", "0:0:0:0:0:0:0:1");
    assertThat(Duration.between(Instant.now(), identity.expires())).hasDays(29);
    assertThat(identity)
        .hasToString("CN=sip.example.test in " + ec.certificate() + " with " + ec.key());
  }

  @Test
  void theOldKindsOfRsaAndEcKeysAreRead() {
    authority.openssl("rsa", "-traditional", "-in", rsa.key().toString(), "-out", "old-rsa.key");
    authority.openssl("ec", "-in", ec.key().toString(), "-out", "old-ec.key");

    assertThat(file("old-rsa.key")).content().contains("BEGIN RSA PRIVATE KEY");
    assertThat(file("old-ec.key")).content().contains("BEGIN EC PRIVATE KEY");
    assertThat(Identity.pem(rsa.certificate(), file("old-rsa.key"), NONE).key().getAlgorithm())
        .isEqualTo("RSA");
    assertThat(Identity.pem(ec.certificate(), file("old-ec.key"), NONE).key().getAlgorithm())
        .isEqualTo("EC");
  }

  @Test
  void anEncryptedKeyNeedsItsPassword() {
    authority.openssl(
        "pkcs8",
        "-topk8",
        "-v2",
        "aes256",
        "-in",
        ec.key().toString(),
        "-out",
        "hidden.key",
        "-passout",
        "pass:s3cret");

    var identity = Identity.pem(ec.certificate(), file("hidden.key"), Optional.of(SECRET));
    assertThat(identity.names()).contains("sip.example.test");
    assertThatThrownBy(() -> Identity.pem(ec.certificate(), file("hidden.key"), NONE))
        .isInstanceOf(UnusableCertificate.class)
        .hasMessageContaining("hidden.key is encrypted and needs a password");
    var wrong = Optional.of(Password.of("wrong"));
    assertThatThrownBy(() -> Identity.pem(ec.certificate(), file("hidden.key"), wrong))
        .isInstanceOf(UnusableCertificate.class)
        .hasMessageContaining("hidden.key cannot be decrypted: the password is wrong");
  }

  @Test
  void aKeyEncryptedInTheOldWaySaysHowToConvertIt() {
    authority.openssl(
        "rsa",
        "-traditional",
        "-aes128",
        "-in",
        rsa.key().toString(),
        "-out",
        "old-hidden.key",
        "-passout",
        "pass:s3cret");

    var password = Optional.of(SECRET);
    assertThatThrownBy(() -> Identity.pem(rsa.certificate(), file("old-hidden.key"), password))
        .hasMessageContaining("openssl pkcs8 -topk8");
  }

  @Test
  void aKeyOfAnotherCertificateIsNoticed() {
    assertThatThrownBy(() -> Identity.pem(ec.certificate(), rsa.key(), NONE))
        .isInstanceOf(UnusableCertificate.class)
        .hasMessageContaining("does not fit the certificate CN=sip.example.test");
  }

  @Test
  void aPkcs12StoreHoldsKeyAndChain() {
    authority.openssl(
        "pkcs12",
        "-export",
        "-in",
        ec.certificate().toString(),
        "-inkey",
        ec.key().toString(),
        "-certfile",
        "ca.crt",
        "-out",
        "store.p12",
        "-passout",
        "pass:s3cret");

    assertThat(Identity.store(file("store.p12"), SECRET).chain()).hasSize(2);
    assertThatThrownBy(() -> Identity.store(file("store.p12"), Password.of("wrong")))
        .isInstanceOf(UnusableCertificate.class)
        .hasMessage("The password of the key store " + file("store.p12") + " is wrong");
  }

  @Test
  void aStoreWithoutAKeyIsNoIdentity() {
    authority.openssl(
        "pkcs12",
        "-export",
        "-nokeys",
        "-in",
        "ca.crt",
        "-out",
        "nokey.p12",
        "-passout",
        "pass:s3cret");

    assertThatThrownBy(() -> Identity.store(file("nokey.p12"), SECRET))
        .isInstanceOf(UnusableCertificate.class)
        .hasMessageContaining("has no private key");
  }

  @Test
  void authoritiesAreAllCertificatesOfAFile() throws IOException {
    var both = Files.readString(authority.certificate()) + Files.readString(ec.certificate());
    Files.writeString(file("both.pem"), "The office\n" + both);

    assertThat(Authorities.pem(file("both.pem")).certificates()).hasSize(2);
    assertThat(Authorities.wellKnown().certificates()).isNotEmpty();
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Authorities.pem(file("absent.pem")))
        .isInstanceOf(UnusableCertificate.class)
        .hasMessage("There is no file " + file("absent.pem"));
  }

  @Test
  void aKeyAloneIsNoCertificate() {
    assertThatThrownBy(() -> Authorities.pem(ec.key()))
        .isInstanceOf(UnusableCertificate.class)
        .hasMessageContaining("has no certificate, only [PRIVATE KEY]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\n!!\n-----END PRIVATE KEY-----",
        "-----BEGIN EC PRIVATE KEY-----\nMIIB\n-----END EC PRIVATE KEY-----",
        "-----BEGIN EC PRIVATE KEY-----\nMIT/////\n-----END EC PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\n\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        "-----BEGIN DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----"
      })
  void damagedFilesAreToldByName(String text) throws IOException {
    var damaged = Files.writeString(file("damaged.pem"), text);

    assertThatThrownBy(() -> Identity.pem(damaged, damaged, NONE))
        .isInstanceOf(UnusableCertificate.class)
        .hasMessageContaining("damaged.pem");
    assertThatThrownBy(() -> Identity.pem(ec.certificate(), damaged, NONE))
        .isInstanceOf(UnusableCertificate.class)
        .hasMessageContaining("damaged.pem");
    assertThatThrownBy(() -> Identity.store(damaged, SECRET))
        .isInstanceOf(UnusableCertificate.class)
        .hasMessageContaining("damaged.pem");
  }
}
