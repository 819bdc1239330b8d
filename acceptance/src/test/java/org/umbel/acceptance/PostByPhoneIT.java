package org.umbel.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Digits;
import org.umbel.domain.speech.Extension;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.Prompt;
import org.umbel.telephony.phone.Phone;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.MailSystem;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// Messages are answered, forwarded, sent as a fax and called back by phone.
@Needs(
    value = {"dovecot", "postfix", "espeak-ng", "flite", "sipp"},
    root = true)
@MailSystems
class PostByPhoneIT {
  private static final String OUTSIDE = "0301234";
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(2));
  private static final Sound ANSWER = Sound.sweep(Duration.ofSeconds(3));
  private static final String PLAN =
      """
      From: Carol Diaz <carol@example.test>
      Message-ID: <plan-2@example.test>
      References: <plan-1@example.test>
      Subject: The plan

      Here it is.
      """;

  @Test
  @Feature({"TU-7", "ML-5"})
  void aVoiceMessageAndAMailAreAnsweredByVoice() throws InterruptedException {
    var settings =
        """
        voice-boxes:
          mailbox.answer-address: "fon-${number}@example.test"
        """;
    var mail = MailSystem.start(Map.of("USERS", "anna ben carol fon-" + OUTSIDE));
    try (var company = Company.with(mail, settings);
        var caller = phone(company.server(), OUTSIDE);
        var phone = phone(company.server(), "4000");
        var anna = mail.open("anna");
        var outsider = mail.open("fon-" + OUTSIDE);
        var carol = mail.open("carol")) {
      leave(caller, "4000", MESSAGE);
      anna.awaitCount(1, PATIENCE);
      anna.put("INBOX", PLAN);

      try (var talk = opened(phone)) {
        answered(talk);
        talk.presses("6").hears(Prompt.THIS_IS_MAIL);
        answered(talk);
      }

      outsider.awaitCount(1, PATIENCE);
      var first = outsider.message(1);
      assertThat(first.field("Subject").orElseThrow())
          .startsWith("Re: Voice message from " + OUTSIDE);
      assertThat(first.field("In-Reply-To")).isEqualTo(anna.message(1).field("Message-ID"));
      assertThat(first.field("Reply-To")).contains("anna@example.test");
      assertThat(first.part("audio/").orElseThrow()).hasSizeGreaterThan(40_000);
      carol.awaitCount(1, PATIENCE);
      var second = carol.message(1);
      assertThat(second.field("Subject")).contains("Re: The plan");
      assertThat(second.field("In-Reply-To")).contains("<plan-2@example.test>");
      assertThat(second.field("References"))
          .contains("<plan-1@example.test> <plan-2@example.test>");
      assertThat(second.field("From").orElseThrow()).startsWith("\"Anna Berg (4000)\"");
    }
  }

  private static Talk opened(Phone phone) throws InterruptedException {
    var talk = Talk.with(Calling.answered(phone.dial("5000")));
    talk.hears(Prompt.ENTER_PIN).presses(Company.PIN + "#");
    return talk.hears(Prompt.MAIN_MENU).presses("1");
  }

  private static Talk more(Talk talk, Phrase offered) throws InterruptedException {
    return talk.hears(Choice.of(Option.DELETE)).presses("8").hears(offered);
  }

  private static void answered(Talk talk) throws InterruptedException {
    more(talk, Choice.of(Option.ANSWER)).presses("1");
    talk.hears(Prompt.RECORD_ANSWER_AFTER_TONE).hearsAll(Prompt.BEEP).says(ANSWER).presses("#");
    talk.hears(Choice.of(Option.SEND)).presses("1").hearsAll(Prompt.MESSAGE_SENT);
    talk.hears(Choice.of(Option.DELETE));
  }

  @Test
  @Feature({"TU-7", "SC-2"})
  void aMessageAndAMailAreForwardedWithACommentAndAMailAsAFax()
      throws InterruptedException, IOException {
    var mail = MailSystem.start();
    try (var company = Company.withLines(mail, PostByPhoneIT::faxes);
        var caller = phone(company.server(), OUTSIDE);
        var phone = phone(company.server(), "4000");
        var anna = mail.open("anna");
        var ben = mail.open("ben")) {
      leave(caller, "4000", MESSAGE);
      anna.awaitCount(1, PATIENCE);
      anna.put("INBOX", PLAN);

      try (var talk = opened(phone)) {
        forwarded(talk);
        talk.presses("6").hears(Prompt.THIS_IS_MAIL);
        forwarded(talk);
        talk.presses("8").hears(Choice.of(Option.FORWARD_AS_FAX)).presses("3");
        talk.hears(Prompt.ENTER_FAX_NUMBER).presses("0900777#");
        talk.hears(Prompt.FAX_GOES_TO).hears(Choice.of(Option.CONFIRM));
        talk.presses("1").hearsAll(Prompt.CANNOT_CALL_BACK).hears(Choice.of(Option.DELETE));
        talk.presses("8").hears(Choice.of(Option.FORWARD_AS_FAX)).presses("3");
        talk.hears(Prompt.ENTER_FAX_NUMBER).presses("030777#");
        talk.hears(Prompt.FAX_GOES_TO, new Digits("030777")).hears(Choice.of(Option.CONFIRM));
        talk.presses("1").hearsAll(Prompt.FAX_ORDERED);
      }

      ben.awaitCount(2, PATIENCE);
      var voice = ben.message(1);
      assertThat(voice.field("Subject").orElseThrow()).startsWith("Fwd: Voice message from");
      assertThat(voice.part("audio/").orElseThrow()).hasSizeGreaterThan(72_000);
      var plan = ben.message(2);
      assertThat(plan.field("Subject")).contains("Fwd: The plan");
      assertThat(new String(plan.part("message/rfc822").orElseThrow(), ISO_8859_1))
          .contains("Message-ID: <plan-2@example.test>", "Here it is.");
      try (var jobs = Files.list(company.server().folder().resolve("fax/waiting"))) {
        var all = jobs.toList();
        assertThat(all).hasSize(1);
        var job = all.getFirst();
        assertThat(job.resolve("job")).content().contains("to=030777\n", "owner=4000\n");
        assertThat(job.resolve("mail.eml")).content().contains("Here it is.");
      }
    }
  }

  /// Nobody is called by the line outside: it is there for the dial plan.
  private static String faxes(PortBlock ports) {
    return """
    lines:
      - {name: main, listen: ["udp 127.0.0.1:%d", "tcp 127.0.0.1:%d"]}
      - name: carrier
        listen: ["udp 127.0.0.1:%d"]
        proxies: {servers: ["udp 127.0.0.1:%d"], probe: 0 s}
        phones: false
    fax-jobs: fax
    dial-plan:
      - {pattern: "0900Z", class: premium, lines: [carrier]}
      - {pattern: "0N?", class: national, lines: [carrier]}
    """
        .formatted(ports.at(0), ports.at(0), ports.at(2), ports.at(3));
  }

  private static void forwarded(Talk talk) throws InterruptedException {
    more(talk, Choice.of(Option.FORWARD_WITH_COMMENT)).presses("2");
    talk.hears(Prompt.ENTER_RECIPIENT).presses("4001#");
    talk.hears(Prompt.MESSAGE_GOES_TO, new Extension("4001")).hears(Choice.of(Option.CONFIRM));
    talk.presses("1").hears(Prompt.RECORD_COMMENT_AFTER_TONE).hearsAll(Prompt.BEEP);
    talk.says(ANSWER).presses("#").hears(Choice.of(Option.SEND)).presses("1");
    talk.hearsAll(Prompt.MESSAGE_SENT).hears(Choice.of(Option.DELETE));
  }

  @Test
  @Feature("TU-7")
  void aCallerIsCalledBackByTheRulesOfThePerson() throws InterruptedException {
    try (var carrier = Carrier.taking();
        var server = UmbelServer.serveLines(ports -> company(ports, carrier));
        var caller = phone(server, OUTSIDE);
        var dear = phone(server, "0900555");
        var anna = phone(server, "4000")) {
      leave(dear, "4000", MESSAGE);
      leave(caller, "4000", MESSAGE);
      server.inbox("4000", Company.PIN).await(2);

      try (var talk = opened(anna)) {
        more(talk.hears(Choice.of(Option.DELETE)).presses("6"), Choice.of(Option.CALL_BACK));
        talk.presses("4").hears(Prompt.CALL_GOES_TO).hears(Choice.of(Option.CONFIRM));
        talk.presses("1").hearsAll(Prompt.CANNOT_CALL_BACK).hears(Choice.of(Option.DELETE));
        talk.presses("4").hears(Choice.of(Option.DELETE)).presses("8");
        talk.hears(Choice.of(Option.CALL_BACK)).presses("4");
        talk.hears(Prompt.CALL_GOES_TO, new Digits(OUTSIDE)).hears(Choice.of(Option.CONFIRM));
        talk.presses("1").hears(Prompt.PLEASE_HOLD);

        assertThat(carrier.invite(1))
            .contains("INVITE sip:+49301234@127.0.0.1 SIP/2.0")
            .containsPattern("(?m)^From: .*<sip:\\+49301234000@um\\.example\\.com>;tag=");
      }
      assertThat(carrier.invites()).hasSize(1);
    }
  }

  private static String company(PortBlock ports, Carrier carrier) {
    return """
    pilots: ["5000"]
    number-prefix: "+4930123"
    stop-time: 1 s
    recording: {shortest: 1 s, longest: 20 s, silence: 2 s}
    lines:
      - {name: phones, listen: ["udp 127.0.0.1:%d"]}
      - name: carrier
        listen: ["udp 127.0.0.1:%d"]
        domain: um.example.com
        proxies: {servers: ["udp %s"], probe: 0 s}
        phones: false
    dial-plan:
      - {pattern: "0900Z", class: premium, strip: 1, prefix: "+49", lines: [carrier]}
      - {pattern: "0N?", class: national, strip: 1, prefix: "+49", lines: [carrier]}
    people:
      - {extension: "4000", name: Anna Berg, pin: "739152"}
    """
        .formatted(ports.at(0), ports.at(2), carrier.address());
  }
}
