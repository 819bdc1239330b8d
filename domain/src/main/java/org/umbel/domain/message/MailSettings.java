package org.umbel.domain.message;

import static org.umbel.domain.settings.BoxSetting.Reach.ADMINISTRATOR;
import static org.umbel.domain.settings.BoxSetting.Reach.CHANGEABLE;

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

  /// In the order manuals have them.
  public static final List<BoxSetting<?>> ALL = List.of(USER, SERVER);

  private MailSettings() {}

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
