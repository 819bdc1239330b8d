package org.umbel.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.domain.call.RecordingLimits;
import org.umbel.domain.person.Extension;
import org.umbel.domain.speech.Language;

class ConfigurationFileTest {
  private static final String ONE_PERSON = "people: [{extension: '4000', name: Anna Berg}]\n";

  @Test
  void onePersonIsEnoughAndTheRestIsDefault() {
    var read = right(ONE_PERSON);

    assertThat(read.data()).isEqualTo(Path.of("data"));
    assertThat(read.language()).isEqualTo(Language.ENGLISH);
    assertThat(read.log()).isEqualTo(Configuration.LogLevel.INFO);
    assertThat(read.ringTime()).isEqualTo(Duration.ofSeconds(20));
    assertThat(read.stopTime()).isEqualTo(Duration.ofSeconds(10));
    assertThat(read.pilots()).isEmpty();
    assertThat(read.numberPrefix()).isEmpty();
    assertThat(read.recording()).isEqualTo(RecordingLimits.DEFAULT);
    assertThat(read.greeting()).isEqualTo(RecordingLimits.DEFAULT);
    assertThat(read.mailbox().kind()).isEqualTo(MailboxSettings.Kind.BUILT_IN);
    assertThat(read.media().ports()).hasToString("16384-32767");
    assertThat(read.web().listen()).hasToString("127.0.0.1:8080");
    assertThat(read.lamp().poll()).isEqualTo(Duration.ofSeconds(60));
    assertThat(read.spool().messages()).isEqualTo(20_000);
  }

  @Test
  void aPersonWithoutALanguageHasTheSystems() {
    var read = right("language: de\n" + ONE_PERSON);

    var person = read.people().getFirst().person(read);

    assertThat(person.extension()).isEqualTo(new Extension("4000"));
    assertThat(person.language()).isEqualTo(Language.GERMAN);
    assertThat(person.voiceMail()).isTrue();
  }

  @Test
  void allMistakesAreToldAtOnceWithTheirPlaces() {
    var mistakes =
        wrong(
            """
            dta: /tmp
            ring-time: 20
            pilots: ["4000"]
            people:
              - extension: 4000
                name: Anna Berg
                voice-mail: maybe
              - extension: "40x"
                pin: 12ab
            recording:
              longest: 3 h
            """);

    assertThat(mistakes)
        .containsExactly(
            "f.yaml:1:1 dta: found an unknown key, allowed data, time-zone, language, log,"
                + " number-prefix, sites, pilots, ring-time, stop-time, sip, lines, administrators,"
                + " media, web, people, directory, default-station, dial-plan, dialling, recording,"
                + " greeting, voice-boxes, default-pin, mailbox, lamp, presence, sms, fax-jobs,"
                + " registrar, spool, speech, trace, knowledge-workers, contact-points, reporting;"
                + " did you mean \"data\"?",
            "f.yaml:2:12 ring-time: found \"20\", allowed a time from 1 s to 3 min",
            "f.yaml:7:17 people[1].voice-mail: found \"maybe\", allowed true or false",
            "f.yaml:8:5 people[2].name: found nothing, allowed a name",
            "f.yaml:8:16 people[2].extension: found \"40x\", allowed one to fifteen digits",
            "f.yaml:9:10 people[2].pin: found a value that is not shown, allowed one to 24 digits",
            "f.yaml:11:12 recording.longest: found \"3 h\", allowed a time from 1 s to 2 h");
  }

  @Test
  void twoPeopleCannotShareAnExtension() {
    var mistakes =
        wrong(
            """
            people:
              - {extension: "4000", name: Anna Berg}
              - {extension: "4000", name: Ben Carter}
            """);

    assertThat(mistakes)
        .containsExactly(
            "f.yaml:3:5 people[2]: found extension 4000 a second time, allowed each only once; the"
                + " first is in line 2");
  }

  @Test
  void aPilotNumberIsNoPersonsExtension() {
    assertThat(wrong("pilots: ['4000']\n" + ONE_PERSON))
        .containsExactly(
            "f.yaml:1:9 pilots: found 4000, allowed a number that is no person's extension; Anna"
                + " Berg has this one");
  }

  @Test
  void aMailServerIsNeededWhereMessagesGoToOne() {
    assertThat(wrong("mailbox: {kind: mail-server}\n" + ONE_PERSON))
        .containsExactly(
            "f.yaml:1:10 mailbox.mail-server: found nothing, allowed the keys smtp, imap, because"
                + " kind is mail-server");
  }

