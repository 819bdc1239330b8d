package org.umbel.domain.menu;

import static org.umbel.domain.settings.BoxSetting.Reach.CHANGEABLE;
import static org.umbel.domain.settings.BoxSetting.Reach.SEEN;
import static org.umbel.domain.settings.BoxSetting.Reach.SYSTEM;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.Forms;
import org.umbel.domain.speech.Language;

/// What can be set about the menus on the phone.
public final class MenuSettings {
  public static final BoxSetting<Optional<Language>> LANGUAGE =
      new BoxSetting<>(
          "menu.language",
          Forms.optional(Forms.language()),
          Optional.empty(),
          CHANGEABLE,
          "The language the menus speak; none is the person's own language.",
          "TU-10",
          "4.7.4 Menu language; 5.1.2");
  public static final BoxSetting<String> FOLDER =
      new BoxSetting<>(
          "menu.folder",
          Forms.text(200),
          "INBOX",
          SEEN,
          "The folder of the mailbox that is searched for messages.",
          "TU-13",
          "4.7.3 IMAP Folder; 5.1.3");
  public static final BoxSetting<Order> ORDER =
      new BoxSetting<>(
          "menu.order",
          Forms.choice(Order.values()),
          Order.NUMBER_DATE_FROM_MESSAGE,
          SYSTEM,
          "In which order the number, the date, the sender and the content of a message are heard.",
          "TU-5",
          "4.9.3 Format");
  public static final BoxSetting<Boolean> OPTIONS_AFTER_MESSAGE =
      yesNo(
          "menu.options-after-message",
          true,
          "Whether the keys are named after each message.",
          "TU-5",
          "4.7.3 options menu after the message content");
  public static final BoxSetting<Integer> SPEED =
      new BoxSetting<>(
          "menu.speed",
          Forms.number(50, 200),
          100,
          CHANGEABLE,
          "How fast messages are heard, in percent; the phone changes it by a quarter at a time.",
          "TU-8",
          "beyond it");
  public static final BoxSetting<Boolean> READ_MAIL =
      yesNo(
          "menu.read-mail",
          true,
          "Whether e-mails, faxes and text messages are read aloud, where a speech engine is"
              + " there.",
          "TU-4, TU-11",
          "4.6 Read aloud e-mails");
  public static final BoxSetting<Boolean> REPLY =
      yesNo(
          "menu.reply",
          true,
          "Whether the phone offers to answer voice messages and e-mails.",
          "TU-7",
          "4.9.2 Reply to voice messages and e-mails");
  public static final BoxSetting<Boolean> FORWARD_VOICE =
      yesNo(
          "menu.forward-voice",
          true,
          "Whether the phone offers to forward voice messages and e-mails with a spoken comment.",
          "TU-7",
          "4.9.2 Forward voice messages as voice message");
  public static final BoxSetting<Boolean> FORWARD_FAX =
      yesNo(
          "menu.forward-fax",
          true,
          "Whether the phone offers to forward faxes and e-mails as fax, where fax jobs are taken.",
          "TU-7",
          "4.9.2 Forward fax message and e-mails as fax");
  public static final BoxSetting<Boolean> CALL_BACK =
      yesNo(
          "menu.call-back",
          true,
          "Whether the phone offers to call the sender of a voice or text message back, within the"
              + " person's dialling rules.",
          "TU-7",
          "4.9.2 Call-back the sender");
  public static final BoxSetting<Boolean> GREETING_KIND =
      yesNo(
          "menu.greeting-kind",
          false,
          "Whether a person chooses the kind of greeting by phone.",
          "TU-9",
          "4.9.1 Select announcement type");
  public static final BoxSetting<Boolean> DELETE_ALL_GREETINGS =
      yesNo(
          "menu.delete-all-greetings",
          false,
          "Whether a person deletes the name and all greetings by phone with one key.",
          "TU-9",
          "4.9.1 Delete all announcements");
  public static final BoxSetting<Boolean> DELETE_GREETING =
      yesNo(
          "menu.delete-greeting",
          true,
          "Whether a person deletes single greetings by phone, and does not only record new ones.",
          "TU-9",
          "4.9.1 Delete announcements of single profiles");
  public static final BoxSetting<Boolean> TRANSFER_TARGET =
      yesNo(
          "menu.transfer-target",
          true,
          "Whether a person sets by phone where callers are put through to.",
          "TU-9",
          "4.9.1 Set up call transfer");

  /// All of them, in the order manuals have them.
  public static final List<BoxSetting<?>> ALL =
      List.of(
          LANGUAGE,
          FOLDER,
          ORDER,
          OPTIONS_AFTER_MESSAGE,
          SPEED,
          READ_MAIL,
          REPLY,
          FORWARD_VOICE,
          FORWARD_FAX,
          CALL_BACK,
          GREETING_KIND,
          DELETE_ALL_GREETINGS,
          DELETE_GREETING,
          TRANSFER_TARGET);

  private MenuSettings() {}

  /// In which order a message is told; its number always comes first.
  public enum Order {
    NUMBER_DATE_FROM_MESSAGE,
    NUMBER_MESSAGE_DATE_FROM,
    NUMBER_DATE_MESSAGE_FROM
  }

  private static BoxSetting<Boolean> yesNo(
      String key, boolean standard, String meaning, String features, String source) {
    return new BoxSetting<>(key, Forms.yesNo(), standard, SYSTEM, meaning, features, source);
  }
}
