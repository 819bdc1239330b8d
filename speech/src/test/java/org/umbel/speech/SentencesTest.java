package org.umbel.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.umbel.domain.speech.Choice;
import org.umbel.domain.speech.Count;
import org.umbel.domain.speech.Digits;
import org.umbel.domain.speech.Extension;
import org.umbel.domain.speech.FromExtension;
import org.umbel.domain.speech.FromName;
import org.umbel.domain.speech.FromNumber;
import org.umbel.domain.speech.FromUnknown;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Lasting;
import org.umbel.domain.speech.MessageCount;
import org.umbel.domain.speech.MessageOrdinal;
import org.umbel.domain.speech.NameCannotAnswer;
import org.umbel.domain.speech.NewMessages;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.PinTooShort;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.ReceivedAt;
import org.umbel.domain.speech.Recorded;
import org.umbel.domain.speech.VoiceBoxOf;

/// The table of what is said: value, English, German. Read it aloud. A bar is a rest.
class SentencesTest {
  private static final Recorded NAME = new Recorded(ShortBuffer.allocate(8_000));

  /// A Friday.
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @TempDir static Path cache;
  private static PromptPack english;
  private static PromptPack german;

  @BeforeAll
  static void open() {
    english = PromptPack.open(Language.ENGLISH, cache);
    german = PromptPack.open(Language.GERMAN, cache);
  }

  @ParameterizedTest
  @MethodSource({"greetings", "counts", "times", "callers", "digits", "lengths", "menus"})
  void everyPhraseIsANaturalSentenceInBothLanguages(
      Phrase phrase, String inEnglish, String inGerman) {
    assertThat(Spoken.text(english, new EnglishGrammar(), phrase)).isEqualTo(inEnglish);
    assertThat(Spoken.text(german, new GermanGrammar(), phrase)).isEqualTo(inGerman);
  }

  static Stream<Arguments> greetings() {
    return Stream.of(
        row(
            new VoiceBoxOf("4000"),
            "Hello. You have reached the voice box of extension four zero zero zero.",
            "Guten Tag. Sie sind verbunden mit der Sprachbox von Nebenstelle vier null null null."),
        row(
            new VoiceBoxOf("+49 8142 4799 555"),
            "Hello. You have reached the voice box of plus four nine | eight one four two |"
                + " four seven nine nine | five five five.",
            "Guten Tag. Sie sind verbunden mit der Sprachbox von plus vier neun | acht eins vier"
                + " zwei | vier sieben neun neun | fünf fünf fünf."),
        row(
            new VoiceBoxOf("anna"),
            "Nobody can take your call at the moment.",
            "Ihr Anruf kann im Moment nicht angenommen werden."),
        row(
            new NameCannotAnswer(NAME),
            "‹recording› cannot take your call right now.",
            "‹recording› kann Ihren Anruf im Moment nicht annehmen."),
        row(
            Prompt.LEAVE_MESSAGE_AFTER_TONE,
            "Please leave a message after the tone.",
            "Bitte sprechen Sie nach dem Signalton."),
        row(
            Prompt.MAILBOX_DISABLED,
            "This voice box is switched off. You cannot leave a message.",
            "Diese Sprachbox ist ausgeschaltet. Sie können keine Nachricht hinterlassen."));
  }

  static Stream<Arguments> counts() {
    return Stream.of(
        row(new MessageCount(0, 0), "You have no messages.", "Sie haben keine Nachrichten."),
        row(new MessageCount(1, 0), "You have one new message.", "Sie haben eine neue Nachricht."),
        row(
            new MessageCount(1, 3),
            "You have one new message and three saved messages.",
            "Sie haben eine neue Nachricht und drei gespeicherte Nachrichten."),
        row(
            new MessageCount(2, 1),
            "You have two new messages and one saved message.",
            "Sie haben zwei neue Nachrichten und eine gespeicherte Nachricht."),
        row(
            new MessageCount(0, 10),
            "You have no new messages and ten saved messages.",
            "Sie haben keine neuen Nachrichten und zehn gespeicherte Nachrichten."),
        row(
            new MessageCount(11, 21),
            "You have eleven new messages and twenty-one saved messages.",
            "Sie haben elf neue Nachrichten und einundzwanzig gespeicherte Nachrichten."),
        row(
            new MessageCount(245, 0),
            "You have two hundred forty-five new messages.",
            "Sie haben zweihundert fünfundvierzig neue Nachrichten."),
        row(
            new MessageCount(5, 20_000),
            "You have five new messages and more than nine hundred ninety-nine saved messages.",
            "Sie haben fünf neue Nachrichten und mehr als neunhundertneunundneunzig gespeicherte"
                + " Nachrichten."),
        row(
            new NewMessages(2, 3, 0, 0),
            "You have two new voice messages and three e-mails.",
            "Sie haben zwei neue Sprachnachrichten und drei E-Mails."),
        row(
            new NewMessages(1, 1, 1, 1),
            "You have one new voice message | one e-mail | one fax and one text message.",
            "Sie haben eine neue Sprachnachricht | eine E-Mail | ein Fax und eine Textnachricht."),
        row(
            new NewMessages(0, 0, 2, 2_000),
            "You have two faxes and more than nine hundred ninety-nine text messages.",
            "Sie haben zwei Faxe und mehr als neunhundertneunundneunzig Textnachrichten."),
        row(
            new NewMessages(0, 0, 0, 0),
            "You have no new messages.",
            "Sie haben keine neuen Nachrichten."),
        row(new MessageOrdinal(1, 1), "First message.", "Erste Nachricht."),
        row(new MessageOrdinal(2, 3), "Message two.", "Nachricht zwei."),
        row(new MessageOrdinal(3, 3), "Last message.", "Letzte Nachricht."),
        row(new MessageOrdinal(17, 30), "Message seventeen.", "Nachricht siebzehn."),
        row(new Count(0), "zero.", "null."),
        row(new Count(100), "one hundred.", "einhundert."),
        row(new Count(999), "nine hundred ninety-nine.", "neunhundert neunundneunzig."));
  }

