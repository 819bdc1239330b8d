package org.umbel.server.config;

import java.util.List;
import java.util.Optional;
import org.umbel.server.config.MailboxSettings.Kind;

/// The section `mailbox`.
final class MailboxSection {
  private static final Setting<Kind> KIND =
      Setting.of(
          "kind",
          Formats.choice(Kind.values()),
          Kind.BUILT_IN,
          "Whether messages stay with Umbel or go to the company's mail server.",
          "ML-1");
  private static final Setting<Boolean> KEEP_DELETED =
      Setting.of(
          "keep-deleted",
          Formats.yesNo(),
          false,
          "Whether the built-in mailbox moves deleted messages to a folder of their own instead of"
              + " deleting them for good.",
          "TU-6");
  private static final Setting<Optional<MailServerSettings>> MAIL_SERVER =
      Setting.optional(
          "mail-server",
          MailServerSection.SECTION,
          "none; needed when kind is mail-server",
          "The company's mail server.",
          "ML-1");

  static final Section<MailboxSettings> SECTION =
      new Section<>(
          "Where messages are kept.",
          List.of(KIND, KEEP_DELETED, MAIL_SERVER),
          values ->
              new MailboxSettings(values.of(KIND), values.of(KEEP_DELETED), values.of(MAIL_SERVER)),
          MailboxSection::check);

  private MailboxSection() {}

  private static void check(MailboxSettings made, Section.Report report) {
    if (made.kind() == Kind.MAIL_SERVER && made.mailServer().isEmpty()) {
      report.wrong(
          MAIL_SERVER,
          "nothing",
          MailServerSection.SECTION.allowed() + ", because kind is mail-server");
    }
  }
}
