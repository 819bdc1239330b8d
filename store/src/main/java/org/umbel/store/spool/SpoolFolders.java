package org.umbel.store.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.umbel.domain.message.Envelope;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.message.VoiceMessage;
import org.umbel.store.RecordUnreadable;
import org.umbel.store.file.Disk;
import org.umbel.store.file.EntryFolder;
import org.umbel.store.file.EnvelopeFile;
import org.umbel.store.file.Fields;
import org.umbel.store.file.ForcedFile;
import org.umbel.store.file.WavHeader;

/// The folders of the spool, one for each state of a message.
///
/// @param recording being spoken, or left by a crash
/// @param waiting complete, to be delivered
/// @param aside refused for good, or for somebody nobody knows; tried once more at each start, when
///   the configuration may be another one
/// @param damaged not understood; kept for somebody to look at
/// @param gone delivered or dropped; emptied at start
record SpoolFolders(
    Disk disk,
    EntryFolder recording,
    EntryFolder waiting,
    EntryFolder aside,
    EntryFolder damaged,
    EntryFolder gone) {
  private static final String TRIES = "tries";
  private static final String REASON = "why";

  static SpoolFolders prepare(Disk disk, Path spool) throws IOException {
    return new SpoolFolders(
        disk,
        new EntryFolder(disk, spool.resolve("recording")).prepare(),
        new EntryFolder(disk, spool.resolve("waiting")).prepare(),
        new EntryFolder(disk, spool.resolve("aside")).prepare(),
        new EntryFolder(disk, spool.resolve("damaged")).prepare(),
        new EntryFolder(disk, spool.resolve("gone")).prepare());
  }

  /// A new entry in `recording`, its envelope on disk.
  Path begin(Envelope envelope) throws IOException {
    var entry = recording.add(envelope.id().value());
    EnvelopeFile.create(disk, entry, envelope);
    disk.forceFolder(entry);
    recording.force();
    return entry;
  }

  /// Reads an entry of `waiting`.
  SpooledMessage read(String name) throws IOException {
    var entry = waiting.entry(name);
    var audio = entry.resolve(EnvelopeFile.AUDIO);
    var sound = WavHeader.soundBytes(disk.size(audio));
    var mail = entry.resolve(EnvelopeFile.MAIL);
    var message =
        new VoiceMessage(
            EnvelopeFile.read(disk, entry),
            WavHeader.duration(sound),
            audio,
            disk.exists(mail) ? Optional.of(mail) : Optional.empty());
    return new SpooledMessage(message, tries(entry));
  }

  /// What is said there only makes waits longer, so a file nobody understands counts as none.
  private int tries(Path entry) throws IOException {
    var file = entry.resolve(TRIES);
    if (!disk.exists(file)) {
      return 0;
    }
    try {
      return Math.max(0, Fields.read(file, disk.read(file)).value("tries", Integer::valueOf));
    } catch (RecordUnreadable _) {
      return 0;
    }
  }

  /// Notes a failed try, so that a restart goes on waiting rather than starting afresh.
  void noteTries(MessageId id, int tries, String why) throws IOException {
    var file = waiting.entry(id.value()).resolve(TRIES);
    ForcedFile.replace(
        disk, file, Fields.empty(file).with("tries", tries).with("why", why).bytes());
  }

  void setAside(MessageId id, String why) throws IOException {
    var file = waiting.entry(id.value()).resolve(REASON);
    ForcedFile.replace(disk, file, Fields.empty(file).with("why", why).bytes());
    waiting.move(id.value(), aside);
  }

  /// Takes an entry out for good. A crash in between leaves it in `gone`.
  void remove(EntryFolder from, String name) throws IOException {
    if (gone.holds(name)) {
      gone.remove(name);
    }
    from.move(name, gone);
    gone.remove(name);
  }

  Duration soundIn(EntryFolder folder, String name) throws IOException {
    var audio = folder.entry(name).resolve(EnvelopeFile.AUDIO);
    return disk.exists(audio)
        ? WavHeader.duration(WavHeader.soundBytes(disk.size(audio)))
        : Duration.ZERO;
  }
}
