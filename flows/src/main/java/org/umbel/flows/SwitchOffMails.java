package org.umbel.flows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.notice.NoticeResets;
import org.umbel.domain.notice.NoticesUnavailable;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Language;
import org.umbel.flows.LampKeeper.Patience;

/// Reads the mailbox that people write to who want to be told no more of what waits (MW-5). Each
/// mail there switches off what its sender is told of, until another message comes, and is deleted;
/// so is one of a stranger. Anybody can write a sender's address; what that does is no more than
/// that a lamp goes out for a while.
///
/// Reads on a virtual thread, every ten seconds, at most as many mails at once as a mailbox lists.
public final class SwitchOffMails implements Neighbour, AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Services services;
  private final NoticeResets notices;
  private final Person reader;
  private final Patience patience;
  private volatile Condition condition = new Condition(true, "not read yet");
  private volatile Optional<Thread> thread = Optional.empty();

  /// @param address the mailbox, by its mail address; it is opened as those of people are
  public SwitchOffMails(
      Services services, NoticeResets notices, String address, Patience patience) {
    this.services = services;
    this.notices = notices;
    this.patience = patience;
    // an extension that nobody has, for the mailbox is nobody's
    this.reader =
        new Person(
            new Extension("000000000000000"),
            address,
            Optional.of(address),
            Language.ENGLISH,
            List.of(),
            false);
  }

  /// Begins. Returns at once.
  public void begin() {
    thread = Optional.of(Thread.ofVirtual().name("switch-off mails").start(this::run));
  }

  private void run() {
    try {
      while (true) {
        round();
        patience.pass(PAUSE);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /// Reads what is there. Waits.
  void round() {
    try {
      services.mailboxes().visit(reader, this::read);
      condition = new Condition(true, "answers");
    } catch (MailboxUnavailable | NoticesUnavailable away) {
      condition = new Condition(false, String.valueOf(away.getMessage()));
    }
  }

  private Mailbox read(Mailbox mailbox) {
    for (var mail : mailbox.mails(false).newest()) {
      mailbox.origin(mail.id()).answerTo().ifPresent(this::switchOff);
      mailbox.delete(mail.id());
    }
    return mailbox;
  }

  private void switchOff(String address) {
    services.people().all().stream()
        .filter(person -> person.mail().filter(address::equalsIgnoreCase).isPresent())
        .forEach(notices::switchOff);
  }

  @Override
  public String name() {
    return "switch-off mails " + reader.name();
  }

  @Override
  public Condition condition() {
    return condition;
  }

  /// Waits for nothing.
  @Override
  public void close() {
    thread.ifPresent(Thread::interrupt);
  }
}
