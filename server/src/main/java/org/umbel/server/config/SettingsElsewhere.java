package org.umbel.server.config;

import java.util.List;

/// What the manual of the voice-mail server that Umbel replaces sets at other places than at voice
/// boxes, and where that is here.
final class SettingsElsewhere {
  /// @param source the chapter there, and the words it uses
  /// @param here keys of the configuration or what else does it, in Markdown
  record Place(String source, String here) {}

  static final List<Place> ALL =
      List.of(
          at(
              "4.1.1 Reset welcome message; 5.1.5 Reset",
              "`POST /api/v1/boxes/reset` for all, `POST /api/v1/boxes/{extension}/reset` for one"
                  + " person: with the letter again, with a new PIN, and opened"),
          at(
              "4.1.2 Common voice box number",
              "nothing to set: whose box it is comes from Diversion"
                  + " and History-Info; phones are shown `lamp.sender`, letters name"
                  + " `welcome.fixed-number`"),
          at("4.1.2 Recipient number for MWI", "`directory.attributes.lamp`"),
          at("4.1.2 Originating address", "`directory.attributes.lamp-sender`"),
          at("4.1.2 Sender number for the journal", "`directory.attributes.journal`"),
          at("4.1.2 Office telephone numbers", "`directory.attributes.office-phone`"),
          at("4.2.1 Server, alternative servers", "`directory.hosts`, the first that answers"),
          at("4.2.1 Use SSL", "`directory.encryption`, and certificates are checked"),
          at("4.2.2 User DN, Password", "`directory.login`"),
          at("4.2.2 Whole domain, Individual OUs", "`directory.bases`"),
          at("4.2.3 Search string", "`directory.called-by`"),
          at(
              "4.2.3 Attribute field for settings",
              "`directory.settings.attribute`, with" + " `directory.settings.keep`"),
          at("4.2.3 Increased encryption", "always: secrets are sealed, PINs hashed"),
          at("4.2.4 User / login name", "`directory.attributes.login`"),
          at("4.2.4 Mailbox name / alias", "`directory.attributes.mailbox`"),
          at("4.3.1 Server, Port", "`mailbox.mail-server.imap.servers`"),
          at("4.3.1 Use SSL", "`mailbox.mail-server.imap.tls`"),
          at("4.3.1 Administrator, Password", "`mailbox.mail-server.imap.administrator`"),
          at(
              "4.3.1 Read the host from LDAP",
              "`directory.attributes.mail-host` with"
                  + " `directory.attributes.mail-host-search` and"
                  + " `directory.attributes.mail-host-replacement`"),
          at("4.2.2, 4.3.1 Test connection, Test rule", "`umbel check --connect`"),
          at("4.3.2 SMTP host", "`mailbox.mail-server.smtp.servers`"),
          at("4.3.2 TLS if available", "`mailbox.mail-server.smtp.tls`"),
          at("4.3.2 SMTP authentication", "`mailbox.mail-server.smtp.login`"),
          at("4.3.3 Mail server type", "`mailbox.mail-server.imap.preset`"),
          at(
              "4.3.3 Access mode",
              "`mailbox.mail-server.imap.access`, both ways with"
                  + " `mailbox.mail-server.imap.own-password-first`"),
          at(
              "4.3.3 Alias login, other users, full path",
              "`mailbox.mail-server.imap.access` with" + " `mailbox.mail-server.imap.account`"),
          at("4.3.3 Move the deleted messages to", "`mailbox.mail-server.imap.deleted-folder`"),
          at(
              "4.3.4 Validate the password",
              "nothing to set: it is tried at the mail server itself" + " before it is kept"),
          at("4.3.4 Login name", "`mailbox.mail-server.imap.account`"),
          at("4.4 Site", "`sites.country`, `sites.area`, `sites.trunk`, `sites.outside`"),
          at("4.4 Location routing", "`sites.lines`, with `directory.attributes.site`"),
          at("4.5.2 Reset", "`POST /api/v1/boxes/notices/reset`"),
          at("4.6 Interface, Speakers", "`speech.voices`; `umbel voices` lists them"),
          at(
              "4.7.1 Page for the global greeting",
              "`administrators`, and `PUT"
                  + " /api/v1/greetings/everybody` or `POST /api/v1/greetings/everybody/calls`"),
          at("4.7.2 Default PIN", "`default-pin`"),
          at("4.8 Personal homepage", "`web.listen`; what people see there is in the last chapter"),
          at("4.10 Log", "`log`; calls and messages are followed by `trace.calls`"),
          at("4.11 Information", "`umbel --version`"));

  private SettingsElsewhere() {}

  private static Place at(String source, String here) {
    return new Place(source, here);
  }
}
