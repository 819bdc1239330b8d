package org.umbel.store.file;

import java.io.IOException;
import java.nio.file.Path;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.message.Envelope;
import org.umbel.domain.message.Marks;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.person.Extension;

/// The two files of a message's entry, and how the envelope is written.
public final class EnvelopeFile {
  public static final String ENVELOPE = "envelope";
  public static final String AUDIO = "audio.wav";

  private EnvelopeFile() {}

  /// Writes and forces the envelope of a new entry.
  public static void create(Disk disk, Path entry, Envelope envelope) throws IOException {
    var file = entry.resolve(ENVELOPE);
    ForcedFile.create(disk, file, fields(file, envelope).bytes());
  }

  /// Replaces the envelope of an entry in one step.
  public static void replace(Disk disk, Path entry, Envelope envelope) throws IOException {
    var file = entry.resolve(ENVELOPE);
    ForcedFile.replace(disk, file, fields(file, envelope).bytes());
  }

  private static Fields fields(Path file, Envelope envelope) {
    var fields =
        Fields.empty(file)
            .with("id", envelope.id())
            .with("call", envelope.call())
            .with("recipient", envelope.recipient())
            .with("caller.number", envelope.caller().number())
            .with("caller.name", envelope.caller().name())
            .with("reason", envelope.reason())
            .with("received", envelope.receivedAt());
    if (envelope.marks().urgent()) {
      fields.with("urgent", true);
    }
    if (envelope.marks().confidential()) {
      fields.with("confidential", true);
    }
    return fields;
  }

  /// @throws org.umbel.store.RecordUnreadable when it does not say what it should
  public static Envelope read(Disk disk, Path entry) throws IOException {
    var file = entry.resolve(ENVELOPE);
    var fields = Fields.read(file, disk.read(file));
    var caller =
        new Caller(
            fields.find("caller.number").flatMap(PhoneNumber::parse), fields.find("caller.name"));
    return new Envelope(
        fields.value("id", MessageId::new),
        fields.value("call", CallId::new),
        fields.value("recipient", Extension::new),
        caller,
        fields.find("reason").map(_ -> fields.value("reason", Redirection.Reason::valueOf)),
        fields.instant("received"),
        new Marks(is(fields, "urgent"), is(fields, "confidential")));
  }

  private static boolean is(Fields fields, String mark) {
    return fields.find(mark).filter("true"::equals).isPresent();
  }
}
