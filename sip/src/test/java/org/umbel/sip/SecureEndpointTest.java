package org.umbel.sip;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.sip.failure.PeerUnreachable;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.tls.Authorities;
import org.umbel.sip.tls.ClientCertificate;
import org.umbel.sip.tls.Identity;
import org.umbel.sip.tls.Secured;
import org.umbel.sip.tls.TlsSettings;
import org.umbel.sip.trace.SipCounters.Counter;
import org.umbel.sip.trace.SipEvent;
import org.umbel.sip.transport.AccessList;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.testkit.part.TestAuthority;
import org.umbel.testkit.part.TestAuthority.Issued;
import org.umbel.testkit.part.TestAuthority.Wish;

/// Endpoints that speak TLS, to each other and to openssl.
@Timeout(60)
class SecureEndpointTest {

  private static final String HOST = "127.0.0.1";
  private static final String NAME = "sip.example.test";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final NameAddr ANNA = NameAddr.of(SipUri.of("anna", HOST));
  @TempDir private static Path directory;
  private static TestAuthority authority;
  private static Issued client;
  private static TlsSettings terms;

  private final BlockingQueue<IncomingRequest> arrived = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> refusals = new LinkedBlockingQueue<>();
  private SipEndpoint anna;

  @BeforeAll
  static void issue() {
    authority = TestAuthority.in(directory, "Test Authority");
    client = authority.issue(Wish.of("client.example.test"));
    terms = TlsSettings.of(issued(Wish.of(NAME)), Authorities.pem(authority.certificate()));
  }

  private static Identity issued(Wish wish) {
    var issued = authority.issue(wish);
    return Identity.pem(issued.certificate(), issued.key(), Optional.empty());
  }

  @BeforeEach
  void open() {
    anna = start(terms, HOST);
  }

  @AfterEach
  void close() {
    anna.close();
  }

  private SipEndpoint start(TlsSettings by, String host) {
    var settings =
        SipSettings.at(ListenPoint.tls(host, 0)).withTls(by).withMethods(Set.of(Method.MESSAGE));
    return SipEndpoint.start(settings, new Taking(), this::happened);
  }

  private void happened(SipEvent event) {
    if (event instanceof SipEvent.Insecure(var peer, var reason)) refusals.add(reason);
  }

  private final class Taking implements SipHandler {
    @Override
    public void onRequest(IncomingRequest request) {
      arrived.add(request);
      request.reply(200);
    }

    @Override
    public void onInvite(IncomingInvite invite) {
      invite.reject(603);
    }
  }

  private int port() {
    return anna.listenPoints().getFirst().port();
  }

  private String refusal() throws InterruptedException {
    var refusal = refusals.poll(10, TimeUnit.SECONDS);
    return refusal == null ? "nothing" : refusal;
  }

