package org.umbel.mail.imap;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.person.PasswordCheck;
import org.umbel.domain.person.Person;
import org.umbel.mail.Words;

/// Opens mailboxes to see whether that works; changes nothing. Servers that do not answer rest, as
/// for [ImapMailboxes].
public final class ImapTrial {
  private static final Logger LOG = LoggerFactory.getLogger(ImapTrial.class);

  private final ImapSettings settings;
  private final MailHosts hosts;

  /// @param clock for the servers' rests
  public ImapTrial(ImapSettings settings, InstantSource clock) {
    this.settings = settings;
    this.hosts = new MailHosts(settings.servers(), clock);
  }

  /// @return what was found, in words
  /// @throws MailboxUnavailable when the mailbox or its folder cannot be opened; its cause tells
  ///   why
  public String open(Person person) {
    try (var connection = ImapConnection.open(hosts, settings, person, settings.timeouts())) {
      var folder = connection.messages(Folder.READ_ONLY);
      return folder.getFullName()
          + " opens, with "
          + folder.getMessageCount()
          + " mails"
          + deleted(connection);
    } catch (MessagingException failure) {
      throw new MailboxUnavailable(person.extension(), Words.of(failure), failure);
    }
  }

  /// Whether the mailbox opens by the login there is for it; never throws.
  public PasswordCheck.Answer logIn(Person person) {
    try {
      var opened = open(person);
      LOG.atDebug().addKeyValue("owner", person.extension()).log(opened);
      return new PasswordCheck.Right();
    } catch (MailboxUnavailable refused) {
      var words = String.valueOf(refused.getMessage());
      return refused.getCause() instanceof AuthenticationFailedException
          ? new PasswordCheck.Wrong(words)
          : new PasswordCheck.Unknown(words);
    }
  }

  private String deleted(ImapConnection connection) throws MessagingException {
    if (settings.deleted().isEmpty()) {
      return "; deleted messages are gone for good";
    }
    var folder = connection.folder(settings.deleted().get());
    return "; the folder "
        + folder.getFullName()
        + (folder.exists() ? " is there" : " will be made for deleted messages");
  }
}
