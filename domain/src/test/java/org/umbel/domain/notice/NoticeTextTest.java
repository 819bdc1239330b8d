package org.umbel.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.domain.speech.Language.ENGLISH;
import static org.umbel.domain.speech.Language.GERMAN;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.speech.Language;

class NoticeTextTest {
  private static final ZonedDateTime HALF_PAST_TWO =
      Instant.parse("2026-03-02T13:30:00Z").atZone(ZoneId.of("Europe/Berlin"));
  private static final Caller BEN =
      new Caller(Optional.of(new PhoneNumber("4001")), Optional.of("Ben Carter"));

  @Test
  void oneMessageOfToday() {
    var text = new NoticeText(voice(1), BEN, HALF_PAST_TWO, HALF_PAST_TWO.plusMinutes(1));

    assertThat(text.in(ENGLISH)).isEqualTo("New voice message from Ben Carter (4001) at 14:30.");
    assertThat(text.in(GERMAN))
        .isEqualTo("Neue Sprachnachricht von Ben Carter (4001) um 14:30 Uhr.");
  }

  @Test
  void severalMessagesOfAnotherDayFromSomebodyUnknown() {
    var text = new NoticeText(voice(3), Caller.HIDDEN, HALF_PAST_TWO, HALF_PAST_TWO.plusDays(1));

    assertThat(text.in(ENGLISH))
        .isEqualTo(
            "3 new voice messages, the last one from an unknown caller on 2 March at 14:30.");
    assertThat(text.in(GERMAN))
        .isEqualTo("3 neue Sprachnachrichten, die letzte von unbekannt am 2. März um 14:30 Uhr.");
  }

  @Test
  void aNameIsOneShortLine() {
    var name = Optional.of("Evil\r\nCaller " + "😀".repeat(100));
    var text =
        new NoticeText(voice(1), new Caller(Optional.empty(), name), HALF_PAST_TWO, HALF_PAST_TWO);

    assertThat(text.in(ENGLISH))
        .isEqualTo("New voice message from Evil Caller " + "😀".repeat(28) + " at 14:30.");
  }

  @Test
  void faxesAndTextsAreCalledSo() {
    assertThat(text(0, 1, 0, GERMAN)).startsWith("Neues Fax von Ben");
    assertThat(text(0, 2, 0, GERMAN)).startsWith("2 neue Faxe, das letzte von Ben");
    assertThat(text(2, 1, 0, GERMAN))
        .startsWith("2 neue Sprachnachrichten, 1 neues Fax, zuletzt von Ben");
    assertThat(text(0, 0, 2, ENGLISH)).startsWith("2 new text messages, the last one from Ben");
    assertThat(text(2, 1, 0, ENGLISH))
        .startsWith("2 new voice messages, 1 new fax, the last one from Ben");
  }

  private static String text(int voice, int fax, int text, Language language) {
    var fresh = new NewMessages(voice, fax, text);
    return new NoticeText(fresh, BEN, HALF_PAST_TWO, HALF_PAST_TWO).in(language);
  }

  private static NewMessages voice(int fresh) {
    return new NewMessages(fresh, 0, 0);
  }
}