  /// What openssl says of a connection by which it sends a request, and what comes back.
  private String openssl(String... further) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("openssl", "s_client", "-brief", "-quiet"));
    command.addAll(List.of("-connect", HOST + ":" + port()));
    command.addAll(List.of("-CAfile", authority.certificate().toString(), "-verify_return_error"));
    command.addAll(List.of(further));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().write(message().getBytes(UTF_8));
      process.getOutputStream().flush();
      var heard = new StringBuilder();
      for (int next = process.getInputStream().read();
          next >= 0 && heard.indexOf("Content-Length: 0") < 0;
          next = process.getInputStream().read()) heard.append((char) next);
      return heard.toString();
    } catch (IOException brokenPipe) {
      return "ended: " + brokenPipe.getMessage();
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static String message() {
    return """
    MESSAGE sip:anna@127.0.0.1 SIP/2.0
    Via: SIP/2.0/TLS 127.0.0.1;branch=z9hG4bK1;rport
    From: <sip:ben@127.0.0.1>;tag=a
    To: <sip:anna@127.0.0.1>
    Call-ID: openssl
    CSeq: 1 MESSAGE
    Content-Length: 0

    """
        .replace("\n", "\r\n");
  }

  @Test
  void opensslSpeaksTls13AndTls12() throws IOException, InterruptedException {
    assertThat(openssl()).contains("TLSv1.3", "CN = " + NAME, "SIP/2.0 200 OK");
    assertThat(openssl("-tls1_2")).contains("TLSv1.2", "SIP/2.0 200 OK");
  }

  @Test
  void opensslIsRefusedWithAnOlderVersion() throws IOException, InterruptedException {
    assertThat(openssl("-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0")).doesNotContain("SIP/2.0");
    assertThat(refusal()).contains("speaks no version that is taken here", "TLSv1.2 and TLSv1.3");
  }

  @Test
  void opensslIsShownTheCertificateOfTheHostItNames() throws IOException, InterruptedException {
    var other = issued(Wish.of("other.example.test"));
    anna.renew(terms.withIdentities(List.of(terms.identities().getFirst(), other)));

    assertThat(openssl("-servername", "other.example.test")).contains("CN = other.example.test");
    assertThat(openssl("-servername", NAME)).contains("CN = " + NAME);
    assertThat(openssl("-noservername")).contains("CN = " + NAME);
  }

  @Test
  void opensslShowsACertificateWhereOneIsRequired() throws IOException, InterruptedException {
    anna.renew(terms.withClientCertificate(ClientCertificate.REQUIRED));

    var key = client.key().toString();
    assertThat(openssl("-cert", client.certificate().toString(), "-key", key))
        .contains("SIP/2.0 200 OK");
    assertThat(arrived.take().flow().secured().flatMap(Secured::certificate))
        .contains("CN=client.example.test");
    assertThat(openssl()).doesNotContain("SIP/2.0");
    assertThat(refusal()).isEqualTo("the peer showed no certificate, and one is required");
  }

  @Test
  void opensslWithACertificateThatIsNotForClientsIsRefused()
      throws IOException, InterruptedException {
    anna.renew(terms.withClientCertificate(ClientCertificate.REQUIRED));
    var wrong = authority.issue(Wish.of("wrong.example.test").withUsages("serverAuth"));

    var heard = openssl("-cert", wrong.certificate().toString(), "-key", wrong.key().toString());

    assertThat(heard).doesNotContain("SIP/2.0");
    assertThat(refusal())
        .contains("CN=wrong.example.test lacks the extended key usage \"client authentication\"");
  }

  @Test
  void whoIsDeniedGetsNoHandshake() throws IOException, InterruptedException {
    anna.admit(AccessList.NOBODY);

    assertThat(openssl()).doesNotContain("TLSv1", "SIP/2.0");
    assertThat(anna.counters().value(Counter.DENIED)).isEqualTo(1);
  }

  private static OutgoingRequest message(SipUri uri) {
    return OutgoingRequest.of(Method.MESSAGE, uri, ANNA);
  }

  private SipUri ben(SipEndpoint ben, String host) {
    return SipUri.parse(
        "sips:ben@" + host + ":" + ben.listenPoints().getFirst().port() + ";transport=tcp");
  }

  @Test
  void aSipsUriIsReachedByTls() throws InterruptedException {
    try (var ben = start(terms, HOST)) {
      assertThat(anna.send(message(ben(ben, HOST)), PATIENCE).status()).isEqualTo(200);

      var request = arrived.take();
      assertThat(request.request().topVia().transport()).isEqualTo("TLS");
      assertThat(request.flow().secured()).isPresent();
    }
  }

  @Test
  void aSipsUriIsReachedByIpv6() throws InterruptedException {
    try (var ben = start(terms, "::1");
        var six = start(terms, "::1")) {
      assertThat(six.send(message(ben(ben, "[::1]")), PATIENCE).status()).isEqualTo(200);

      assertThat(arrived.take().request().topVia().host()).isEqualTo("[0:0:0:0:0:0:0:1]");
    }
  }

  @Test
  void aServerThatIsNotBelievedIsNotSpokenTo() throws InterruptedException {
    try (var ben = start(terms.withIdentities(List.of(issued(Wish.of(NAME).withDays(-1)))), HOST)) {
      var uri = ben(ben, HOST);

      assertThat(catchThrowable(() -> anna.send(message(uri), PATIENCE)))
          .isInstanceOf(PeerUnreachable.class)
          .hasMessageContaining("the certificate CN=" + NAME + " expired at ");
      assertThat(arrived).isEmpty();
    }
  }
}