  @Test
  void whoeverTakesMessagesHasAMailboxOnTheMailServer() {
    var mailbox =
        """
        mailbox:
          kind: mail-server
          mail-server:
            smtp: {servers: [m:25], sender: a@b.example}
            imap: {servers: [m:143], access: own-password}
        people:
          - {extension: '4000', name: Anna, mail: a@b.example, mail-login: {name: a, password: b}}
          - {extension: '4001', name: Ben}
          - {extension: '4002', name: Lobby, voice-mail: false}
          - extension: '4003'
            name: Carla
            mail: c@b.example
        """;

    assertThat(wrong(mailbox))
        .containsExactly(
            "f.yaml:8:5 people[2].mail: found nothing, allowed a mail address, because mailbox.kind"
                + " is mail-server, or voice-mail: false",
            "f.yaml:8:5 people[2].mail-login: found nothing, allowed a login, because"
                + " mailbox.mail-server.imap.access is own-password",
            "f.yaml:10:5 people[4].mail-login: found nothing, allowed a login, because"
                + " mailbox.mail-server.imap.access is own-password");
  }

  @Test
  void aRecordingCannotBeShorterThanItsShortest() {
    assertThat(wrong("recording: {shortest: 5 s, longest: 5 s}\n" + ONE_PERSON))
        .containsExactly(
            "f.yaml:1:23 recording.shortest: found 5 s, allowed less than longest, which is 5 s");
  }

  @Test
  void aKeyIsWrittenOnce() {
    assertThat(wrong(ONE_PERSON + "log: info\nlog: warn\n"))
        .containsExactly("f.yaml:3:1 log: found the key a second time, allowed each key once");
  }

  @Test
  void brokenYamlIsToldWhereItBreaks() {
    assertThat(wrong("people: [\n"))
        .singleElement()
        .asString()
        .startsWith("f.yaml:2:1 file: found broken YAML (")
        .endsWith("), allowed well-formed YAML");
  }

  @ParameterizedTest
  @CsvSource({"''", "'# only a comment'", "'just words'", "'- a list'", "'a: 1\n---\nb: 2'"})
  void whatIsNoConfigurationIsOneMistake(String text) {
    assertThat(wrong(text)).hasSize(1);
  }

  @Test
  void aFileThatIsNotThereIsAMistake() {
    var read = ConfigurationFile.read(Path.of("/nowhere/umbel.yaml"));

    assertThat(((ConfigurationFile.Wrong) read).mistakes())
        .singleElement()
        .hasToString(
            "/nowhere/umbel.yaml:1:1 file: found no such file, allowed a YAML file with people");
  }

  @Test
  void depthBeyondMeasureIsAMistake() {
    assertThat(wrong("people: " + "[".repeat(100_000))).hasSize(1);
  }

  @Test
  void aliasesThatGrowBeyondMeasureAreAMistake() {
    var text = new StringBuilder("x: &a0 [" + "'1',".repeat(1_000) + "]\n");
    text.append("people:\n");
    text.append("  - &p {extension: '4000', name: A, phones: &f [");
    for (var i = 0; i < 5_000; i++) {
      text.append("'").append(i).append("',");
    }
    text.append("]}\n").append("  - *p\n".repeat(10_000));

    var read = ConfigurationFile.read(Path.of("f.yaml"), text.toString());

    assertThat(((ConfigurationFile.Wrong) read).mistakes())
        .hasSizeLessThanOrEqualTo(Mistakes.MOST)
        .allSatisfy(mistake -> assertThat(mistake.place().file()).isEqualTo(Path.of("f.yaml")));
  }

  @Test
  void secretsAreNeverPrinted() {
    var read =
        right("people: [{extension: '4000', name: A, pin: '284617', sip-password: geheim}]\n");

    assertThat(read.people().getFirst().sipPassword()).contains(new Secret("geheim"));
    assertThat(read.toString()).doesNotContain("284617").doesNotContain("geheim");
  }

  @Test
  void aSecretMayBeKeptInTheEnvironment() {
    var read = right("people: [{extension: '4000', name: A, sip-password: '${env:PATH}'}]\n");

    assertThat(read.people().getFirst().sipPassword()).contains(new Secret(System.getenv("PATH")));
  }

  @Test
  void aSecretThatIsNotWhereItShouldBeIsAMistake() {
    assertThat(
            wrong("people: [{extension: '4000', name: A, sip-password: '${file:/nowhere/x}'}]\n"))
        .containsExactly(
            "f.yaml:1:53 people[1].sip-password: found no readable file /nowhere/x, allowed a"
                + " password, ${file:PATH} or ${env:NAME}");
  }

  private static Configuration right(String text) {
    return switch (ConfigurationFile.read(Path.of("f.yaml"), text)) {
      case ConfigurationFile.Right right -> right.configuration();
      case ConfigurationFile.Wrong wrong ->
          throw new AssertionError("mistakes: " + wrong.mistakes());
    };
  }

  private static List<String> wrong(String text) {
    var read = ConfigurationFile.read(Path.of("f.yaml"), text);
    assertThat(read).isInstanceOf(ConfigurationFile.Wrong.class);
    return ((ConfigurationFile.Wrong) read).mistakes().stream().map(Mistake::toString).toList();
  }
}
