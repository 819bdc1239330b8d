package org.umbel.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;

class NoticeRuleTest {

  @ParameterizedTest
  @CsvSource({
    "0,0,0, 9,9,9, false",
    "1,0,0, 0,9,9, false",
    "1,0,0, 1,0,0, true",
    "3,0,0, 2,9,9, false",
    "3,0,0, 3,0,0, true",
    "3,2,0, 0,2,0, true",
    "0,0,1, 5,5,1, true",
  })
  void itTellsFromSoManyOfAKindOn(
      int voice, int fax, int text, int newVoice, int newFax, int newText, boolean tells) {
    var rule = new NoticeRule(voice, fax, text);

    assertThat(rule.tells(new NewMessages(newVoice, newFax, newText))).isEqualTo(tells);
  }

  @Test
  void aPersonsOwnRuleComesBeforeThatOfTheSystem() {
    var system = BoxSettings.NONE.with(NoticeSettings.SMS_VOICE, 1);
    var own = BoxSettings.NONE.with(NoticeSettings.SMS_VOICE, 3);

    assertThat(NoticeRule.sms(Settings.STANDARD)).isEqualTo(new NoticeRule(0, 0, 0));
    assertThat(NoticeRule.sms(new Settings(BoxSettings.NONE, system)))
        .isEqualTo(new NoticeRule(1, 0, 0));
    assertThat(NoticeRule.sms(new Settings(own, system))).isEqualTo(new NoticeRule(3, 0, 0));
    assertThat(NoticeRule.lamp(Settings.STANDARD)).isEqualTo(new NoticeRule(1, 0, 0));
  }
}
