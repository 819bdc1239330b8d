package org.umbel.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.media.srtp.Encryption;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.Subnet;
import org.umbel.telephony.line.LineHeader;
import org.umbel.telephony.line.LineLimits;
import org.umbel.telephony.line.LineSettings;

/// Lines as the configuration has them, in its list and in files of their own.
class LinesTest {
  private static final String PEOPLE = "people: [{extension: '4000', name: Anna Berg}]\n";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void emptyFolder() throws IOException {
    file = folder.resolve("umbel.yaml");
    Files.createDirectory(folder.resolve("lines"));
  }

  @Test
  void withoutLinesThereIsOneForUdpAndTcp() throws IOException {
    var line = only("");

    assertThat(line.name()).isEqualTo("main");
    assertThat(line.transport().listenPoints())
        .containsExactly(ListenPoint.udp("0.0.0.0", 5060), ListenPoint.tcp("0.0.0.0", 5060));
    assertThat(line.transport().timers().t2()).isEqualTo(Duration.ofSeconds(4));
    assertThat(line.access().everyone()).isTrue();
    assertThat(line.limits()).isEqualTo(LineLimits.NONE);
    assertThat(line.audio().encryption()).isEqualTo(Encryption.OFF);
    assertThat(line.session().referIn()).isFalse();
    assertThat(line.phones()).isTrue();
  }

  @Test
  void everyKeyOfALineIsRead() throws IOException {
    var line =
        only(
            """
            lines:
              - name: carrier
                listen: ["udp 127.0.0.1:5062", "tcp [::1]:5062"]
                advertised: 192.0.2.1
                domain: um.example.com
                access: {everyone: denied, exceptions: [192.0.2.0/24, "2001:db8::/32"]}
                proxies: {servers: [tcp 192.0.2.9:5068, udp sip.example.com], probe: 10 s}
                timers: {t1: 200 ms, connect: 1 s, invite-retries: 2, retry-on: [480, 500-502]}
                identity: {name: Voice mail, address: "+4930123"}
                headers: ["X-Site: Berlin"]
                limits: {in: 3, both: 4, out-per-hour: 10}
                session: {timer: 10 min, refer-out: false}
                audio: {encryption: off}
                phones: false
            """);

    assertThat(line.transport().domainName()).isEqualTo("um.example.com");
    assertThat(line.transport().listenPoints())
        .extracting(ListenPoint::advertised)
        .containsOnly(Optional.of("192.0.2.1"));
    assertThat(line.access().exceptions())
        .containsExactly(Subnet.parse("192.0.2.0/24"), Subnet.parse("2001:db8::/32"));
    assertThat(line.proxies().servers())
        .containsExactly(
            SipUri.parse("sip:192.0.2.9:5068;transport=tcp"),
            SipUri.parse("sip:sip.example.com;transport=udp"));
    assertThat(line.proxies().retryable()).containsExactlyInAnyOrder(480, 500, 501, 502);
    assertThat(line.proxies().connect()).isEqualTo(Duration.ofSeconds(1));
    assertThat(line.identity().address()).contains(SipUri.parse("sip:+4930123@um.example.com"));
    assertThat(line.headers()).containsExactly(new LineHeader("X-Site", "Berlin"));
    assertThat(line.limits())
        .isEqualTo(new LineLimits(3, LineLimits.UNLIMITED, 4, LineLimits.UNLIMITED, 10));
    assertThat(line.session().timer()).isEqualTo(Duration.ofMinutes(10));
    assertThat(line.phones()).isFalse();
  }

  @Test
  void aUsageChangesDefaultsAndNothingElse() throws IOException {
    var line =
        only(
            """
            lines:
              - name: mediation
                usage: mediation-server
                access: {exceptions: [192.0.2.93]}
                session: {refer-in: false}
            """);

    assertThat(line.headers()).containsExactly(new LineHeader("ms-call-source", "non-ms-rtc"));
    assertThat(line.transport().listenPoints()).containsExactly(ListenPoint.tcp("0.0.0.0", 5066));
    assertThat(line.transport().timers().t2()).isEqualTo(Duration.ofSeconds(1));
    assertThat(line.access().everyone()).isFalse();
    assertThat(line.session().referIn()).isFalse();
    assertThat(UsageTable.changed(LineUsage.MEDIATION_SERVER))
        .contains("headers: [ms-call-source: non-ms-rtc]", "session.refer-in: true");
    assertThat(UsageTable.changed(LineUsage.GENERIC)).isEmpty();
  }

