package org.umbel.mail.imap;

import static java.util.stream.Collectors.toMap;

import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.MailboxSight;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.message.Mails;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.message.MessageEntry;
import org.umbel.domain.message.MessageGone;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.message.Origin;
import org.umbel.domain.message.Sight;
import org.umbel.domain.person.Extension;
import org.umbel.domain.speech.reading.ReadableMail;
import org.umbel.mail.Words;

/// One visit of a mailbox by IMAP. A message is new until it is \Seen. The same message mailed
/// twice is shown once, and whatever is done is done to both mails.
final class ImapMailbox implements Mailbox {
  private final Extension owner;
  private final OpenFolder open;
  private final FolderReader reader;
  private final FolderIndexes indexes;
  private final MailHeading heading;
  private final Set<MessageId> deleted = new HashSet<>();

  ImapMailbox(
      Extension owner,
      OpenFolder open,
      FolderReader reader,
      FolderIndexes indexes,
      MailHeading heading) {
    this.owner = owner;
    this.open = open;
    this.reader = reader;
    this.indexes = indexes;
    this.heading = heading;
  }

  @Override
  public List<MessageEntry> messages() {
    return attempt(folder -> {
      var entries = new ArrayList<MessageEntry>();
      for (var copies : read(folder).messages().values()) {
        var first = copies.getFirst();
        if (!first.is(Flags.Flag.DELETED) || deleted.contains(first.known().id())) {
          entries.add(entry(first));
        }
      }
      entries.sort(
          Comparator.comparing(MessageEntry::receivedAt)
              .thenComparing(entry -> entry.id().value())
              .reversed());
      return entries;
    });
  }

  private MessageEntry entry(FolderView.Copy copy) throws MessagingException {
    var known = copy.known();
    return new MessageEntry(
        known.id(),
        known.facts().receivedAt(),
        known.facts().caller(),
        known.facts().duration(),
        copy.is(Flags.Flag.SEEN),
        deleted.contains(known.id()),
        known.facts().marks());
  }

  /// @param sight told of those it looks for
  MessageCounts count(MailboxSight sight) {
    var entries = messages();
    tell(sight, entries);
    var saved = (int) entries.stream().filter(MessageEntry::heard).count();
    return new MessageCounts(entries.size() - saved, saved);
  }

  private void tell(MailboxSight sight, List<MessageEntry> entries) {
    var wanted = sight.lookedFor(owner);
    if (!wanted.isEmpty()) {
      var there =
          entries.stream()
              .filter(entry -> wanted.contains(entry.id()))
              .collect(toMap(MessageEntry::id, entry -> entry.heard() ? Sight.HEARD : Sight.NEW));
      sight.looked(owner, there);
    }
  }

  @Override
  public ByteBuffer audio(MessageId id) {
    return of(id, mail -> SoundPart.read(id, mail));
  }

  @Override
  public Mails mails(boolean heard) {
    return attempt(folder -> {
      var voice = Collections.newSetFromMap(new IdentityHashMap<Message, Boolean>());
      read(folder).messages().values().stream()
          .flatMap(List::stream)
          .forEach(copy -> voice.add(copy.mail()));
      return new MailFinder(folder, heading).find(heard, voice);
    });
  }

  @Override
  public boolean takesMails() {
    return true;
  }

  @Override
  public ReadableMail text(MessageId id) {
    return of(id, MailText::read);
  }

  @Override
  public Origin origin(MessageId id) {
    return of(id, MailOrigin::read);
  }

  @Override
  public ByteBuffer mail(MessageId id) {
    return of(id, mail -> WholeMail.read(id, mail));
  }

  /// Something of a mail.
  private interface Reading<T> {
    T of(Message mail) throws MessagingException, IOException;
  }

  private <T> T of(MessageId id, Reading<T> reading) {
    return attempt(folder -> {
      var mails = mails(folder, read(folder), id);
      if (mails.isEmpty()) {
        throw new MessageGone(id, "it is no longer in the mailbox");
      }
      try {
        return reading.of(mails.getFirst());
      } catch (MessageRemovedException _) {
        throw new MessageGone(id, "it has just been deleted elsewhere");
      }
    });
  }

  /// The mails with a voice message, or the one mail that is none.
  private List<Message> mails(IMAPFolder folder, FolderView view, MessageId id)
      throws MessagingException {
    var voice = view.mails(id);
    var mail = voice.isEmpty() ? MailId.of(id) : Optional.<MailId>empty();
    return mail.isPresent()
        ? new MailFinder(folder, heading).find(mail.get()).stream().toList()
        : voice;
  }

  @Override
  public void markHeard(MessageId id, boolean heard) {
    flag(id, Flags.Flag.SEEN, heard);
  }

  @Override
  public void delete(MessageId id) {
    if (flag(id, Flags.Flag.DELETED, true)) {
      deleted.add(id);
    }
  }

  @Override
  public void restore(MessageId id) {
    if (deleted.remove(id)) {
      flag(id, Flags.Flag.DELETED, false);
    }
  }

  /// @return whether there was such a message
  private boolean flag(MessageId id, Flags.Flag flag, boolean value) {
    return attempt(folder -> {
      var mails = mails(folder, read(folder), id);
      if (!mails.isEmpty()) {
        folder.setFlags(mails.toArray(Message[]::new), new Flags(flag), value);
      }
      return !mails.isEmpty();
    });
  }

  @Override
  public boolean full() {
    return attempt(ImapQuota::leavesNoRoom);
  }

  /// Makes the deletions of this visit final.
  ///
  /// @param target see [Deletions]
  void finish(Optional<String> target) {
    if (deleted.isEmpty()) {
      return;
    }
    attempt((connection, folder) -> {
      new Deletions(connection, folder, target).finish(deletedMails(folder));
      return deleted;
    });
  }

  /// Those that are still there.
  private Message[] deletedMails(IMAPFolder folder) throws MessagingException {
    var view = read(folder);
    var mails = new ArrayList<Message>();
    for (var id : deleted) {
      mails.addAll(mails(folder, view, id));
    }
    return mails.toArray(Message[]::new);
  }

  private FolderView read(IMAPFolder folder) throws MessagingException {
    // The server tells what others have done in the meantime.
    folder.doCommand(protocol -> {
      protocol.noop();
      return protocol;
    });
    var place = owner + " " + folder.getFullName();
    var view = reader.read(folder, indexes.of(place));
    indexes.keep(place, view.index());
    return view;
  }

  private <T> T attempt(Step<T> step) {
    return attempt((_, folder) -> step.in(folder));
  }

  private <T> T attempt(OpenFolder.Step<T> step) {
    try {
      return open.attempt(step);
    } catch (MessagingException failure) {
      throw new MailboxUnavailable(owner, Words.of(failure), failure);
    } catch (IOException failure) {
      throw new MailboxUnavailable(owner, "the connection broke: " + failure, failure);
    }
  }

  @FunctionalInterface
  private interface Step<T> {
    T in(IMAPFolder folder) throws MessagingException, IOException;
  }
}
