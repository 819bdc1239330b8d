package org.umbel.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.flows.House.ANNA;
import static org.umbel.flows.House.ANNAS_PIN;
import static org.umbel.flows.SpokenSentences.sound;

import java.nio.ShortBuffer;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.event.Event;
import org.umbel.domain.menu.MenuSettings;
import org.umbel.domain.menu.MenuSettings.Order;
import org.umbel.domain.message.MailEntry.Kind;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.FromExtension;
import org.umbel.domain.speech.FromNumber;
import org.umbel.domain.speech.FromUnknown;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.MessageCount;
import org.umbel.domain.speech.MessageOrdinal;
import org.umbel.domain.speech.NewMessages;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.ReceivedAt;
import org.umbel.domain.speech.reading.ReadableMail;
import org.umbel.domain.speech.reading.ReadableMail.Attachment;

/// Mails, faxes and text messages read to somebody on the phone (TU-4, TU-5, TU-11).
class MailReadingTest {
  private static final Caller BEN = new Caller(Optional.empty(), Optional.of("Ben Carter"));
  private static final ShortBuffer FROM_BEN = sound("From Ben Carter.");
  private static final ShortBuffer SUBJECT = sound("Subject: Lunch");
  private static final ShortBuffer FIRST = sound("Hello Anna.");
  private static final ShortBuffer SECOND = sound("Shall we have lunch today?");
  private static final ShortBuffer THIRD = sound("I am hungry.");
  private static final ReadableMail LUNCH =
      text("Re: Lunch", "Hello Anna.\n\nShall we have lunch today?\n\nI am hungry.\n");

  private final House house = new House();

  private static ReadableMail text(String subject, String plain) {
    return new ReadableMail(subject, Optional.of(plain), Optional.empty(), List.of());
  }

  private static ScriptedCall login() {
    return ScriptedCall.from("4000").hears(Prompt.ENTER_PIN).presses(ANNAS_PIN + "#");
  }

  private void lunch() {
    house.mail(ANNA, "mail-1-1", Kind.MAIL, BEN, LUNCH);
  }

  private boolean isRead() {
    return house.mailboxes.mailsOf(ANNA).getFirst().heard();
  }

  @Test
  void aMailIsToldWithDateSenderAndSubjectAndReadToItsEnd() {
    lunch();
    var call =
        login()
            .hears(new NewMessages(0, 1, 0, 0), Prompt.MAIN_MENU)
            .presses("1")
            .hears(new MessageOrdinal(1, 1), Prompt.THIS_IS_MAIL)
            .hears(FROM_BEN)
            .hears(SUBJECT)
            .hears(FIRST)
            .hears(SECOND)
            .hears(THIRD)
            .hears(Choice.of(Option.DELETE))
            .presses("6")
            .hears(Prompt.NO_MORE_MESSAGES)
            .hangsUp();

    house.callsPilot(call);

    assertThat(isRead()).isTrue();
    assertThat(house.events)
        .contains(
            new Event.MessageRead(
                call.id(),
                ANNA.extension(),
                new MessageId("mail-1-1"),
                Kind.MAIL,
                Language.ENGLISH,
                4));
  }

  @Test
  void voiceMessagesComeFirst() {
    lunch();
    house.message(ANNA, "m1", "4001", 500, false);

    house.callsPilot(
        login()
            .hears(new NewMessages(1, 1, 0, 0))
            .presses("1")
            .hears(new MessageOrdinal(1, 2), new FromExtension("4001"))
            .hears(House.samples(500))
            .presses("6")
            .hears(new MessageOrdinal(2, 2), Prompt.THIS_IS_MAIL)
            .hears(FROM_BEN)
            .hangsUp());
  }

  @Test
  void whatIsWrittenInGermanIsReadInGermanWhateverTheMenuSpeaks() {
    var german =
        text("Besprechung", "Die Besprechung ist heute um neun.\n\nBitte bringen Sie alles mit.\n");
    house.mail(ANNA, "mail-1-1", Kind.MAIL, BEN, german);
    var call =
        login()
            .presses("1")
            .hears(FROM_BEN)
            .hears(sound("Betreff: Besprechung"))
            .hears(sound("Bitte bringen Sie alles mit."))
            .hangsUp();

    house.callsPilot(call);
  }

  @Test
  void aGermanMenuSaysWhoAMailIsFromInGerman() {
    house.set(MenuSettings.LANGUAGE, Optional.of(Language.GERMAN));
    lunch();

    house.callsPilot(
        login()
            .presses("1")
            .hears(Prompt.THIS_IS_MAIL)
            .hears(sound("Von Ben Carter."))
            .hears(SUBJECT)
            .hangsUp());
  }

