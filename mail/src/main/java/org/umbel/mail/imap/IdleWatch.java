package org.umbel.mail.imap;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.message.MailboxWatch;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;

/// Has the server tell each change of one mailbox (RFC 2177), on a virtual thread and a connection
/// of its own, until it is closed. A connection that breaks is made anew, later and later, and the
/// mailbox reported. On servers without IDLE the mailbox is reported each time the plan's interval
/// has passed.
final class IdleWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IdleWatch.class);
  private static final Duration FIRST_REST = Duration.ofSeconds(1);
  private static final Duration LONGEST_REST = Duration.ofMinutes(1);

  private final Terms terms;
  private final Person person;
  private final Thread thread;
  private volatile boolean told;
  private volatile boolean closed;

  /// What all watches have in common.
  ///
  /// @param watch told of changes
  record Terms(ImapSettings settings, WatchPlan plan, MailHosts hosts, MailboxWatch watch) {}

  private IdleWatch(Terms terms, Person person) {
    this.terms = terms;
    this.person = person;
    this.thread = Thread.ofVirtual().name("mailbox of " + owner()).unstarted(this::attend);
  }

  static IdleWatch start(Terms terms, Person person) {
    var watch = new IdleWatch(terms, person);
    watch.thread.start();
    return watch;
  }

  Person person() {
    return person;
  }

  /// Whether the server tells just now.
  boolean told() {
    return told;
  }

  private Extension owner() {
    return person.extension();
  }

  /// Being interrupted is how a connection is renewed.
  private void attend() {
    var rest = FIRST_REST;
    while (!closed) {
      try {
        rest = attended() ? FIRST_REST : longer(rest);
        Thread.sleep(rest);
      } catch (InterruptedException _) {
        LOG.atTrace().addKeyValue("owner", owner()).log("A watch is renewed");
      }
    }
  }

  private static Duration longer(Duration rest) {
    var twice = rest.multipliedBy(2);
    return twice.compareTo(LONGEST_REST) < 0 ? twice : LONGEST_REST;
  }

  /// Watches until the connection ends.
  ///
  /// @return whether there was one
  private boolean attended() throws InterruptedException {
    var settings = terms.settings();
    try (var connection =
        ImapConnection.open(terms.hosts(), settings, person, settings.timeouts())) {
      if (connection.idles()) {
        idle(connection);
      } else {
        terms.watch().changed(owner());
        Thread.sleep(terms.plan().pollEvery());
      }
      return true;
    } catch (MailboxUnavailable | MessagingException unavailable) {
      LOG.atDebug().addKeyValue("owner", owner()).log(unavailable.getMessage());
      return false;
    } catch (RuntimeException broken) {
      LOG.atError().setCause(broken).addKeyValue("owner", owner()).log("A watch broke");
      return false;
    }
  }

  /// @throws MessagingException when the folder cannot be opened; later failures end the watch
  private void idle(ImapConnection connection) throws MessagingException {
    var folder = connection.messages(Folder.READ_ONLY);
    var renewal = renewal();
    told = true;
    try {
      terms.watch().changed(owner());
      while (!closed) {
        folder.idle(true);
        terms.watch().changed(owner());
      }
    } catch (MessagingException ended) {
      LOG.atTrace().addKeyValue("owner", owner()).setCause(ended).log("A watch has ended");
    } finally {
      told = false;
      renewal.interrupt();
    }
  }

  /// Waiting for news is not waiting for an answer, so no time-out ends it when the server has
  /// died: after a while the waiting thread is interrupted, which closes its connection.
  private Thread renewal() {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            Thread.sleep(terms.plan().renewEvery());
            thread.interrupt();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /// Waits for nothing.
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
