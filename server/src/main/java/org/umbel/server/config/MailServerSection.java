package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The section `mailbox.mail-server`.
final class MailServerSection {
  private static final Format<List<Address>> SERVER_LIST =
      Formats.someOf(Formats.scalar("HOST:PORT", Address::parse, Address::toString));
  private static final Setting<List<Address>> SERVERS =
      Setting.required("servers", SERVER_LIST, "The servers, tried in this order.", "ML-1");
  private static final Setting<MailServerSettings.Tls> TLS =
      Setting.of(
          "tls",
          Formats.choice(MailServerSettings.Tls.values()),
          MailServerSettings.Tls.STARTTLS,
          "How the connection is kept private. With starttls and tls the server must show a"
              + " certificate that this machine trusts.",
          "ML-1");
  private static final Setting<Duration> PATIENCE =
      Setting.of(
          "patience",
          Formats.duration(Duration.ofSeconds(1), Duration.ofMinutes(2)),
          Duration.ofSeconds(10),
          "How long a server may take to answer before the next one is tried.",
          "ML-1");
  private static final Setting<Optional<PersonSettings.Login>> LOGIN =
      Setting.optional(
          "login",
          LoginSection.SECTION,
          "none, the server takes mail from this machine",
          "With which messages are handed in.",
          "CA-11");
  private static final Setting<String> SENDER =
      Setting.required(
          "sender",
          Formats.text("a mail address"),
          "The address messages come from when the caller has none.",
          "CA-11");
  private static final Section<MailServerSettings.Smtp> SMTP_SECTION =
      Section.of(
          "Where messages are handed in.",
          List.of(SERVERS, TLS, LOGIN, SENDER, PATIENCE),
          values ->
              new MailServerSettings.Smtp(
                  values.of(SERVERS),
                  values.of(TLS),
                  values.of(LOGIN),
                  values.of(SENDER),
                  values.of(PATIENCE)));

  private static final Setting<Optional<PersonSettings.Login>> ADMINISTRATOR =
      Setting.optional(
          "administrator",
          LoginSection.SECTION,
          "none, each person needs a mail-login",
          "An account that may read the mailboxes of all people.",
          "ML-1");
  private static final Setting<String> ACCOUNT =
      Setting.of(
          "account",
          Formats.text("a text with {mail}, {local} or {extension}"),
          "{mail}",
          "How a person's account is named: {mail} is the mail address, {local} its part before the"
              + " @, {extension} the extension.",
          "ML-1");
  private static final Setting<String> FOLDER =
      Setting.of(
          "folder",
          Formats.text("a folder name"),
          "INBOX",
          "The folder that is searched for voice messages.",
          "TU-13");
  private static final Setting<Optional<String>> DELETED_FOLDER =
      Setting.optional(
          "deleted-folder",
          Formats.text("a folder name"),
          "none, deleted for good",
          "The folder that deleted messages are moved to.",
          "TU-6");
  private static final Section<MailServerSettings.Imap> IMAP_SECTION =
      Section.of(
          "Where mailboxes are read.",
          List.of(SERVERS, TLS, ADMINISTRATOR, ACCOUNT, FOLDER, DELETED_FOLDER, PATIENCE),
          values ->
              new MailServerSettings.Imap(
                  values.of(SERVERS),
                  values.of(TLS),
                  values.of(ADMINISTRATOR),
                  values.of(ACCOUNT),
                  values.of(FOLDER),
                  values.of(DELETED_FOLDER),
                  values.of(PATIENCE)));

  private static final Setting<MailServerSettings.Smtp> SMTP =
      Setting.required("smtp", SMTP_SECTION, "Where messages are handed in.", "CA-11");
  private static final Setting<MailServerSettings.Imap> IMAP =
      Setting.required("imap", IMAP_SECTION, "Where mailboxes are read.", "ML-1");

  static final Section<MailServerSettings> SECTION =
      Section.of(
          "The company's mail server as the place of the mailboxes.",
          List.of(SMTP, IMAP),
          values -> new MailServerSettings(values.of(SMTP), values.of(IMAP)));

  private MailServerSection() {}
}
