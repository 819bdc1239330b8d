package org.umbel.testkit.part;

import java.util.LinkedHashMap;
import java.util.Map;

/// A company's mail: Dovecot or Cyrus to keep it, Postfix to carry it. The mailboxes are `anna`,
/// `ben`, `carol` at `example.test`, password `secret`; the administrator is `umadmin` /
/// `masterpw`.
public final class MailSystem implements AutoCloseable {
  private final Part store;
  private final Part transport;

  private MailSystem(Part store, Part transport) {
    this.store = store;
    this.transport = transport;
  }

  public static MailSystem start() {
    return start(Map.of());
  }

  /// @param settings of the parts, such as `QUOTA`
  public static MailSystem start(Map<String, String> settings) {
    return start("dovecot", settings);
  }

  /// With Cyrus; its accounts with rights over others are told in `testkit/parts/cyrus`.
  ///
  /// @param settings of the parts, such as `USERS`
  public static MailSystem ofCyrus(Map<String, String> settings) {
    return start("cyrus", settings);
  }

  private static MailSystem start(String keeper, Map<String, String> settings) {
    var store = Part.start(keeper, settings);
    try {
      var more = new LinkedHashMap<>(settings);
      more.put("DOVECOT", Integer.toString(store.ports().at(0)));
      return new MailSystem(store, Part.start("postfix", more));
    } catch (PartFailed failed) {
      store.close();
      throw failed;
    }
  }

  /// IMAP, STARTTLS offered.
  public int imapPort() {
    return store.ports().at(0);
  }

  /// IMAP over TLS.
  public int imapsPort() {
    return store.ports().at(1);
  }

  /// SMTP that asks nobody who they are.
  public int smtpPort() {
    return transport.ports().at(0);
  }

  /// SMTP with STARTTLS and login compulsory.
  public int submissionPort() {
    return transport.ports().at(1);
  }

  /// Dovecot or Cyrus.
  public Part store() {
    return store;
  }

  /// Postfix.
  public Part transport() {
    return transport;
  }

  /// Opens a person's mailbox as their mail program does.
  public MailProgram open(String person) {
    return MailProgram.open(imapPort(), person, "secret");
  }

  @Override
  public void close() {
    try (store) {
      transport.close();
    }
  }
}
