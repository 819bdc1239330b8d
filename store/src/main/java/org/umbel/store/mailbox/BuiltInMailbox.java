package org.umbel.store.mailbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.message.MailboxWatch;
import org.umbel.domain.message.MessageEntry;
import org.umbel.domain.message.MessageGone;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.person.Extension;
import org.umbel.store.DiskRefused;
import org.umbel.store.RecordUnreadable;
import org.umbel.store.file.EntryFolder;
import org.umbel.store.file.EnvelopeFile;
import org.umbel.store.file.WavHeader;

/// One visit of a built-in mailbox.
final class BuiltInMailbox implements Mailbox, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BuiltInMailbox.class);

  private final Extension owner;
  private final BoxFolders box;
  private final boolean keepDeleted;
  private final MailboxWatch watch;

  /// Deleted during this visit, and where they lay before.
  private final Map<MessageId, EntryFolder> deleted = new LinkedHashMap<>();

  BuiltInMailbox(Extension owner, BoxFolders box, boolean keepDeleted, MailboxWatch watch) {
    this.owner = owner;
    this.box = box;
    this.keepDeleted = keepDeleted;
    this.watch = watch;
  }

  @Override
  public List<MessageEntry> messages() {
    return attempt(() -> {
      var entries = new ArrayList<MessageEntry>();
      for (var folder : List.of(box.fresh(), box.saved())) {
        for (var name : folder.names()) {
          read(folder, name, entries);
        }
      }
      for (var id : deleted.keySet()) {
        read(box.deleted(), id.value(), entries);
      }
      entries.sort(
          Comparator.comparing(MessageEntry::receivedAt)
              .thenComparing(entry -> entry.id().value())
              .reversed());
      return entries;
    });
  }

  /// A message that cannot be understood is put away, so that it neither hides the others nor
  /// lights the lamp for ever.
  private void read(EntryFolder folder, String name, List<MessageEntry> into) throws IOException {
    try {
      into.add(entry(folder, name));
    } catch (NoSuchFileException gone) {
      if (folder.holds(name)) {
        putAway(folder, name, gone);
      }
    } catch (RecordUnreadable unreadable) {
      putAway(folder, name, unreadable);
    }
  }

  private MessageEntry entry(EntryFolder folder, String name) throws IOException {
    var path = folder.entry(name);
    var envelope = EnvelopeFile.read(box.disk(), path);
    var size = box.disk().size(path.resolve(EnvelopeFile.AUDIO));
    var id = new MessageId(name);
    var before = deleted.getOrDefault(id, folder);
    return new MessageEntry(
        id,
        envelope.receivedAt(),
        envelope.caller(),
        WavHeader.duration(WavHeader.soundBytes(size)),
        before.equals(box.saved()),
        deleted.containsKey(id),
        envelope.marks());
  }

  private void putAway(EntryFolder folder, String name, Exception why) throws IOException {
    LOG.atError()
        .setCause(why)
        .addKeyValue("owner", owner)
        .addKeyValue("message", name)
        .log("A message in the mailbox is damaged and was put away");
    folder.move(name, box.damaged());
    watch.changed(owner);
  }

  @Override
  public ByteBuffer audio(MessageId id) {
    return attempt(() -> {
      var folder = deleted.containsKey(id) ? box.deleted() : folderOf(id);
      try {
        return sound(id, folder);
      } catch (NoSuchFileException _) {
        throw new MessageGone(id, "its sound is missing");
      }
    });
  }

  private ByteBuffer sound(MessageId id, EntryFolder folder) throws IOException {
    var sound = box.disk().map(folder.entry(id.value()).resolve(EnvelopeFile.AUDIO));
    if (sound.remaining() <= WavHeader.BYTES) {
      throw new MessageGone(id, "its sound is empty");
    }
    return sound;
  }

  private EntryFolder folderOf(MessageId id) {
    return box.holding(id.value())
        .orElseThrow(() -> new MessageGone(id, "it is no longer in the mailbox"));
  }

  @Override
  public void markHeard(MessageId id, boolean heard) {
    var from = heard ? box.fresh() : box.saved();
    var to = heard ? box.saved() : box.fresh();
    if (deleted.containsKey(id)) {
      deleted.put(id, to);
    } else {
      move(id, from, to);
    }
  }

  @Override
  public void delete(MessageId id) {
    box.holding(id.value())
        .filter(folder -> move(id, folder, box.deleted()))
        .ifPresent(folder -> deleted.put(id, folder));
  }

  @Override
  public void restore(MessageId id) {
    var before = deleted.get(id);
    if (before != null) {
      move(id, box.deleted(), before);
      deleted.remove(id);
    }
  }

  /// @return false when the message is not there
  private boolean move(MessageId id, EntryFolder from, EntryFolder to) {
    return attempt(() -> {
      if (!from.holds(id.value())) {
        return false;
      }
      try {
        from.move(id.value(), to);
      } catch (NoSuchFileException _) {
        return false;
      }
      watch.changed(owner);
      return true;
    });
  }

  /// Makes deletions final.
  @Override
  public void close() {
    if (keepDeleted) {
      return;
    }
    for (var id : deleted.keySet()) {
      try {
        box.deleted().remove(id.value());
      } catch (IOException refused) {
        LOG.atWarn()
            .setCause(refused)
            .addKeyValue("owner", owner)
            .addKeyValue("message", id)
            .log("A deleted message could not be removed and stays in the folder of deleted ones");
      }
    }
  }

  private <T> T attempt(Step<T> step) {
    try {
      return step.run();
    } catch (IOException refused) {
      throw new MailboxUnavailable(owner, DiskRefused.words(refused), refused);
    }
  }

  @FunctionalInterface
  private interface Step<T> {
    T run() throws IOException;
  }
}
