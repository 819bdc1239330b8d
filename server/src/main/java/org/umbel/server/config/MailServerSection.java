package org.umbel.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.mail.Tls;
import org.umbel.mail.imap.LoginPattern;
import org.umbel.server.config.MailServerSettings.Access;

/// The section `mailbox.mail-server`.
final class MailServerSection {
  private static final Format<List<Address>> SERVER_LIST =
      Formats.someOf(Formats.scalar("HOST:PORT", Address::parse, Address::toString));
  private static final Setting<List<Address>> SERVERS =
      Setting.required("servers", SERVER_LIST, "The servers, tried in this order.", "ML-1");
  private static final Setting<Tls> TLS =
      Setting.of(
          "tls",
          Formats.choice(Tls.values()),
          Tls.REQUIRED,
          "How the connection is kept private: never, by STARTTLS when the server offers it, by"
              + " STARTTLS and not at all without it, or from the first byte. The server's"
              + " certificate must be trusted and name the host.",
          "ML-1");
  private static final Setting<Duration> PATIENCE =
      Setting.of(
          "patience",
          Formats.duration(Duration.ofSeconds(1), Duration.ofMinutes(2)),
          Duration.ofSeconds(10),
          "How long a server may take for each answer.",
          "ML-1");
  private static final Setting<Optional<Path>> CERTIFICATES =
      Setting.optional(
          "certificates",
          Formats.path(),
          "those Java trusts",
          "A PEM file of the certificates to believe.",
          "ML-1");
  private static final Setting<Optional<PersonSettings.Login>> LOGIN =
      Setting.optional(
          "login",
          LoginSection.SECTION,
          "none, the server takes mail from this machine",
          "With which messages are handed in.",
          "CA-11");
  private static final Setting<Optional<MailServerSettings.Tokens>> SMTP_TOKENS =
      Setting.optional(
          "oauth2",
          TokenSection.SECTION,
          "none",
          "Access tokens with which the sender's account logs in, by OAUTHBEARER or XOAUTH2 as it"
              + " offers, instead of login.",
          "ML-7");
  private static final Setting<String> SENDER =
      Setting.required(
          "sender",
          Formats.text("a mail address"),
          "The address messages come from; the name beside it is the caller's.",
          "CA-11");
  private static final Section<MailServerSettings.Smtp> SMTP_SECTION =
      Section.of(
          "Where messages are handed in.",
          List.of(SERVERS, TLS, LOGIN, SMTP_TOKENS, SENDER, PATIENCE, CERTIFICATES),
          values ->
              new MailServerSettings.Smtp(
                  values.of(SERVERS),
                  values.of(TLS),
                  values.of(LOGIN),
                  values.of(SMTP_TOKENS),
                  values.of(SENDER),
                  values.of(PATIENCE),
                  values.of(CERTIFICATES)));

