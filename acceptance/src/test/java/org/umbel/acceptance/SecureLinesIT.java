package org.umbel.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.answered;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.sip.message.SipUri;
import org.umbel.telephony.phone.Phone;
import org.umbel.telephony.phone.PhoneLine;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Baresip;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.part.TestAuthority;
import org.umbel.testkit.part.TestAuthority.Wish;
import org.umbel.testkit.rtp.RtpPeer;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Law;
import org.umbel.testkit.sound.Sound;
import org.umbel.testkit.wire.Wire;

/// Several lines of one server side by side: with certificates, with an access list, by IPv6, for
/// browsers.
@Acceptance
class SecureLinesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SILENCE = Duration.ofSeconds(2);
  private static final Sound HELLO =
      Sound.silence(Duration.ofMillis(500)).then(Sound.sweep(Duration.ofSeconds(3)));
  private static final int TLS = 2; // places in the server's block of ports
  private static final int MUTUAL = 3;
  private static final int CLOSED = 4;
  private static final int SIX = 5;
  private static final int BROWSERS = 6;
  private static final int RENEWED = 7;
  private static final int SECURE_BROWSERS = 8;
  @TempDir private static Path directory;
  private static TestAuthority authority;
  private static UmbelServer server;

  @BeforeAll
  static void start() throws IOException {
    authority = TestAuthority.in(directory, "Test Authority");
    place(authority.issue(Wish.of("before.example.test")));
    var own = authority.issue(Wish.of("um.example.test"));
    server =
        UmbelServer.serveLines(ports -> lines(ports, own) + patient(SharedServer.configuration()));
  }

  /// A page in a browser may need its time.
  private static String patient(String configuration) {
    return configuration.replace("ring-time: 3 s", "ring-time: 15 s");
  }

  private static String lines(PortBlock ports, TestAuthority.Issued own) {
    var tls =
        "{certificate: %s, key: %s, authorities: %s, mutual: "
            .formatted(own.certificate(), own.key(), authority.certificate());
    return """
    lines:
      - {name: main, listen: ["udp 127.0.0.1:%d", "tcp 127.0.0.1:%d"]}
      - {name: phones, listen: ["tls 127.0.0.1:%d"], tls: %soff}}
      - {name: trusted, listen: ["tls 127.0.0.1:%d"], tls: %srequired}}
      - name: closed
        listen: ["udp 127.0.0.1:%d", "tcp 127.0.0.1:%d"]
        access: {everyone: denied, exceptions: [192.0.2.0/24]}
      - {name: six, listen: ["udp [::1]:%d", "tcp [::1]:%d"]}
      - {name: browsers, listen: ["ws 127.0.0.1:%d"]}
      - {name: secure-browsers, listen: ["wss 127.0.0.1:%d"], tls: %soff}}
      - {name: renewed, listen: ["tls 127.0.0.1:%d"], tls: {certificate: %s}}
    """
        .formatted(
            ports.at(0),
            ports.at(0),
            ports.at(TLS),
            tls,
            ports.at(MUTUAL),
            tls,
            ports.at(CLOSED),
            ports.at(CLOSED),
            ports.at(SIX),
            ports.at(SIX),
            ports.at(BROWSERS),
            ports.at(SECURE_BROWSERS),
            tls,
            ports.at(RENEWED),
            directory.resolve("renewed.pem"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String options(String transport, String call) {
    return """
    OPTIONS sip:5000@127.0.0.1 SIP/2.0
    Via: SIP/2.0/%s 127.0.0.1:9;branch=z9hG4bK%s;rport
    From: <sip:ben@127.0.0.1>;tag=a
    To: <sip:5000@127.0.0.1>
    Call-ID: %s
    CSeq: 1 OPTIONS
    Max-Forwards: 70
    Content-Length: 0

    """
        .formatted(transport, call, call);
  }

  /// What openssl says of a connection by which it sends a request, and what comes back.
  private static String openssl(int place, String... further)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("openssl", "s_client", "-brief", "-quiet"));
    command.addAll(List.of("-connect", "127.0.0.1:" + server.ports().address(place).getPort()));
    command.addAll(List.of("-CAfile", authority.certificate().toString(), "-verify_return_error"));
    command.addAll(List.of(further));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var in = process.getInputStream();
        var out = process.getOutputStream()) {
      out.write(options("TLS", "openssl").replace("\n", "\r\n").getBytes(UTF_8));
      out.flush();
      var heard = new StringBuilder();
      for (int next = in.read();
          next >= 0 && heard.indexOf("Content-Length: 0") < 0;
          next = in.read()) heard.append((char) next);
      return heard.toString();
    } catch (IOException brokenPipe) {
      return "ended: " + brokenPipe.getMessage();
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  @Test
  @Needs("openssl")
  @Feature({"LN-1", "LN-2", "SC-1"})
  void opensslIsServedByTls12AndTls13AndNothingOlder() throws IOException, InterruptedException {
    assertThat(openssl(TLS)).contains("TLSv1.3", "CN = um.example.test", "SIP/2.0 200 OK");
    assertThat(openssl(TLS, "-tls1_2")).contains("TLSv1.2", "SIP/2.0 200 OK");
    assertThat(openssl(TLS, "-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"))
        .doesNotContain("SIP/2.0 200");
    awaitLogged("the peer speaks no version that is taken here, only TLSv1.1");
  }

  @Test
  @Needs("openssl")
  @Feature({"LN-2", "SC-1"})
  void aLineWithMutualTlsWantsACertificateForClients() throws IOException, InterruptedException {
    var right = authority.issue(Wish.of("pbx.example.test"));
    var wrong = authority.issue(Wish.of("wrong.example.test").withUsages("serverAuth"));

    assertThat(openssl(MUTUAL, shown(right))).contains("SIP/2.0 200 OK");
    assertThat(openssl(MUTUAL, shown(wrong))).doesNotContain("SIP/2.0 200");
    assertThat(openssl(MUTUAL)).doesNotContain("SIP/2.0 200");
    awaitLogged("CN=wrong.example.test lacks the extended key usage \"client authentication\"");
    awaitLogged("the peer showed no certificate, and one is required");
  }

  private static void awaitLogged(String words) {
    Await.until(words, PATIENCE, () -> server.log().contains(words));
  }

  private static String[] shown(TestAuthority.Issued issued) {
    var files = List.of("-cert", issued.certificate().toString(), "-key", issued.key().toString());
    return files.toArray(String[]::new);
  }

  @Test
  @Needs("openssl")
  @Feature("LN-2")
  void aRenewedCertificateIsShownAfterAReload() throws IOException, InterruptedException {
    assertThat(openssl(RENEWED)).contains("CN = before.example.test", "SIP/2.0 200 OK");

    place(authority.issue(Wish.of("after.example.test")));
    new ProcessBuilder("kill", "-HUP", Long.toString(server.pid())).start().waitFor();

    Await.until(
        "the new certificate",
        PATIENCE,
        () -> shownAtRenewed().contains("CN = after.example.test"));
  }

  private static String shownAtRenewed() {
    try {
      return openssl(RENEWED);
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /// Puts a certificate where the line expects it.
  private static void place(TestAuthority.Issued issued) throws IOException {
    var both = Files.readString(issued.certificate()) + Files.readString(issued.key());
    Files.writeString(directory.resolve("renewed.pem"), both);
  }

  @Test
  @Needs("baresip")
  @Feature({"LN-1", "LN-2"})
  void aPhoneThatRegistersByTlsIsCalledThere() throws InterruptedException {
    var trust = Map.of("TRANSPORT", "tls", "CA", authority.certificate().toString());
    try (var anna = Baresip.start("4000", "phone-4000", server.ports().address(TLS), HELLO, trust);
        var phone = Phone.open(PhoneLine.of("1000", server.sip()))) {
      anna.awaitRegistered();

      try (var call = answered(phone.dial("4000"))) {
        anna.awaitEvent("CALL_ESTABLISHED");
        Talk.with(call).hearsSome(HELLO.sounding());
      }
      anna.awaitEvent("CALL_CLOSED");
    }
  }

  @Test
  @Feature("LN-6")
  void whoIsNotOnTheAccessListGetsNothingThatTellsOfAServer() {
    var closed = server.ports().address(CLOSED);
    try (var datagrams = Wire.udp(closed)) {
      datagrams.send(options("UDP", "denied"));
      datagrams.send("not SIP at all");
      assertThat(datagrams.receive(SILENCE)).isEmpty();
    }
    try (var stream = Wire.tcp(closed)) {
      assertThat(stream.receive(SILENCE)).isEmpty();
      assertThat(stream.closedWithin(SILENCE)).isTrue();
    }
    assertThat(server.log()).containsOnlyOnce("sip.denied");
  }

  @Test
  @Needs("sipp")
  @Feature("LN-17")
  void aCallComesByIpv6() {
    try (var ports = PortBlock.take();
        var _ = RtpPeer.at(ports.at(Scenarios.RTP), Law.MU)) {
      var six =
          new InetSocketAddress(
              InetAddress.ofLiteral("::1"), server.ports().address(SIX).getPort());
      var description = Scenarios.description(ports, Law.MU).replace("[local_ip]", "127.0.0.1");
      var call =
          Scenarios.call(ports)
              .with("inviteBody", description)
              .with("talk", "<pause milliseconds=\"500\"/>");

      assertThat(call.call("5000", six).allGood()).isTrue();
      assertThat(call.withTcp().call("5000", six).allGood()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"ws, 4001", "wss, 4002"})
  @Needs("chromedriver")
  @Feature({"LN-1", "ST-3"})
  void aPageRegistersByWebSocketAndIsCalledThere(String transport, String extension)
      throws IOException {
    var port = server.ports().at(transport.equals("ws") ? BROWSERS : SECURE_BROWSERS);
    var page = new PageWay(transport + "://127.0.0.1:" + port);
    try (var device =
            new RawDevice(
                page, transport.toUpperCase(Locale.ROOT), extension, "phone-" + extension);
        var caller = RawDevice.udp(server.sip(), "1000", "")) {
      assertThat(page.protocol()).isEqualTo("sip");
      var own = ";+sip.instance=\"<urn:uuid:page>\"";
      assertThat(device.register(own).status()).isEqualTo(200);

      Thread.startVirtualThread(() -> device.answer(device.nextCall().reply(486)));

      var uri = SipUri.of(extension, "127.0.0.1").withParameter("gr", "urn:uuid:page");
      assertThat(caller.ask(caller.call(uri)).status()).isEqualTo(486);
    }
  }
}
