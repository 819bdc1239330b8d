package org.umbel.store.spool;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Optional;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.message.Envelope;
import org.umbel.domain.message.VoiceMessage;
import org.umbel.store.RecordUnreadable;
import org.umbel.store.file.EntryFolder;
import org.umbel.store.file.EnvelopeFile;
import org.umbel.store.file.SoundFile;

/// Makes messages of recordings that nobody finished: the process died, the call's thread failed or
/// the disk refused.
final class Recovery {
  private final SpoolFolders folders;
  private final Duration shortest;
  private final Journal journal;

  Recovery(SpoolFolders folders, Duration shortest, Journal journal) {
    this.folders = folders;
    this.shortest = shortest;
    this.journal = journal;
  }

  /// Mends one entry of `recording` and moves it to `waiting`.
  ///
  /// @return empty when nothing was said, or too little, or the entry went to `damaged`
  /// @throws IOException when the disk refuses; the entry stays and can be mended later
  Optional<SpooledMessage> mend(String name) throws IOException {
    if (!folders.recording().holds(name)) {
      return moved(name);
    }
    var length = folders.soundIn(folders.recording(), name);
    if (length.isZero()) {
      folders.remove(folders.recording(), name);
      return Optional.empty();
    }
    try {
      var envelope = EnvelopeFile.read(folders.disk(), folders.recording().entry(name));
      return length.compareTo(shortest) < 0
          ? tooShort(name, envelope, length)
          : Optional.of(mended(name));
    } catch (RecordUnreadable | NoSuchFileException why) {
      return damaged(folders.recording(), name, why);
    }
  }

  /// The entry had been moved on before its folders could be forced.
  private Optional<SpooledMessage> moved(String name) throws IOException {
    if (!folders.waiting().holds(name)) {
      return Optional.empty();
    }
    folders.waiting().force();
    folders.recording().force();
    return Optional.of(recovered(folders.read(name)));
  }

  private SpooledMessage mended(String name) throws IOException {
    var entry = folders.recording().entry(name);
    SoundFile.mend(folders.disk(), entry.resolve(EnvelopeFile.AUDIO));
    folders.disk().forceFolder(entry);
    folders.recording().move(name, folders.waiting());
    return recovered(folders.read(name));
  }

  private SpooledMessage recovered(SpooledMessage spooled) {
    var message = spooled.message();
    journal.happened(
        new Event.MessageRecovered(
            message.envelope().id(), message.envelope().recipient(), message.duration()));
    return spooled;
  }

  private Optional<SpooledMessage> tooShort(String name, Envelope envelope, Duration length)
      throws IOException {
    folders.remove(folders.recording(), name);
    journal.happened(new Event.MessageTooShort(envelope.call(), envelope.recipient(), length));
    return Optional.empty();
  }

  /// Reads an entry of `waiting`; one that cannot be understood or has no sound goes to `damaged`.
  Optional<SpooledMessage> read(String name) throws IOException {
    try {
      if (folders.soundIn(folders.waiting(), name).isZero()) {
        throw new RecordUnreadable(folders.waiting().entry(name), "it has no sound");
      }
      return Optional.of(checked(name, folders.read(name)));
    } catch (RecordUnreadable | NoSuchFileException why) {
      return damaged(folders.waiting(), name, why);
    }
  }

  /// Keeps what nobody understands where it blocks nobody, and says so.
  private Optional<SpooledMessage> damaged(EntryFolder from, String name, Exception why)
      throws IOException {
    from.move(name, folders.damaged());
    journal.happened(new Event.MessageDamaged(name, String.valueOf(why.getMessage())));
    return Optional.empty();
  }

  private SpooledMessage checked(String name, SpooledMessage spooled) {
    VoiceMessage message = spooled.message();
    if (!message.envelope().id().value().equals(name)) {
      throw new RecordUnreadable(message.audio(), "its envelope names another message");
    }
    return spooled;
  }
}