  private static final Setting<MailPreset> PRESET =
      Setting.of(
          "preset",
          Formats.choice(MailPreset.values()),
          MailPreset.DOVECOT,
          "The kind of mail server: nothing but the defaults of access, account and"
              + " deleted-folder.",
          "ML-7");
  private static final Setting<Optional<Access>> ACCESS =
      Setting.optional(
          "access",
          Formats.choice(Access.values()),
          "as-person; other-users with the presets domino and cyrus",
          "Who opens a mailbox: the administrator logs in as the person, or under its own name on"
              + " behalf of the person (SASL PLAIN, which Cyrus calls a proxy), or sees the"
              + " mailboxes of other users where the server says they are, or at the full path that"
              + " account gives, or each person's own password is used.",
          "ML-1");
  private static final Setting<Boolean> OWN_PASSWORD_FIRST =
      Setting.of(
          "own-password-first",
          Formats.yesNo(),
          false,
          "Whether a person's own mail-login is used, and the administrator only where there is"
              + " none or it is refused.",
          "ML-1");
  private static final Setting<Optional<PersonSettings.Login>> ADMINISTRATOR =
      Setting.optional(
          "administrator",
          LoginSection.SECTION,
          "none; needed unless access is own-password or there is oauth2",
          "An account that may read the mailboxes of all people.",
          "ML-1");
  private static final Setting<Optional<MailServerSettings.Tokens>> IMAP_TOKENS =
      Setting.optional(
          "oauth2",
          TokenSection.SECTION,
          "none",
          "Access tokens that open the mailboxes of all people, by OAUTHBEARER or XOAUTH2, instead"
              + " of the administrator's password; access is as-person then.",
          "ML-7");
  private static final Setting<Optional<LoginPattern>> ACCOUNT =
      Setting.optional(
          "account",
          Formats.scalar(
              "a text with $(LOGIN), $(MAILBOX), $(MAIL), $(EXTENSION), $(ADMIN)",
              MailServerSection::pattern,
              LoginPattern::pattern),
          "as-person: $(MAILBOX)*$(ADMIN), with the preset exchange $(ADMIN)/$(MAILBOX), with"
              + " exchange-online $(MAIL); on-behalf and other-users: $(MAILBOX); full-path:"
              + " user/$(MAILBOX); own-password: $(LOGIN)",
          "The login for a person's mailbox, or with on-behalf and other-users the person's name"
              + " there, or with"
              + " full-path the way to the mailbox: $(LOGIN) is the name of the person's login by"
              + " the directory or mail-login, $(MAILBOX) the name of the mailbox by the directory,"
              + " else what stands before the @ of the mail address, $(MAIL) all of it, $(ADMIN)"
              + " the administrator. Servers have ways of their own, such as $(MAILBOX)*$(ADMIN),"
              + " $(ADMIN)\\$(MAILBOX) or DOMAIN/$(ADMIN)/$(MAILBOX).",
          "ML-1",
          "ML-2");
  private static final Setting<Integer> CONNECTIONS =
      Setting.of(
          "connections",
          Formats.number(1, 10_000),
          50,
          "How many connections there may be at once for visits and counts.",
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
          "Deleted voice messages; none with the preset cyrus",
          "The folder that deleted messages are moved to, made where it is missing; none deletes"
              + " them for good, and so does a server that refuses the folder.",
          "TU-6",
          "ML-6");
  private static final Section<MailServerSettings.Imap> IMAP_SECTION =
      new Section<>(
          "Where mailboxes are read.",
          List.of(
              SERVERS,
              TLS,
              PRESET,
              ACCESS,
              OWN_PASSWORD_FIRST,
              ADMINISTRATOR,
              IMAP_TOKENS,
              ACCOUNT,
              FOLDER,
              DELETED_FOLDER,
              CONNECTIONS,
              PATIENCE,
              CERTIFICATES),
          values ->
              new MailServerSettings.Imap(
                  values.of(SERVERS),
                  values.of(TLS),
                  values.of(PRESET),
                  values.of(ACCESS),
                  values.of(OWN_PASSWORD_FIRST),
                  values.of(ADMINISTRATOR),
                  values.of(IMAP_TOKENS),
                  values.of(ACCOUNT),
                  values.of(FOLDER),
                  values.of(DELETED_FOLDER),
                  values.of(CONNECTIONS),
                  values.of(PATIENCE),
                  values.of(CERTIFICATES)),
          MailServerSection::check);

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

  private static Optional<LoginPattern> pattern(String text) {
    try {
      return Optional.of(new LoginPattern(text));
    } catch (IllegalArgumentException unknownPlace) {
      return Optional.empty();
    }
  }

  private static void check(MailServerSettings.Imap made, Section.Report report) {
    if (made.tokens().isPresent() && made.way() != Access.AS_PERSON) {
      report.wrong(ACCESS, "another one", "as-person, because there is oauth2");
    } else if (made.tokens().isEmpty()
        && made.way() != Access.OWN_PASSWORD
        && made.administrator().isEmpty()) {
      report.wrong(
          ADMINISTRATOR,
          "nothing",
          LoginSection.SECTION.allowed() + ", unless access is own-password or there is oauth2");
    }
  }
}