  @Test
  void faxesAndTextMessagesAreToldAsSuchWithTheirNumbers() {
    var caller = new Caller(Optional.of(new PhoneNumber("+491711234567")), Optional.empty());
    house.mail(ANNA, "mail-1-1", Kind.TEXT, caller, text("", "I am late.\n"));
    var fax =
        new ReadableMail(
            "Fax",
            Optional.empty(),
            Optional.empty(),
            List.of(new Attachment("page.tif", "image/tiff")));
    house.mail(ANNA, "mail-1-2", Kind.FAX, caller, fax);

    house.callsPilot(
        login()
            .hears(new NewMessages(0, 0, 1, 1))
            .presses("1")
            .hears(Prompt.THIS_IS_TEXT, new FromNumber("+491711234567"))
            .hears(sound("I am late."))
            .presses("6")
            .hears(Prompt.THIS_IS_FAX, new FromNumber("+491711234567"))
            .hears(sound("Subject: Fax"))
            .hears(sound("This message has no text."))
            .hears(sound("One attachment: a picture named page."))
            .hangsUp());
  }

  @Test
  void oneLeadsBackToTheSentenceBeforeAndThreeToTheNext() {
    lunch();

    house.callsPilot(
        login()
            .presses("1")
            .hears(SUBJECT)
            .hears(FIRST)
            .hears(SECOND)
            .presses("1")
            .hears(FIRST)
            .hears(SECOND)
            .presses("1")
            .hears(FIRST)
            .presses("3")
            .hears(SECOND)
            .hears(THIRD)
            .hangsUp());
  }

  @Test
  void poundDuringTheAnnouncementGoesToTheMail() {
    lunch();

    house.callsPilot(
        login().presses("1").hears(Prompt.THIS_IS_MAIL).presses("#").hears(SUBJECT).hangsUp());
  }

  @Test
  void backInTheFirstSentenceBeginsItAgain() {
    lunch();

    house.callsPilot(login().presses("1").hears(SUBJECT).presses("1").hears(SUBJECT).hangsUp());
  }

  @Test
  void aPauseGoesOnWithTheSentenceThatItCut() {
    lunch();

    house.callsPilot(
        login()
            .presses("1")
            .hears(FIRST)
            .presses("2")
            .hears(Prompt.PAUSED)
            .presses("2")
            .hears(FIRST)
            .hears(SECOND)
            .hangsUp());
  }

  @Test
  void whoHangsUpInTheMiddleFindsItNewAgain() {
    lunch();

    house.callsPilot(login().presses("1").hears(FIRST).hangsUp());

    assertThat(isRead()).isFalse();
  }

  @Test
  void aMailLeftBeforeItsTextStaysNew() {
    lunch();

    house.callsPilot(login().presses("1").hears(Prompt.THIS_IS_MAIL).presses("6").hangsUp());

    assertThat(isRead()).isFalse();
  }

  @Test
  void aMailIsDeletedAndRestoredLikeAVoiceMessage() {
    lunch();

    house.callsPilot(
        login()
            .presses("1")
            .hears(FIRST)
            .presses("7")
            .hears(Prompt.MESSAGE_DELETED)
            .presses("8")
            .hears(Prompt.MESSAGE_RESTORED)
            .presses("7")
            .hears(Prompt.MESSAGE_DELETED)
            .hangsUp());

    assertThat(house.mailboxes.mailsOf(ANNA)).isEmpty();
  }

  @Test
  void aReadMailIsAmongTheSavedOnes() {
    lunch();

    house.callsPilot(
        login()
            .presses("1")
            .hears(FIRST)
            .presses("9")
            .hears(Prompt.MESSAGE_SAVED, Prompt.NO_MORE_MESSAGES, Prompt.MAIN_MENU)
            .presses("2")
            .hears(Prompt.THIS_IS_MAIL)
            .hears(FIRST)
            .hangsUp());
  }

  @Test
  void whoeverWouldHearSilenceIsAskedForAMoment() {
    lunch();
    house.speech.late = 1;

    house.callsPilot(
        login()
            .presses("1")
            .hears(Prompt.THIS_IS_MAIL, Prompt.ONE_MOMENT)
            .hears(FROM_BEN)
            .hears(FIRST)
            .hangsUp());
  }

  @Test
  void anEngineThatBreaksDownIsToldAndTheMailStaysNew() {
    lunch();
    house.speech.broken = true;
    var call =
        login()
            .presses("1")
            .hears(Prompt.THIS_IS_MAIL, Prompt.CANNOT_READ_ALOUD, Choice.of(Option.DELETE))
            .hangsUp();

    house.callsPilot(call);

    assertThat(isRead()).isFalse();
    assertThat(call.heard()).as("a known sender").doesNotContain(new FromUnknown());
  }

