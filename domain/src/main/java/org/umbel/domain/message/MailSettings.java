package org.umbel.domain.message;

import static org.umbel.domain.settings.BoxSetting.Reach.ADMINISTRATOR;
import static org.umbel.domain.settings.BoxSetting.Reach.CHANGEABLE;
import static org.umbel.domain.settings.BoxSetting.Reach.SYSTEM;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.Form;
import org.umbel.domain.settings.Forms;

/// What can be set about the mailbox at the company's mail server.
public final class MailSettings {
  public static final BoxSetting<Optional<String>> USER =
      new BoxSetting<>(
          "mailbox.user",
          Forms.optional(Forms.text(200)),
          Optional.empty(),
          CHANGEABLE,
          "The name by which the person logs in to the mail server, where neither the configuration"
              + " nor the directory tells it.",
          "ML-2",
          "5.1.3 Use other IMAP user");
  public static final BoxSetting<Optional<String>> PASSWORD =
      new BoxSetting<>(
          "mailbox.password",
          Forms.secret(Forms.optional(Forms.text(200))),
          Optional.empty(),
          CHANGEABLE,
          "The password that goes with it, where people log in to the mail server themselves. It is"
              + " kept sealed, and shown to nobody.",
          "ML-2, LD-3",
          "5.1.3 Use other IMAP user");
  public static final BoxSetting<Optional<String>> SERVER =
      new BoxSetting<>(
          "mailbox.server",
          Forms.optional(server()),
          Optional.empty(),
          ADMINISTRATOR,
          "The mail server that keeps the person's mailbox, where it is another one than"
              + " everybody's and the directory does not tell it. The administrative account logs"
              + " in there, too.",
          "ML-3",
          "5.1.3 different IMAP server");

  public static final BoxSetting<Optional<AddressTemplate>> ANSWER_ADDRESS =
      template(
          "mailbox.answer-address",
          "The mail address of a telephone number, for messages that are answered and forwarded by"
              + " phone to somebody of whom only the number is known; none reaches nobody so.");
  public static final BoxSetting<Optional<AddressTemplate>> SEARCH_ADDRESS =
      template(
          "mailbox.search-address",
          "The mail address of a telephone number, as messages in mailboxes have it as their"
              + " sender, where mail servers on the way have changed it; none is the one for"
              + " answers.");

  /// In the order manuals have them.
  public static final List<BoxSetting<?>> ALL =
      List.of(USER, PASSWORD, SERVER, ANSWER_ADDRESS, SEARCH_ADDRESS);

  /// How somebody logs in.
  public static final List<BoxSetting<?>> LOGIN = List.of(USER, PASSWORD, SERVER);

  private MailSettings() {}

  private static BoxSetting<Optional<AddressTemplate>> template(String key, String meaning) {
    return new BoxSetting<>(
        key,
        Forms.optional(
            Forms.of(
                "an address with ${number} before its @, and ${type} for voice, fax or text",
                AddressTemplate::parse,
                AddressTemplate::text)),
        Optional.empty(),
        SYSTEM,
        meaning,
        "ML-5",
        "4.1.3 Templates");
  }

  private static Form<String> server() {
    return Forms.of(
        "HOST or HOST:PORT",
        text ->
            text.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,250}(:[0-9]{1,5})?")
                ? Optional.of(text)
                : Optional.empty(),
        text -> text);
  }
}
