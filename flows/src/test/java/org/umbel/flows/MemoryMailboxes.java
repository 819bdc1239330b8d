package org.umbel.flows;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.umbel.domain.message.MailEntry;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.message.Mailboxes;
import org.umbel.domain.message.Mails;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.message.MessageEntry;
import org.umbel.domain.message.MessageGone;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.message.Origin;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.reading.ReadableMail;

/// Mailboxes in memory that can be made unreachable.
final class MemoryMailboxes implements Mailboxes {
  private final Map<Extension, List<MessageEntry>> entries = new HashMap<>();
  private final Map<MessageId, ByteBuffer> sounds = new HashMap<>();
  private final Map<Extension, List<MailEntry>> mails = new HashMap<>();
  private final Map<MessageId, ReadableMail> texts = new HashMap<>();

  private final Map<MessageId, Origin> origins = new HashMap<>();
  private final Map<MessageId, ByteBuffer> whole = new HashMap<>();

  /// How many further accesses fail.
  final AtomicInteger failures = new AtomicInteger();

  void put(Person owner, MessageEntry entry, ByteBuffer sound) {
    of(owner).add(entry);
    sounds.put(entry.id(), sound);
  }

  void put(Person owner, MailEntry entry, ReadableMail text) {
    mailsOf(owner).add(entry);
    texts.put(entry.id(), text);
  }

  /// Tells what an answer to a mail has to know, and all of the mail.
  void is(String id, Origin origin, ByteBuffer mail) {
    origins.put(new MessageId(id), origin);
    whole.put(new MessageId(id), mail);
  }

  List<MailEntry> mailsOf(Person owner) {
    return mails.computeIfAbsent(owner.extension(), _ -> new ArrayList<>());
  }

  /// Takes the content of a message away, as another program does.
  void lose(String id) {
    sounds.remove(new MessageId(id));
    texts.remove(new MessageId(id));
  }

  List<MessageEntry> of(Person owner) {
    return entries.computeIfAbsent(owner.extension(), _ -> new ArrayList<>());
  }

  MessageEntry entry(Person owner, String id) {
    return of(owner).stream().filter(e -> e.id().value().equals(id)).findFirst().orElseThrow();
  }

  /// Whether all of them are.
  volatile boolean full;

  @Override
  public <T> T visit(Person person, Function<Mailbox, T> visit) {
    available(person);
    try {
      return visit.apply(new Visited(person));
    } finally {
      of(person).removeIf(MessageEntry::deleted);
      mailsOf(person).removeIf(MailEntry::deleted);
    }
  }

  @Override
  public MessageCounts count(Person person) {
    available(person);
    var heard = (int) of(person).stream().filter(MessageEntry::heard).count();
    return new MessageCounts(of(person).size() - heard, heard);
  }

  private void available(Person person) {
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new MailboxUnavailable(
          person.extension(), "no answer", new IllegalStateException("test"));
    }
  }

  private final class Visited implements Mailbox {
    private final Person person;

    Visited(Person person) {
      this.person = person;
    }

    @Override
    public List<MessageEntry> messages() {
      available(person);
      return List.copyOf(of(person));
    }

    @Override
    public boolean full() {
      available(person);
      return full;
    }

    @Override
    public ByteBuffer audio(MessageId id) {
      available(person);
      if (!sounds.containsKey(id)) {
        throw new MessageGone(id, "expunged");
      }
      return sounds.get(id).duplicate();
    }

    @Override
    public Mails mails(boolean heard) {
      available(person);
      var wanted =
          mailsOf(person).stream()
              .filter(mail -> mail.heard() == heard && !mail.deleted())
              .toList();
      return new Mails(wanted.size(), wanted);
    }

    @Override
    public boolean takesMails() {
      return true;
    }

    @Override
    public ReadableMail text(MessageId id) {
      available(person);
      return Optional.ofNullable(texts.get(id)).orElseThrow(() -> new MessageGone(id, "expunged"));
    }

    @Override
    public Origin origin(MessageId id) {
      available(person);
      return origins.getOrDefault(id, Origin.NONE);
    }

    @Override
    public ByteBuffer mail(MessageId id) {
      available(person);
      return Optional.ofNullable(whole.get(id)).orElseThrow(() -> new MessageGone(id, "expunged"));
    }

    @Override
    public void markHeard(MessageId id, boolean heard) {
      change(id, e -> e.as(heard, e.deleted()), e -> e.as(heard, e.deleted()));
    }

    @Override
    public void delete(MessageId id) {
      change(id, e -> e.as(e.heard(), true), e -> e.as(e.heard(), true));
    }

    @Override
    public void restore(MessageId id) {
      change(id, e -> e.as(e.heard(), false), e -> e.as(e.heard(), false));
    }

    private void change(
        MessageId id, UnaryOperator<MessageEntry> voice, UnaryOperator<MailEntry> mail) {
      available(person);
      of(person).replaceAll(e -> e.id().equals(id) ? voice.apply(e) : e);
      mailsOf(person).replaceAll(e -> e.id().equals(id) ? mail.apply(e) : e);
    }
  }
}
