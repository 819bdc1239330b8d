package org.umbel.mail.imap;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.MailboxSight;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.message.MailboxWatch;
import org.umbel.domain.message.Mailboxes;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.message.NewMessage;
import org.umbel.domain.person.Person;
import org.umbel.mail.Seal;
import org.umbel.mail.Words;

/// Mailboxes on the company's mail server (ML-1). Each visit has a connection of its own; so has
/// each count, kept open for the next one of the same person, see [KeptFolders]. Both wait at most
/// for the stated time-outs at each step. Safe for all threads.
public final class ImapMailboxes implements Mailboxes, Neighbour, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ImapMailboxes.class);
  private static final int MOST_INDEXES = 5_000;

  private final ImapSettings settings;
  private final MailHosts hosts;
  private final MailboxWatch watch;
  private final MailboxSight sight;
  private final Semaphore connections;
  private final FolderReader reader;
  private final MailHeading heading;
  private final FolderIndexes indexes = new FolderIndexes(MOST_INDEXES);
  private final KeptFolders kept;

  /// @param seal under which voice messages are
  /// @param watch told after each visit
  public ImapMailboxes(ImapSettings settings, Seal seal, InstantSource clock, MailboxWatch watch) {
    this(settings, seal, clock, watch, MailboxSight.NONE);
  }

  /// The same, with somebody who looks for messages whenever a mailbox is counted.
  public ImapMailboxes(
      ImapSettings settings,
      Seal seal,
      InstantSource clock,
      MailboxWatch watch,
      MailboxSight sight) {
    this.settings = settings;
    this.hosts = new MailHosts(settings.servers(), clock);
    this.watch = watch;
    this.sight = sight;
    this.connections = new Semaphore(settings.mostConnections());
    this.reader = new FolderReader(settings.searches(), new MessageReading(seal));
    this.heading = new MailHeading(settings.senders());
    this.kept = KeptFolders.start(settings.mostConnections(), clock);
  }

  @Override
  public <T> T visit(Person person, Function<Mailbox, T> visit) {
    acquire(person);
    try (var folder = OpenFolder.forVisit(() -> connection(person))) {
      var owner = person.extension();
      return visited(new ImapMailbox(owner, folder, reader, indexes, heading), visit);
    } catch (MessagingException failure) {
      throw new MailboxUnavailable(person.extension(), Words.of(failure), failure);
    } finally {
      connections.release();
      watch.changed(person.extension());
    }
  }

  private <T> T visited(ImapMailbox mailbox, Function<Mailbox, T> visit) {
    T result;
    try {
      result = visit.apply(mailbox);
    } catch (RuntimeException ended) {
      finish(mailbox, ended);
      throw ended;
    }
    mailbox.finish(settings.deleted());
    return result;
  }

  /// After a visit that failed, its failure is what counts.
  private void finish(ImapMailbox mailbox, RuntimeException ended) {
    try {
      mailbox.finish(settings.deleted());
    } catch (MailboxUnavailable failure) {
      ended.addSuppressed(failure);
    }
  }

  /// Somebody without a mailbox on the mail server has no messages there.
  @Override
  public MessageCounts count(Person person) {
    return settings.opens(person)
        ? looked(person, mailbox -> mailbox.count(sight))
        : MessageCounts.NONE;
  }

  @Override
  public List<NewMessage> fresh(Person person) {
    return settings.opens(person) ? looked(person, NewMessage::in) : List.of();
  }

  private <T> T looked(Person person, Function<ImapMailbox, T> look) {
    acquire(person);
    try {
      return kept.take(person.extension())
          .filter(folder -> folder.isFor(settings.accounts().apply(person)))
          .flatMap(folder -> lookedAgain(folder, look))
          .orElseGet(() -> looked(opened(person), look));
    } finally {
      connections.release();
    }
  }

  private KeptFolder opened(Person person) {
    var connection = connection(person);
    try {
      return new KeptFolder(connection, connection.messages(Folder.READ_ONLY), Instant.MIN);
    } catch (MessagingException failure) {
      connection.close();
      throw new MailboxUnavailable(person.extension(), Words.of(failure), failure);
    }
  }

  /// @return empty when the connection has died since the last look
  private <T> Optional<T> lookedAgain(KeptFolder folder, Function<ImapMailbox, T> look) {
    try {
      return Optional.of(looked(folder, look));
    } catch (MailboxUnavailable died) {
      LOG.atDebug().addKeyValue("owner", folder.owner()).log(died.getMessage());
      return Optional.empty();
    }
  }

  private <T> T looked(KeptFolder folder, Function<ImapMailbox, T> look) {
    try {
      var seen =
          look.apply(
              new ImapMailbox(folder.owner(), OpenFolder.looked(folder), reader, indexes, heading));
      kept.keep(folder);
      return seen;
    } catch (RuntimeException broken) {
      folder.close();
      throw broken;
    }
  }

  private ImapConnection connection(Person person) {
    return ImapConnection.open(hosts, settings, person, settings.timeouts());
  }

  private void acquire(Person person) {
    try {
      if (!connections.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new MailboxUnavailable(
            person.extension(),
            "all " + settings.mostConnections() + " connections to the mail server are in use");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new MailboxUnavailable(person.extension(), "interrupted", interrupted);
    }
  }

  @Override
  public String name() {
    return "imap " + hosts;
  }

  @Override
  public Condition condition() {
    return hosts.condition();
  }

  /// How many folders are open for the next count.
  int keptOpen() {
    return kept.size();
  }

  /// Closes what is kept open; visits that go on are not touched.
  @Override
  public void close() {
    kept.close();
  }
}