  @Test
  void aMailInALanguageNobodySpeaksIsTold() {
    house.speech.languages.remove(Language.GERMAN);
    var german = text("Besprechung", "Die Besprechung ist heute um neun.\n");
    house.mail(ANNA, "mail-1-1", Kind.MAIL, BEN, german);

    house.callsPilot(
        login().presses("1").hears(FROM_BEN).hears(Prompt.CANNOT_READ_ALOUD).hangsUp());
  }

  @Test
  void aMailThatIsGoneBlocksNoOther() {
    lunch();
    house.mailboxes.lose("mail-1-1");

    house.callsPilot(
        login().presses("1").hears(Prompt.MESSAGE_GONE).hears(Prompt.NO_MORE_MESSAGES).hangsUp());
  }

  @Test
  void withoutAnEngineThereAreVoiceMessagesAlone() {
    lunch();
    house.speech.languages.clear();

    house.callsPilot(
        login().hears(new MessageCount(0, 0)).presses("1").hears(Prompt.NO_NEW_MESSAGES).hangsUp());
  }

  @Test
  void whereReadingIsSwitchedOffThereAreVoiceMessagesAlone() {
    lunch();
    house.system = house.system.with(MenuSettings.READ_MAIL, false);

    house.callsPilot(
        login().hears(new MessageCount(0, 0)).presses("1").hears(Prompt.NO_NEW_MESSAGES).hangsUp());
  }

  @Test
  void aMailMayBeReadBeforeItsDateAndSender() {
    lunch();
    house.system = house.system.with(MenuSettings.ORDER, Order.NUMBER_MESSAGE_DATE_FROM);

    house.callsPilot(
        login()
            .presses("1")
            .hears(new MessageOrdinal(1, 1), Prompt.THIS_IS_MAIL)
            .hears(SUBJECT)
            .hears(THIRD)
            .hears(date(2))
            .hears(FROM_BEN)
            .hears(Choice.of(Option.DELETE))
            .hangsUp());
  }

  @Test
  void aVoiceMessageIsHeardInTheOrderThatIsSet() {
    house.message(ANNA, "m1", "4001", 500, false);
    var sender = new FromExtension("4001");

    house.callsPilot(heardOnce().hears(date(1), sender).hears(House.samples(500)).hangsUp());
    fresh(Order.NUMBER_MESSAGE_DATE_FROM);
    house.callsPilot(heardOnce().hears(House.samples(500)).hears(date(1), sender).hangsUp());
    fresh(Order.NUMBER_DATE_MESSAGE_FROM);
    house.callsPilot(heardOnce().hears(date(1)).hears(House.samples(500)).hears(sender).hangsUp());
  }

  private static ScriptedCall heardOnce() {
    return login().presses("1").hears(new MessageOrdinal(1, 1));
  }

  private void fresh(Order order) {
    house.system = house.system.with(MenuSettings.ORDER, order);
    house.mailboxes.of(ANNA).replaceAll(entry -> entry.as(false, false));
  }

  private static ReceivedAt date(int hoursAgo) {
    return ReceivedAt.of(House.NOW.minusSeconds(3_600L * hoursAgo), House.NOW, ZoneOffset.UTC);
  }

  @Test
  void aMessageLeftByAKeyIsNotFollowedByItsDate() {
    house.message(ANNA, "m1", "4001", 500, false);
    house.system = house.system.with(MenuSettings.ORDER, Order.NUMBER_MESSAGE_DATE_FROM);
    var call =
        heardOnce().hears(House.samples(500)).presses("6").hears(Prompt.NO_MORE_MESSAGES).hangsUp();

    house.callsPilot(call);

    assertThat(call.heard()).doesNotContain(date(1));
  }

  @Test
  void whereTheKeysAreNotNamedTheNextMessageFollowsByItself() {
    house.system = house.system.with(MenuSettings.OPTIONS_AFTER_MESSAGE, false);
    house.message(ANNA, "m1", "4001", 500, false);
    house.message(ANNA, "m2", "4001", 600, false);
    var call =
        login()
            .presses("1")
            .hears(House.samples(500))
            .hears(House.samples(600))
            .hears(Prompt.NO_MORE_MESSAGES)
            .hangsUp();

    house.callsPilot(call);

    assertThat(call.heard()).doesNotContain(Choice.of(Option.DELETE));
  }

  @Test
  void whereTheKeysAreNotNamedZeroNamesThem() {
    house.system = house.system.with(MenuSettings.OPTIONS_AFTER_MESSAGE, false);
    house.message(ANNA, "m1", "4001", 500, false);

    house.callsPilot(
        login()
            .presses("1")
            .hears(House.samples(500))
            .presses("0")
            .hears(Choice.of(Option.DELETE))
            .presses("7")
            .hears(Prompt.MESSAGE_DELETED)
            .hangsUp());
  }
}