  @Test
  void everyMistakeOfEveryFileIsToldAtOnce() throws IOException {
    write("pbx", "listen: [sctp 0.0.0.0:5060]\nlimits: {in: many}\n");
    write("other", "name: another\n");

    assertThat(
            mistakes(
                """
                lines:
                  - name: A
                    session: {timer: 1200 s}
                """))
        .containsExactly(
            "umbel.yaml:3:11 lines[1].name: found \"A\", allowed 1 to 40 small letters, digits and"
                + " hyphens, a letter or digit first",
            "umbel.yaml:4:22 lines[1].session.timer: found \"1200 s\", allowed 0 s, or a time from"
                + " 90 s to 1199 s",
            "lines/other.yaml:1:7 name: found \"another\", allowed other, as the file is called, or"
                + " nothing",
            "lines/pbx.yaml:1:10 listen[1]: found \"sctp 0.0.0.0:5060\", allowed udp, tcp, tls, ws"
                + " or wss and HOST:PORT",
            "lines/pbx.yaml:2:14 limits.in: found \"many\", allowed a whole number from 0 to"
                + " 100000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          listen: [tls 0.0.0.0:5061] | tls: found no certificate
          tls: {certificate: /nowhere/um.pem} | tls.certificate: found
          access: {everyone: denied} | access: found nobody
          headers: ["Via: x"] | headers[1]: found
          proxies: {servers: [tls sip.example.com]} | proxies: found tls sip.example.com
          timers: {t1: 5 s, t2: 1 s} | timers.t2: found 1 s
          audio: {encryption: maybe} | allowed off or preferred or required
          identity: {address: nobody} | identity.address: found
          origins: [example.com] | origins[1]: found
          """)
  void whatCannotWorkIsAMistake(String line, String told) throws IOException {
    write("pbx", line + "\n");

    assertThat(mistakes("")).anyMatch(mistake -> mistake.contains(told));
  }

  @Test
  void twoLinesCannotHaveOnePortOrOneName() throws IOException {
    write("pbx", "listen: [udp 127.0.0.1:5060, tcp 127.0.0.1:0]\n");

    assertThat(mistakes("lines: [{name: pbx}, {name: other, listen: [tcp 0.0.0.0:0]}]\n"))
        .hasSize(2)
        .anyMatch(mistake -> mistake.contains("the line pbx a second time"))
        .anyMatch(mistake -> mistake.contains("line pbx listens there"));
  }

  @Test
  void whatIsDangerousIsAWarning() throws IOException {
    var read = right("lines: [{name: pbx, session: {refer-in: true}}]\n");

    assertThat(read.warnings(Instant.EPOCH))
        .singleElement()
        .asString()
        .contains("lines[1].session.refer-in: warning", "cost money");
  }

  @Test
  void whatIsWrittenIsShownWithoutSecrets() throws IOException {
    write(
        "pbx",
        """
        listen: [udp 127.0.0.1:0]
        limits: {in: 3}
        phones: false
        tls: {password: guess me, authorities-password: "${env:HOME}"}
        """);

    assertThat(right("").lines().getFirst().written())
        .isEqualTo(
            Map.of(
                "listen",
                List.of("udp 127.0.0.1:0"),
                "limits",
                Map.of("in", 3),
                "phones",
                false,
                "tls",
                Map.of("password", "***", "authorities-password", "${env:HOME}")));
  }

  @Test
  void aChangedFileKeepsItsFormerVersion() {
    var lines = new PartFolder(folder.resolve("lines"));
    lines.change("pbx", Optional.of("phones: true\n"));
    lines.change("pbx", Optional.of("phones: false\n"));

    assertThat(lines.file("pbx")).hasContent("phones: false\n");
    assertThat(lines.former("pbx")).contains("phones: true\n");

    lines.change("pbx", Optional.empty());

    assertThat(lines.file("pbx")).doesNotExist();
    assertThat(lines.former("pbx")).contains("phones: false\n");
    assertThat(lines.former("other")).isEmpty();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve("lines").resolve(name + ".yaml"), text);
  }

  private ConfigurationFile read(String lines) throws IOException {
    Files.writeString(file, PEOPLE + lines);
    return ConfigurationFile.read(file);
  }

  private Configuration right(String lines) throws IOException {
    return switch (read(lines)) {
      case ConfigurationFile.Right(var configuration) -> configuration;
      case ConfigurationFile.Wrong(var mistakes) -> throw new AssertionError(mistakes);
    };
  }

  private LineSettings only(String lines) throws IOException {
    var all = right(lines).lines();
    assertThat(all).hasSize(1);
    return all.getFirst().settings();
  }

  private List<String> mistakes(String lines) throws IOException {
    return switch (read(lines)) {
      case ConfigurationFile.Right(var configuration) -> throw new AssertionError(configuration);
      case ConfigurationFile.Wrong(var mistakes) ->
          mistakes.stream().map(m -> m.toString().replace(folder + "/", "")).toList();
    };
  }
}
