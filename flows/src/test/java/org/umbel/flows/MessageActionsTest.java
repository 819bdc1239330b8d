package org.umbel.flows;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.flows.House.ANNA;
import static org.umbel.flows.House.ANNAS_PIN;
import static org.umbel.flows.House.BEN;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.domain.call.Transfer;
import org.umbel.domain.dialling.Decision;
import org.umbel.domain.event.Event;
import org.umbel.domain.menu.MenuSettings;
import org.umbel.domain.message.AddressTemplate;
import org.umbel.domain.message.MailEntry.Kind;
import org.umbel.domain.message.Origin;
import org.umbel.domain.message.Posting;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Digits;
import org.umbel.domain.speech.Extension;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.reading.ReadableMail;

/// Answering, forwarding and calling back on the phone (TU-7, ML-5).
class MessageActionsTest {
  private static final Duration WORDS = Duration.ofSeconds(3);
  private static final String OUTSIDE = "0301234567";
  private static final Caller BY_MAIL =
      new Caller(Optional.empty(), Optional.of("Dora <dora@example.org>"));
  private static final Origin FROM_DORA =
      new Origin(
          Optional.of("dora@example.org"), Optional.of("<one@example.org>"), List.of(), "Lunch");

  private final House house = new House();

  private static ScriptedCall login() {
    return ScriptedCall.from("4000").hears(Prompt.ENTER_PIN).presses(ANNAS_PIN + "#");
  }

  /// Anna, having heard her first new message.
  private static ScriptedCall heard() {
    return login().presses("1").hears(Choice.of(Option.MORE)).presses("8");
  }

  private void messageFrom(String number) {
    house.message(ANNA, "m1", number, 500, false);
  }

