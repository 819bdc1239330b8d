package org.umbel.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Function;
import org.umbel.testkit.part.MailSystem;
import org.umbel.testkit.part.PartFailed;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.server.UmbelServer;

/// A company with a mail server of its own: Anna Berg, extension 4000, mailbox `anna`; Ben Carter,
/// 4001, mailbox `ben`.
record Company(MailSystem mail, UmbelServer server) implements AutoCloseable {
  static final String PIN = "739152";
  static final String PHONE = "phone-password";
  static final String DELETED = "Deleted voice messages";
  private static final String BY_ADMINISTRATOR =
      "administrator: {name: umadmin, password: masterpw}, deleted-folder: " + DELETED;

  /// Access with an administrative account; deleted messages are moved to a folder.
  static Company withAdministrator() {
    var mail = MailSystem.start();
    return started(mail, byAdministrator(mail, mail.smtpPort()));
  }

  /// The same with something set for every voice box, a line each.
  static Company withSettings(String... settings) {
    var mail = MailSystem.start();
    var boxes = "voice-boxes:\n  " + String.join("\n  ", settings) + "\n";
    return started(mail, byAdministrator(mail, mail.smtpPort()) + boxes);
  }

  /// The same with a mail system that runs already, messages handed in at another port.
  static Company handingInAt(MailSystem mail, int smtpPort) {
    return started(mail, byAdministrator(mail, smtpPort));
  }

  /// The same with a mail system that runs already, and further lines of the configuration.
  static Company with(MailSystem mail, String more) {
    return started(mail, byAdministrator(mail, mail.smtpPort()) + more);
  }

  /// The same with lines of its own, and what else is set for them.
  static Company withLines(MailSystem mail, Function<PortBlock, String> lines) {
    var rest = byAdministrator(mail, mail.smtpPort());
    try {
      return new Company(mail, UmbelServer.serveLines(ports -> lines.apply(ports) + rest));
    } catch (RuntimeException failed) {
      mail.close();
      throw failed;
    }
  }

  /// The same with a mail system that runs already, mailboxes read at another port by a server that
  /// waits no longer than a second.
  static Company readingAt(MailSystem mail, int imapPort) {
    var imap = BY_ADMINISTRATOR + ", patience: 1 s";
    return started(mail, configuration(mail.smtpPort(), imapPort, imap));
  }

  /// Access with each person's own password; deleted messages are gone for good.
  static Company withOwnPasswords() {
    var mail = MailSystem.start();
    var imap = "access: own-password, deleted-folder: none";
    return started(mail, configuration(mail.smtpPort(), mail.imapPort(), imap));
  }

  private static String byAdministrator(MailSystem mail, int smtpPort) {
    return configuration(smtpPort, mail.imapPort(), BY_ADMINISTRATOR);
  }

  private static String configuration(int smtpPort, int imapPort, String imap) {
    return """
    pilots: ["5000"]
    stop-time: 5 s
    recording: {shortest: 1 s, longest: 20 s, silence: 2 s}
    greeting: {shortest: 1 s, longest: 20 s, silence: 2 s}
    people:
      - extension: "4000"
        name: Anna Berg
        mail: anna@example.test
        pin: "739152"
        sip-password: phone-password
        mail-login: {name: anna, password: secret}
      - extension: "4001"
        name: Ben Carter
        mail: ben@example.test
        pin: "739152"
        sip-password: phone-password
        mail-login: {name: ben, password: secret}
    mailbox:
      kind: mail-server
      mail-server:
        smtp: {servers: ["127.0.0.1:%d"], tls: none, sender: voice-mail@example.test}
        imap: {servers: ["127.0.0.1:%d"], tls: none, %s}
    """
        .formatted(smtpPort, imapPort, imap);
  }

  private static Company started(MailSystem mail, String configuration) {
    try {
      return new Company(mail, UmbelServer.serve(configuration));
    } catch (RuntimeException failed) {
      mail.close();
      throw failed;
    }
  }

  /// What the server says of its neighbours.
  String health() {
    var uri = URI.create("http://127.0.0.1:" + server.web().getPort() + "/health");
    try (var client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    } catch (IOException failure) {
      throw new PartFailed("no answer to " + uri, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new PartFailed("interrupted", interrupted);
    }
  }

  @Override
  public void close() {
    try (mail) {
      server.close();
    }
  }
}
