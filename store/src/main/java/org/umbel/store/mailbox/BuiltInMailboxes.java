package org.umbel.store.mailbox;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import org.umbel.domain.message.Delivery;
import org.umbel.domain.message.DeliveryFailed;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.MailboxSight;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.message.MailboxWatch;
import org.umbel.domain.message.Mailboxes;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.message.Sight;
import org.umbel.domain.message.VoiceMessage;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.store.DiskRefused;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EntryFolder;
import org.umbel.store.file.EnvelopeFile;
import org.umbel.store.file.LocalDisk;

/// Mailboxes in a folder of this machine: one folder for each person, see [BoxFolders]. Every
/// change is one forced rename, so that nothing is half done whenever the process dies. Safe for
/// all threads, and for several visits of one mailbox at once; waits for the disk alone.
public final class BuiltInMailboxes implements Mailboxes, Delivery {
  private final Path path;
  private final boolean keepDeleted;
  private final MailboxWatch watch;
  private final MailboxSight sight;
  private final Disk disk;

  /// @param path made when there is none
  /// @param keepDeleted whether deleted messages stay in the folder `deleted` of their owner; else
  ///   they are removed when the visit ends (TU-6)
  /// @param watch told of every change
  /// @throws DiskRefused when it cannot be made
  public BuiltInMailboxes(Path path, boolean keepDeleted, MailboxWatch watch) {
    this(path, keepDeleted, watch, MailboxSight.NONE);
  }

  /// The same, with somebody who looks for messages whenever a mailbox is counted.
  public BuiltInMailboxes(Path path, boolean keepDeleted, MailboxWatch watch, MailboxSight sight) {
    this(path, keepDeleted, watch, sight, new LocalDisk());
  }

  BuiltInMailboxes(
      Path path, boolean keepDeleted, MailboxWatch watch, MailboxSight sight, Disk disk) {
    this.path = path;
    this.keepDeleted = keepDeleted;
    this.watch = watch;
    this.sight = sight;
    this.disk = disk;
    try {
      new EntryFolder(disk, path).prepare();
      if (!keepDeleted) {
        finishDeletions();
      }
    } catch (IOException refused) {
      throw new DiskRefused("open the mailboxes", path, refused);
    }
  }

  /// Of visits that a crash cut off.
  private void finishDeletions() throws IOException {
    for (var box : disk.list(path)) {
      BoxFolders.of(disk, box).deleted().empty();
    }
  }

  /// Takes a message into the mailbox; one that is or was there is not taken twice.
  @Override
  public void deliver(VoiceMessage message, Person recipient) {
    var id = message.envelope().id();
    try {
      var box = folders(recipient.extension());
      box.prepare();
      if (box.holding(id.value()).isPresent() || box.deleted().holds(id.value())) {
        return;
      }
      arrive(box, message);
    } catch (IOException refused) {
      throw new DeliveryFailed(id, DiskRefused.words(refused), false, refused);
    }
    watch.changed(recipient.extension());
  }

  private void arrive(BoxFolders box, VoiceMessage message) throws IOException {
    var name = message.envelope().id().value();
    if (box.arriving().holds(name)) {
      box.arriving().remove(name);
    }
    var entry = box.arriving().add(name);
    EnvelopeFile.create(disk, entry, message.envelope());
    disk.link(message.audio(), entry.resolve(EnvelopeFile.AUDIO));
    disk.forceFolder(entry);
    box.arriving().move(name, box.fresh());
  }

  @Override
  public <T> T visit(Person person, Function<Mailbox, T> visit) {
    try (var mailbox = visited(person.extension())) {
      return visit.apply(mailbox);
    }
  }

  private BuiltInMailbox visited(Extension owner) {
    return new BuiltInMailbox(owner, folders(owner), keepDeleted, watch);
  }

  @Override
  public MessageCounts count(Person person) {
    var box = folders(person.extension());
    try {
      var fresh = box.fresh().names();
      var saved = box.saved().names();
      tell(person.extension(), fresh, saved);
      return new MessageCounts(fresh.size(), saved.size());
    } catch (IOException refused) {
      throw new MailboxUnavailable(person.extension(), DiskRefused.words(refused), refused);
    }
  }

  private void tell(Extension owner, List<String> fresh, List<String> saved) {
    var wanted = sight.lookedFor(owner);
    if (wanted.isEmpty()) {
      return;
    }
    var there = new HashMap<String, Sight>();
    saved.forEach(name -> there.put(name, Sight.HEARD));
    fresh.forEach(name -> there.put(name, Sight.NEW));
    sight.looked(
        owner,
        wanted.stream()
            .filter(id -> there.containsKey(id.value()))
            .collect(toMap(id -> id, id -> there.getOrDefault(id.value(), Sight.NEW))));
  }

  private BoxFolders folders(Extension owner) {
    return BoxFolders.of(disk, path.resolve(owner.digits()));
  }
}