  private void mail(Kind kind, Caller sender) {
    var text = new ReadableMail("Lunch", Optional.of("Hello."), Optional.empty(), List.of());
    house.mail(ANNA, "mail-1-1", kind, sender, text);
    house.mailboxes.is("mail-1-1", FROM_DORA, bytes("Subject: Lunch\r\n\r\nHello."));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(US_ASCII));
  }

  private MemoryOutbox.Taken taken() {
    assertThat(house.outbox.taken).hasSize(1);
    return house.outbox.taken.getFirst();
  }

  @Test
  void anAnswerToAColleagueIsHeardAgainAndSentToTheColleaguesBox() {
    messageFrom("4001");
    var call =
        heard()
            .hears(Choice.of(Option.ANSWER))
            .presses("1")
            .hears(Prompt.RECORD_ANSWER_AFTER_TONE, Prompt.BEEP)
            .says(WORDS)
            .presses("#")
            .hears(Choice.of(Option.SEND))
            .presses("2")
            .hears(Prompt.YOUR_RECORDING)
            .presses("1")
            .hears(Prompt.MESSAGE_SENT)
            .hears(Choice.of(Option.DELETE))
            .hangsUp();

    house.callsPilot(call);

    var envelope = taken().envelope();
    assertThat(envelope.recipient()).isEqualTo(BEN.extension());
    assertThat(envelope.caller().number()).contains(new PhoneNumber("4000"));
    assertThat(envelope.caller().name()).contains("Anna Berg");
    assertThat(taken().duration()).isEqualTo(WORDS);
    assertThat(envelope.posting())
        .contains(new Posting(Posting.Kind.ANSWER, Optional.empty(), Origin.NONE));
    assertThat(house.events)
        .contains(
            new Event.MessagePosted(
                call.id(), envelope.id(), ANNA.extension(), Posting.Kind.ANSWER, "4001"));
  }

  @Test
  void nothingIsSentOfWhatIsCancelled() {
    messageFrom("4001");

    house.callsPilot(
        heard()
            .presses("1")
            .says(WORDS)
            .presses("#*")
            .hears(Prompt.CANCELLED, Choice.of(Option.DELETE))
            .hangsUp());

    assertThat(house.outbox.taken).isEmpty();
    assertThat(house.outbox.discarded).hasSize(1);
  }

  @Test
  void whatIsRecordedAgainTakesThePlaceOfTheFirst() {
    messageFrom("4001");

    house.callsPilot(
        heard()
            .presses("1")
            .says(WORDS)
            .presses("#3")
            .hears(Prompt.RECORD_ANSWER_AFTER_TONE)
            .says(Duration.ofSeconds(5))
            .presses("#1")
            .hears(Prompt.MESSAGE_SENT)
            .hangsUp());

    assertThat(taken().duration()).isEqualTo(Duration.ofSeconds(5));
    assertThat(house.outbox.discarded).hasSize(1);
  }

  @Test
  void whoHangsUpAfterSpeakingHasSentIt() {
    messageFrom("4001");

    house.callsPilot(heard().presses("1").says(WORDS).hangsUp());

    assertThat(house.outbox.discarded).isEmpty();
    assertThat(house.outbox.closed).hasSize(1);
  }

  @Test
  void nobodyHearsThatItWasSentWhenTheDiskIsFull() {
    messageFrom("4001");
    house.outbox.full = true;

    var call = heard().presses("1").hears(Prompt.CANNOT_RECORD_NOW).hangsUp();
    house.callsPilot(call);

    assertThat(call.heard()).doesNotContain(Prompt.MESSAGE_SENT);
  }

  @Test
  void anAnswerToAMailGoesToItsSenderAndNamesTheMail() {
    mail(Kind.MAIL, BY_MAIL);

    house.callsPilot(
        heard().presses("1").says(WORDS).presses("#1").hears(Prompt.MESSAGE_SENT).hangsUp());

    var posting = taken().envelope().posting().orElseThrow();
    assertThat(posting.to()).contains("dora@example.org");
    assertThat(posting.about()).isEqualTo(FROM_DORA);
    assertThat(taken().envelope().recipient()).isEqualTo(ANNA.extension());
  }

  @Test
  void aCallerOfWhomOnlyTheNumberIsKnownIsAnsweredByTheTemplate() {
    house.numbers = AddressTemplate.parse("${number}@${type}.example.org");
    messageFrom(OUTSIDE);

    house.callsPilot(
        heard().presses("1").says(WORDS).presses("#1").hears(Prompt.MESSAGE_SENT).hangsUp());

    assertThat(taken().envelope().posting().orElseThrow().to())
        .contains("0301234567@voice.example.org");
  }

  @Test
  void aCallerWhomNoMailReachesIsNotOfferedAnAnswer() {
    messageFrom(OUTSIDE);

    var call = heard().hears(Choice.of(Option.CALL_BACK)).hangsUp();
    house.callsPilot(call);

    assertThat(call.heard()).doesNotContain(Choice.of(Option.ANSWER));
  }

  @Test
  void aMessageIsForwardedBehindAComment() {
    messageFrom(OUTSIDE);

    house.callsPilot(
        heard()
            .hears(Choice.of(Option.FORWARD_WITH_COMMENT))
            .presses("2")
            .hears(Prompt.ENTER_RECIPIENT)
            .presses("4001#")
            .hears(Prompt.MESSAGE_GOES_TO, new Extension("4001"), Choice.of(Option.CONFIRM))
            .presses("1")
            .hears(Prompt.RECORD_COMMENT_AFTER_TONE)
            .says(WORDS)
            .presses("#1")
            .hears(Prompt.MESSAGE_SENT)
            .hangsUp());

    assertThat(taken().envelope().recipient()).isEqualTo(BEN.extension());
    assertThat(taken().duration()).isEqualTo(WORDS.plusMillis(500 / 8));
    assertThat(taken().envelope().posting().orElseThrow().kind()).isEqualTo(Posting.Kind.FORWARD);
  }

  @Test
  void aMessageMayBeForwardedWithoutAWordToWhoHasRecordedAName() {
    messageFrom(OUTSIDE);
    house.greetings.record(BEN, House.NAME, 77);

    house.callsPilot(
        heard()
            .presses("24001#")
            .hears(Prompt.MESSAGE_GOES_TO)
            .hears(House.samples(77))
            .presses("1")
            .says(Duration.ZERO)
            .presses("#1")
            .hears(Prompt.MESSAGE_SENT)
            .hangsUp());

    assertThat(taken().duration()).isEqualTo(Duration.ofMillis(500 / 8));
  }

  @Test
  void nobodyIsForwardedToWhoIsNotThereOrHasNoBox() {
    messageFrom(OUTSIDE);

    house.callsPilot(
        heard()
            .presses("2")
            .hears(Prompt.ENTER_RECIPIENT)
            .presses("9999#")
            .hears(Prompt.UNKNOWN_EXTENSION, Prompt.ENTER_RECIPIENT)
            .presses("4002#")
            .hears(Prompt.NO_MAILBOX, Prompt.ENTER_RECIPIENT)
            .presses("#")
            .hears(Prompt.CANCELLED)
            .hangsUp());

    assertThat(house.outbox.taken).isEmpty();
  }

  @Test
  void aMailIsForwardedWithACommentAndGoesAlongWhole() {
    mail(Kind.MAIL, BY_MAIL);

    house.callsPilot(
        heard()
            .presses("24001#")
            .presses("1")
            .says(WORDS)
            .presses("#1")
            .hears(Prompt.MESSAGE_SENT)
            .hangsUp());

    assertThat(taken().envelope().recipient()).isEqualTo(BEN.extension());
    assertThat(taken().duration()).isEqualTo(WORDS);
    assertThat(taken().mail()).contains(bytes("Subject: Lunch\r\n\r\nHello."));
  }

  @Test
  void aFaxIsForwardedAsAFax() {
    mail(Kind.FAX, new Caller(Optional.of(new PhoneNumber("030555")), Optional.empty()));

    house.callsPilot(
        heard()
            .hears(Choice.of(Option.FORWARD_AS_FAX))
            .presses("3")
            .hears(Prompt.ENTER_FAX_NUMBER)
            .presses("030777#")
            .hears(Prompt.FAX_GOES_TO, new Digits("030777"), Choice.of(Option.CONFIRM))
            .presses("1")
            .hears(Prompt.FAX_ORDERED)
            .hangsUp());

    assertThat(house.faxes).hasSize(1);
    var job = house.faxes.getFirst();
    assertThat(job.to()).isEqualTo(new PhoneNumber("030777"));
    assertThat(job.owner()).isEqualTo(ANNA);
    assertThat(job.mail()).isEqualTo(bytes("Subject: Lunch\r\n\r\nHello."));
  }

  @Test
  void aFaxGoesToNoNumberThatMayNotBeCalled() {
    mail(Kind.FAX, new Caller(Optional.of(new PhoneNumber("030555")), Optional.empty()));
    house.faxing = new Decision.Refused(Decision.Cause.CLASS, "Premium numbers may not be called");

    house.callsPilot(
        heard()
            .hears(Choice.of(Option.FORWARD_AS_FAX))
            .presses("30900777#1")
            .hears(Prompt.CANNOT_CALL_BACK)
            .hangsUp());

    assertThat(house.faxes).isEmpty();
  }

  @Test
  void aCallerOutsideIsCalledBackAtThePersonsCost() {
    messageFrom(OUTSIDE);

    house.callsPilot(
        heard()
            .hears(Choice.of(Option.CALL_BACK))
            .presses("4")
            .hears(Prompt.CALL_GOES_TO, new Digits(OUTSIDE), Choice.of(Option.CONFIRM))
            .presses("1")
            .hears(Prompt.PLEASE_HOLD)
            .callsOut(OUTSIDE, ANNA, new Transfer.Done())
            .hangsUp());

    assertThat(house.events).anyMatch(Event.CallerPassedOn.class::isInstance);
  }

  @Test
  void whoDoesNotTakeTheCallBackLeavesThePersonAtTheMessage() {
    mail(Kind.TEXT, new Caller(Optional.of(new PhoneNumber("4001")), Optional.empty()));

    house.callsPilot(
        heard()
            .presses("41")
            .hears(Prompt.PLEASE_HOLD)
            .isPassedOn("4001", new Transfer.NotTaken(Reason.BUSY))
            .hears(Prompt.TRANSFER_FAILED, Choice.of(Option.DELETE))
            .hangsUp());
  }

  @Test
  void aNumberThatMayNotBeCalledIsTold() {
    messageFrom(OUTSIDE);

    house.callsPilot(heard().presses("41").hears(Prompt.CANNOT_CALL_BACK).hangsUp());
  }

  @Test
  void whatIsTakenOutOfTheMenuIsNotThere() {
    messageFrom("4001");
    house.system =
        house
            .system
            .with(MenuSettings.REPLY, false)
            .with(MenuSettings.FORWARD_VOICE, false)
            .with(MenuSettings.CALL_BACK, false);

    var call =
        login()
            .presses("1")
            .hears(Choice.of(Option.NEXT))
            .presses("8")
            .hears(Choice.of(Option.FASTER), Choice.of(Option.SLOWER))
            .hangsUp();
    house.callsPilot(call);

    assertThat(call.heard())
        .doesNotContain(
            Choice.of(Option.MORE), Choice.of(Option.ANSWER), Choice.of(Option.CALL_BACK));
  }
}