  static Stream<Arguments> times() {
    return Stream.of(
        row(at("2026-11-20T15:05"), "Today at three oh five p.m.", "Heute um fünfzehn Uhr fünf."),
        row(at("2026-11-20T00:00"), "Today at midnight.", "Heute um null Uhr."),
        row(at("2026-11-20T00:30"), "Today at twelve thirty a.m.", "Heute um null Uhr dreißig."),
        row(at("2026-11-20T12:00"), "Today at noon.", "Heute um zwölf Uhr."),
        row(at("2026-11-20T12:01"), "Today at twelve oh one p.m.", "Heute um zwölf Uhr eins."),
        row(at("2026-11-19T09:00"), "Yesterday at nine a.m.", "Gestern um neun Uhr."),
        row(
            at("2026-11-18T13:21"),
            "On Wednesday at one twenty-one p.m.",
            "Am Mittwoch um dreizehn Uhr einundzwanzig."),
        row(at("2026-11-14T01:00"), "On Saturday at one a.m.", "Am Samstag um ein Uhr."),
        row(
            at("2026-11-13T08:45"),
            "On November thirteenth at eight forty-five a.m.",
            "Am dreizehnten November um acht Uhr fünfundvierzig."),
        row(
            at("2026-03-01T20:59"),
            "On March first at eight fifty-nine p.m.",
            "Am ersten März um zwanzig Uhr neunundfünfzig."),
        row(
            at("2025-12-31T23:59"),
            "On December thirty-first twenty twenty-five at eleven fifty-nine p.m.",
            "Am einunddreißigsten Dezember zweitausend fünfundzwanzig um dreiundzwanzig Uhr"
                + " neunundfünfzig."),
        row(
            at("2009-02-03T06:10"),
            "On February third two thousand nine at six ten a.m.",
            "Am dritten Februar zweitausend neun um sechs Uhr zehn."),
        row(
            at("2000-01-07T06:00"),
            "On January seventh two thousand at six a.m.",
            "Am siebten Januar zweitausend um sechs Uhr."),
        row(
            at("1969-07-20T20:17"),
            "On July twentieth at eight seventeen p.m.",
            "Am zwanzigsten Juli um zwanzig Uhr siebzehn."),
        row(
            at("2026-11-21T10:00"),
            "On November twenty-first at ten a.m.",
            "Am einundzwanzigsten November um zehn Uhr."));
  }

  static Stream<Arguments> callers() {
    return Stream.of(
        row(
            new FromExtension("4001"),
            "From extension four zero zero one.",
            "Von Nebenstelle vier null null eins."),
        row(
            new FromNumber("+4981424799"),
            "From plus four nine | eight one four | two four seven | nine nine.",
            "Von plus vier neun | acht eins vier | zwei vier sieben | neun neun."),
        row(
            new FromNumber("anonymous"),
            "From an unknown caller.",
            "Von einem unbekannten Anrufer."),
        row(new FromNumber(""), "From an unknown caller.", "Von einem unbekannten Anrufer."),
        row(new FromUnknown(), "From an unknown caller.", "Von einem unbekannten Anrufer."),
        row(new FromName(NAME), "From ‹recording›", "Von ‹recording›"),
        row(
            new Extension("4000"),
            "Extension four zero zero zero.",
            "Nebenstelle vier null null null."));
  }

  static Stream<Arguments> digits() {
    return Stream.of(
        row(new Digits("7"), "seven.", "sieben."),
        row(new Digits("*21#"), "star two one pound.", "Stern zwei eins Raute."),
        row(
            new Digits("2025550143"),
            "two zero two | five five five | zero one four three.",
            "zwei null zwei | fünf fünf fünf | null eins vier drei."));
  }

  static Stream<Arguments> lengths() {
    return Stream.of(
        row(new Lasting(Duration.ZERO), "zero seconds.", "null Sekunden."),
        row(new Lasting(Duration.ofMillis(1_900)), "one second.", "eine Sekunde."),
        row(new Lasting(Duration.ofSeconds(60)), "one minute.", "eine Minute."),
        row(
            new Lasting(Duration.ofSeconds(80)),
            "one minute and twenty seconds.",
            "eine Minute und zwanzig Sekunden."),
        row(
            new Lasting(Duration.ofSeconds(121)),
            "two minutes and one second.",
            "zwei Minuten und eine Sekunde."),
        row(new Lasting(Duration.ofSeconds(759)), "twelve minutes.", "zwölf Minuten."));
  }

  static Stream<Arguments> menus() {
    return Stream.of(
        row(
            Choice.of(Option.DELETE),
            "To delete this message, press seven.",
            "Um diese Nachricht zu löschen, drücken Sie die Sieben."),
        row(
            new Choice(Option.CANCEL, '#'),
            "To cancel, press pound.",
            "Um abzubrechen, drücken Sie die Rautetaste."),
        row(
            new PinTooShort(6),
            "The PIN must have at least six digits.",
            "Die PIN muss mindestens sechs Ziffern haben."),
        row(
            new PinTooShort(1),
            "The PIN must have at least one digit.",
            "Die PIN muss mindestens eine Ziffer haben."));
  }

  private static Arguments row(Phrase phrase, String inEnglish, String inGerman) {
    return Arguments.of(phrase, inEnglish, inGerman);
  }

  private static ReceivedAt at(String time) {
    return new ReceivedAt(LocalDateTime.parse(time), TODAY);
  }
}
