package org.umbel.sip.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.testkit.part.TestAuthority;
import org.umbel.testkit.part.TestAuthority.Wish;

/// Both ends of a handshake on loopback, and what each says when it fails.
@Timeout(30)
class HandshakeTest {

  private static final String HOST = "sip.example.test";
  @TempDir private static Path directory;
  @TempDir private static Path elsewhere;
  private static TestAuthority authority;
  private static Authorities believed;
  private static Identity server;
  private static Identity client;
  private InstantSource clock = InstantSource.system();

  /// What each end has of it: how it is protected, or why it is not.
  private record Outcome(String atServer, String atClient) {}

  @BeforeAll
  static void issue() {
    authority = TestAuthority.in(directory, "Test Authority");
    believed = Authorities.pem(authority.certificate());
    server = issued(Wish.of(HOST));
    client = issued(Wish.of("client.example.test"));
  }

  private static Identity issued(Wish wish) {
    return issuedBy(authority, wish);
  }

  private static Identity issuedBy(TestAuthority by, Wish wish) {
    var issued = by.issue(wish);
    return Identity.pem(issued.certificate(), issued.key(), Optional.empty());
  }

  private static TlsSettings serving(Identity identity) {
    return TlsSettings.of(identity, believed);
  }

  private Outcome shake(TlsSettings serving, TlsSettings calling, String name)
      throws IOException, InterruptedException, ExecutionException {
    return shake(serving, calling, Optional.of(name));
  }

