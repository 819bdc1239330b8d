package org.umbel.domain.notice;

import org.umbel.domain.message.NewMessage.Kind;
import org.umbel.domain.settings.Settings;

/// From how many new messages of a kind on somebody is told of them (MW-2); 0 never tells.
public record NoticeRule(int voice, int fax, int text) {

  /// When the lamp of a phone is lit.
  public static NoticeRule lamp(Settings settings) {
    return new NoticeRule(
        settings.value(NoticeSettings.LAMP_VOICE),
        settings.value(NoticeSettings.LAMP_FAX),
        settings.value(NoticeSettings.LAMP_TEXT));
  }

  /// When the mobile phone is told.
  public static NoticeRule sms(Settings settings) {
    return new NoticeRule(
        settings.value(NoticeSettings.SMS_VOICE),
        settings.value(NoticeSettings.SMS_FAX),
        settings.value(NoticeSettings.SMS_TEXT));
  }

  /// Whether there are enough new ones of any kind.
  public boolean tells(NewMessages fresh) {
    return enough(fresh.voice(), voice) || enough(fresh.fax(), fax) || enough(fresh.text(), text);
  }

  /// Whether messages of this kind are ever told of.
  public boolean counts(Kind kind) {
    return new NewMessages(voice, fax, text).of(kind) > 0;
  }

  /// Whether mails have to be looked at besides voice messages.
  public boolean countsMails() {
    return counts(Kind.FAX) || counts(Kind.TEXT);
  }

  private static boolean enough(int fresh, int from) {
    return from > 0 && fresh >= from;
  }
}
