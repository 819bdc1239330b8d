package org.umbel.mail.imap;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.ReferralException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.person.Person;
import org.umbel.mail.Login;
import org.umbel.mail.MailServer;
import org.umbel.mail.MailServers;
import org.umbel.mail.Timeouts;
import org.umbel.mail.Words;

/// A connection logged in for one person. Belongs to one thread.
///
/// @param account what was special about the mailbox then
/// @param access the way it was opened
/// @param moves whether the server has MOVE (RFC 6851)
/// @param removesSome whether it has UIDPLUS (RFC 4315)
/// @param idles whether it has IDLE (RFC 2177)
record ImapConnection(
    IMAPStore store,
    Person person,
    MailAccount account,
    ImapSettings settings,
    ImapAccess access,
    boolean moves,
    boolean removesSome,
    boolean idles)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ImapConnection.class);

  /// @throws MailboxUnavailable in words, when no server lets us in
  static ImapConnection open(
      MailHosts hosts, ImapSettings settings, Person person, Timeouts timeouts) {
    var account = settings.accounts().apply(person);
    var ways = settings.access().ways(person, account);
    for (var way : ways.subList(0, ways.size() - 1)) {
      try {
        return open(hosts, settings, way, person, account, timeouts);
      } catch (MailboxUnavailable refused) {
        if (!(refused.getCause() instanceof AuthenticationFailedException)) {
          throw refused;
        }
        LOG.atDebug().addKeyValue("owner", person.extension()).log(refused.getMessage());
      }
    }
    return open(hosts, settings, ways.getLast(), person, account, timeouts);
  }

  private static ImapConnection open(
      MailHosts hosts,
      ImapSettings settings,
      ImapAccess way,
      Person person,
      MailAccount account,
      Timeouts timeouts) {
    var login =
        way.login(person, account)
            .orElseThrow(() ->
                new MailboxUnavailable(
                    person.extension(), person.name() + " has no mail login or password"));
    var servers = hosts.of(account.host());
    try {
      var store = referred(hosts, servers, settings, login, timeouts);
      return new ImapConnection(
          store,
          person,
          account,
          settings,
          way,
          store.hasCapability("MOVE"),
          store.hasCapability("UIDPLUS"),
          store.hasCapability("IDLE"));
    } catch (MessagingException failure) {
      var why = servers + " (as " + login.words() + "): " + Words.of(failure);
      throw new MailboxUnavailable(person.extension(), why, failure);
    }
  }

  /// Follows one referral: a server that refers on is not asked for long (RFC 2221 §4.1).
  private static IMAPStore referred(
      MailHosts hosts, MailServers servers, ImapSettings settings, Login login, Timeouts timeouts)
      throws MessagingException {
    try {
      return servers.connect(server -> connected(server, settings, login, timeouts));
    } catch (ReferralException elsewhere) {
      var referral = Referral.of(String.valueOf(elsewhere.getUrl())).orElseThrow(() -> elsewhere);
      return hosts
          .of(Optional.of(referral.host()))
          .connect(server -> connected(server, settings, referral.login(login), timeouts));
    }
  }

  private static IMAPStore connected(
      MailServer server, ImapSettings settings, Login login, Timeouts timeouts)
      throws MessagingException {
    return ImapLogin.at(server, login, timeouts, settings.trust());
  }

  /// Opens the folder with the person's voice messages.
  IMAPFolder messages(int mode) throws MessagingException {
    var folder = folder(account.folder().orElse(settings.folder()));
    folder.open(mode);
    return folder;
  }

  /// A folder of the person, with the server's separator.
  IMAPFolder folder(String name) throws MessagingException {
    return new ImapFolders(store, access, person, account).named(name);
  }

  /// Makes a folder that is missing.
  IMAPFolder made(String name) throws MessagingException {
    var folder = folder(name);
    if (!folder.exists()) {
      folder.create(Folder.HOLDS_MESSAGES);
      folder.setSubscribed(true);
    }
    return folder;
  }

  @Override
  public void close() {
    close(store);
  }

  /// A connection that breaks while it is closed is closed as well.
  private static void close(Store store) {
    try {
      store.close();
    } catch (MessagingException _) {
      return;
    }
  }
}