  private Outcome shake(TlsSettings serving, TlsSettings calling, Optional<String> name)
      throws IOException, InterruptedException, ExecutionException {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var atServer = threads.submit(() -> serve(listener, TlsSockets.of(serving, clock)));
      var atClient = threads.submit(() -> call(listener, TlsSockets.of(calling, clock), name));
      return new Outcome(result(atServer), result(atClient));
    }
  }

  private static String serve(ServerSocket listener, TlsSockets tls) throws IOException {
    try (var accepted = listener.accept();
        var socket = tls.server(accepted)) {
      socket.getOutputStream().write(1);
      return socket.getInputStream().read() == 1 ? said(TlsSockets.secured(socket)) : "closed";
    } catch (InsecureConnection refused) {
      return String.valueOf(refused.getMessage());
    } catch (IOException failure) {
      return tls.words(failure);
    }
  }

  private static String call(ServerSocket listener, TlsSockets tls, Optional<String> name)
      throws IOException {
    try (var connected = new Socket(listener.getInetAddress(), listener.getLocalPort());
        var socket = tls.client(connected, name)) {
      socket.getOutputStream().write(1);
      return socket.getInputStream().read() == 1 ? said(TlsSockets.secured(socket)) : "closed";
    } catch (InsecureConnection refused) {
      return String.valueOf(refused.getMessage());
    } catch (IOException failure) {
      return tls.words(failure);
    }
  }

  private static String said(Secured secured) {
    return secured.version() + " with " + secured.certificate().orElse("nobody");
  }

  private static String result(Future<String> outcome)
      throws InterruptedException, ExecutionException {
    return outcome.get();
  }

  @Test
  void aServerIsBelievedByItsNameItsAddressAndItsAuthority()
      throws IOException, InterruptedException, ExecutionException {
    var calling = TlsSettings.anonymous(believed);
    var both = new Outcome("TLSv1.3 with nobody", "TLSv1.3 with CN=" + HOST);

    assertThat(shake(serving(server), calling, HOST)).isEqualTo(both);
    assertThat(shake(serving(server), calling, "127.0.0.1")).isEqualTo(both);
    assertThat(shake(serving(server), calling, Optional.empty())).isEqualTo(both);
  }

  @Test
  void tls12IsEnoughForWhoHasNoMore() throws IOException, InterruptedException, ExecutionException {
    var calling = TlsSettings.anonymous(believed).withVersions(Set.of(TlsVersion.TLS_1_2));

    assertThat(shake(serving(server), calling, HOST).atServer).startsWith("TLSv1.2");
  }

  @Test
  void versionsThatDoNotMeetAreNamed()
      throws IOException, InterruptedException, ExecutionException {
    var old = serving(server).withVersions(Set.of(TlsVersion.TLS_1_2));
    var young = TlsSettings.anonymous(believed).withVersions(Set.of(TlsVersion.TLS_1_3));

    var outcome = shake(old, young, HOST);

    assertThat(outcome.atServer).contains("speaks no version that is taken here", "only TLSv1.3");
    assertThat(outcome.atServer).endsWith("taken are TLSv1.2");
    assertThat(outcome.atClient)
        .isEqualTo("the peer speaks none of our versions: TLSv1.3 (it said: protocol version)");
  }

  @Test
  void cipherSuitesThatDoNotMeetAreNamed()
      throws IOException, InterruptedException, ExecutionException {
    var one = List.of("TLS_AES_256_GCM_SHA384");
    var other = List.of("TLS_CHACHA20_POLY1305_SHA256");

    var outcome =
        shake(
            serving(server).withCipherSuites(one),
            TlsSettings.anonymous(believed).withCipherSuites(other),
            HOST);

    assertThat(outcome.atServer)
        .contains("no cipher suite that is taken here", "TLS_AES_256_GCM_SHA384");
    assertThat(outcome.atClient)
        .contains("nothing in common with us", "TLS_CHACHA20_POLY1305_SHA256");
  }

  @Test
  void anExpiredCertificateIsToldWithItsDay()
      throws IOException, InterruptedException, ExecutionException {
    var expired = issued(Wish.of(HOST).withDays(-1));

    var outcome = shake(serving(expired), TlsSettings.anonymous(believed), HOST);

    assertThat(outcome.atClient)
        .startsWith("the peer is not believed: the certificate CN=" + HOST + " expired at 20");
    assertThat(outcome.atServer).contains("our certificate CN=" + HOST, "accepted");
  }

  @Test
  void aCertificateOfTomorrowIsToldWithItsDay()
      throws IOException, InterruptedException, ExecutionException {
    clock = () -> Instant.now().minus(Duration.ofDays(2));

    var outcome = shake(serving(server), TlsSettings.anonymous(believed), HOST);

    assertThat(outcome.atClient).contains("CN=" + HOST + " is not valid before 20");
  }

  @Test
  void aCertificateForAnotherNameIsToldWithBothNames()
      throws IOException, InterruptedException, ExecutionException {
    var outcome = shake(serving(server), TlsSettings.anonymous(believed), "other.example.test");

    assertThat(outcome.atClient)
        .contains("CN=" + HOST + " is for " + HOST, "not for other.example.test");
  }

  @Test
  void anAddressThatIsNotInTheCertificateIsTold()
      throws IOException, InterruptedException, ExecutionException {
    var named = issued(Wish.of(HOST).withAlternatives("DNS:" + HOST));

    var outcome = shake(serving(named), TlsSettings.anonymous(believed), Optional.empty());

    assertThat(outcome.atClient).endsWith("CN=" + HOST + " is for " + HOST + ", not for 127.0.0.1");
  }

  @Test
  void whoDoesNotMindTheNameTakesAnyCertificateOfTheAuthority()
      throws IOException, InterruptedException, ExecutionException {
    var calling = TlsSettings.anonymous(believed).withServerName(false);

    assertThat(shake(serving(server), calling, "other.example.test").atClient)
        .isEqualTo("TLSv1.3 with CN=" + HOST);
  }

  @Test
  void aDomainIsProvenByASipUriOrByAnyHostBelowIt()
      throws IOException, InterruptedException, ExecutionException {
    var domain = issued(Wish.of("x").withAlternatives("URI:sip:example.test"));
    var any = issued(Wish.of("x").withAlternatives("DNS:*.example.test"));
    var calling = TlsSettings.anonymous(believed);

    assertThat(shake(serving(domain), calling, "example.test").atClient).startsWith("TLSv1.3");
    assertThat(shake(serving(any), calling, "SIP2.example.test").atClient).startsWith("TLSv1.3");
    assertThat(shake(serving(any), calling, "a.b.example.test").atClient).contains("not for");
  }

  @Test
  void anUnknownAuthorityIsNamedOnBothSides()
      throws IOException, InterruptedException, ExecutionException {
    var stranger = issuedBy(TestAuthority.in(elsewhere, "Stranger"), Wish.of(HOST));

    var outcome = shake(serving(stranger), TlsSettings.anonymous(believed), HOST);

    assertThat(outcome.atClient)
        .contains("was issued by CN=Stranger, which is no authority believed here")
        .endsWith("believed are CN=Test Authority");
    assertThat(outcome.atServer).contains("our certificate CN=" + HOST, stranger.source());
  }

  @Test
  void whoBelievesNobodyIsToldSo() throws IOException, InterruptedException, ExecutionException {
    var outcome = shake(serving(server), TlsSettings.anonymous(Authorities.none()), HOST);

    assertThat(outcome.atClient).contains("no authority is believed here");
  }

  private static TlsSettings demanding() {
    return serving(server).withClientCertificate(ClientCertificate.REQUIRED);
  }

  @Test
  void bothEndsCanShowWhoTheyAre() throws IOException, InterruptedException, ExecutionException {
    assertThat(shake(demanding(), TlsSettings.of(client, believed), HOST))
        .isEqualTo(new Outcome("TLSv1.3 with CN=client.example.test", "TLSv1.3 with CN=" + HOST));
  }

  @Test
  void aClientWithoutACertificateIsRefusedWhereOneIsRequired()
      throws IOException, InterruptedException, ExecutionException {
    var outcome = shake(demanding(), TlsSettings.anonymous(believed), HOST);

    assertThat(outcome.atServer).isEqualTo("the peer showed no certificate, and one is required");
  }

  @Test
  void aClientWithoutACertificateIsServedWhereOneIsWanted()
      throws IOException, InterruptedException, ExecutionException {
    var wanting = serving(server).withClientCertificate(ClientCertificate.WANTED);

    assertThat(shake(wanting, TlsSettings.anonymous(believed), HOST).atServer)
        .isEqualTo("TLSv1.3 with nobody");
    assertThat(shake(wanting, TlsSettings.of(client, believed), HOST).atServer)
        .isEqualTo("TLSv1.3 with CN=client.example.test");
  }

  @Test
  void aClientsCertificateMustBeForClients()
      throws IOException, InterruptedException, ExecutionException {
    var wrong = issued(Wish.of("server.example.test").withUsages("serverAuth"));
    var without = issued(Wish.of("plain.example.test").withUsages());

    assertThat(shake(demanding(), TlsSettings.of(wrong, believed), HOST).atServer)
        .contains("CN=server.example.test lacks the extended key usage \"client authentication\"");
    assertThat(shake(demanding(), TlsSettings.of(without, believed), HOST).atServer)
        .contains("CN=plain.example.test lacks the extended key usage \"client authentication\"");
  }

  @Test
  void aClientsCertificateWithoutAnyUsageWillDoWhereThatIsAllowed()
      throws IOException, InterruptedException, ExecutionException {
    var without = issued(Wish.of("plain.example.test").withUsages());
    var lenient = demanding().withClientUsage(false);

    assertThat(shake(lenient, TlsSettings.of(without, believed), HOST).atServer)
        .isEqualTo("TLSv1.3 with CN=plain.example.test");
  }

  @Test
  void aServersCertificateMustBeForServers()
      throws IOException, InterruptedException, ExecutionException {
    var wrong = issued(Wish.of(HOST).withUsages("clientAuth"));

    assertThat(shake(serving(wrong), TlsSettings.anonymous(believed), HOST).atClient)
        .contains("lacks the extended key usage \"server authentication\"");
  }

  @Test
  void theCertificateIsTheOneForTheHostThatIsAsked()
      throws IOException, InterruptedException, ExecutionException {
    var other = issued(Wish.of("other.example.test").withRsa());
    var several = serving(server).withIdentities(List.of(server, other));
    var calling = TlsSettings.anonymous(believed).withServerName(false);

    assertThat(shake(several, calling, "other.example.test").atClient)
        .isEqualTo("TLSv1.3 with CN=other.example.test");
    assertThat(shake(several, calling, HOST).atClient).isEqualTo("TLSv1.3 with CN=" + HOST);
    assertThat(shake(several, calling, "127.0.0.1").atClient).isEqualTo("TLSv1.3 with CN=" + HOST);
    assertThat(shake(several, calling, "unheard.example.test").atClient)
        .isEqualTo("TLSv1.3 with CN=" + HOST);
  }

  @Test
  void aChainLeadsOverAnAuthorityInBetween()
      throws IOException, InterruptedException, ExecutionException {
    var between = directory.resolve("between.ext");
    Files.writeString(between, "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign\n");
    authority.openssl(
        "req",
        "-new",
        "-nodes",
        "-subj",
        "/CN=Between",
        "-newkey",
        "rsa:2048",
        "-keyout",
        "between.key",
        "-out",
        "between.csr");
    authority.openssl(
        "x509",
        "-req",
        "-in",
        "between.csr",
        "-out",
        "between.crt",
        "-CA",
        "ca.crt",
        "-CAkey",
        "ca.key",
        "-CAcreateserial",
        "-days",
        "30",
        "-extfile",
        between.toString());
    authority.openssl(
        "req",
        "-new",
        "-nodes",
        "-subj",
        "/CN=Leaf",
        "-newkey",
        "rsa:2048",
        "-keyout",
        "leaf.key",
        "-out",
        "leaf.csr");
    Files.writeString(directory.resolve("leaf.ext"), "subjectAltName=DNS:" + HOST + "\n");
    authority.openssl(
        "x509",
        "-req",
        "-in",
        "leaf.csr",
        "-out",
        "leaf.crt",
        "-CA",
        "between.crt",
        "-CAkey",
        "between.key",
        "-CAcreateserial",
        "-days",
        "30",
        "-extfile",
        directory.resolve("leaf.ext").toString());
    var leaf = Files.readString(directory.resolve("leaf.crt"));
    var chain =
        Files.writeString(
            directory.resolve("chain.crt"),
            leaf + Files.readString(directory.resolve("between.crt")));
    var key = directory.resolve("leaf.key");
    var calling = TlsSettings.anonymous(believed);

    var whole = Identity.pem(chain, key, Optional.empty());
    var alone = Identity.pem(directory.resolve("leaf.crt"), key, Optional.empty());

    assertThat(shake(serving(whole), calling, HOST).atClient).isEqualTo("TLSv1.3 with CN=Leaf");
    assertThat(shake(serving(alone), calling, HOST).atClient)
        .contains("CN=Leaf was issued by CN=Between, which is no authority believed here");
  }

  @Test
  void aPeerThatSpeaksNoTlsIsTold() throws IOException, InterruptedException, ExecutionException {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tls = TlsSockets.of(serving(server), clock);
      var atServer = threads.submit(() -> serve(listener, tls));
      try (var plain = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
        plain.getOutputStream().write("OPTIONS sip:x SIP/2.0\r\n".getBytes(UTF_8));

        assertThat(atServer.get()).isEqualTo("the peer does not speak TLS");
      }
    }
  }
}
