package org.umbel.mail.imap;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.umbel.domain.message.AddressTemplate;
import org.umbel.domain.person.Person;
import org.umbel.mail.MailServer;
import org.umbel.mail.Timeouts;
import org.umbel.mail.Trust;

/// How mailboxes are read (ML-1, ML-4, ML-6).
///
/// @param servers tried in order, at least one
/// @param accounts what is special about a person's mailbox, as it is now
/// @param folder where voice messages arrive, `INBOX` unless the mail server sorts them; `/`
///   separates levels, whatever the server uses
/// @param deleted folder for deleted messages, made where it is missing; without one they are
///   removed for good
/// @param mostConnections open at once for visits and counts, at least 1; whoever comes then waits
///   for at most the connect time-out
/// @param searches whether the server's SEARCH HEADER can be relied on; else the headers of all new
///   mails are read
public record ImapSettings(
    List<MailServer> servers,
    ImapAccess access,
    Function<Person, MailAccount> accounts,
    String folder,
    Optional<String> deleted,
    int mostConnections,
    boolean searches,
    Timeouts timeouts,
    Trust trust,
    Optional<AddressTemplate> senders) {

  /// Addresses tell nothing.
  public ImapSettings(
      List<MailServer> servers,
      ImapAccess access,
      Function<Person, MailAccount> accounts,
      String folder,
      Optional<String> deleted,
      int mostConnections,
      boolean searches,
      Timeouts timeouts,
      Trust trust) {
    this(
        servers,
        access,
        accounts,
        folder,
        deleted,
        mostConnections,
        searches,
        timeouts,
        trust,
        Optional.empty());
  }

  /// INBOX, deleted for good, 50 connections, the server's search, the usual time-outs.
  public static ImapSettings of(List<MailServer> servers, ImapAccess access, Trust trust) {
    return new ImapSettings(
        servers,
        access,
        _ -> MailAccount.USUAL,
        "INBOX",
        Optional.empty(),
        50,
        true,
        Timeouts.IMAP,
        trust);
  }

  public ImapSettings {
    if (servers.isEmpty() || mostConnections < 1) {
      throw new IllegalArgumentException("IMAP needs at least one server and one connection");
    }
  }

  /// The same with this server alone.
  public ImapSettings at(MailServer server) {
    return new ImapSettings(
        List.of(server),
        access,
        accounts,
        folder,
        deleted,
        mostConnections,
        searches,
        timeouts,
        trust,
        senders);
  }

  /// The same where addresses tell numbers.
  public ImapSettings withSenders(Optional<AddressTemplate> template) {
    return new ImapSettings(
        servers,
        access,
        accounts,
        folder,
        deleted,
        mostConnections,
        searches,
        timeouts,
        trust,
        template);
  }

  /// The same for the passwords of the mailboxes' owners alone; empty where those open nothing.
  ///
  /// @param known what is special about a person's mailbox
  public Optional<ImapSettings> byOwnPassword(Function<Person, MailAccount> known) {
    return switch (access) {
      case ImapAccess.OwnPassword own -> Optional.of(with(own, known));
      case ImapAccess.OwnFirst(var own, var _) -> Optional.of(with(own, known));
      case ImapAccess.AsPerson _,
          ImapAccess.OnBehalf _,
          ImapAccess.OtherUsers _,
          ImapAccess.FullPath _ ->
          Optional.empty();
    };
  }

  private ImapSettings with(ImapAccess way, Function<Person, MailAccount> known) {
    return new ImapSettings(
        servers, way, known, folder, deleted, mostConnections, searches, timeouts, trust, senders);
  }

  /// Whether there is a login for this person's mailbox.
  public boolean opens(Person person) {
    return access.login(person, accounts.apply(person)).isPresent();
  }

  /// How long after the bound of connections is reached somebody waits.
  Duration patience() {
    return timeouts.connect();
  }
}
