package org.umbel.store.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.message.Envelope;
import org.umbel.domain.message.Marks;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.message.Origin;
import org.umbel.domain.message.Posting;
import org.umbel.domain.person.Extension;

/// The files of a message's entry, and how the envelope is written.
public final class EnvelopeFile {
  public static final String ENVELOPE = "envelope";
  public static final String AUDIO = "audio.wav";

  /// Goes along with the sound where there is one.
  public static final String MAIL = "mail.eml";

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
    envelope.posting().ifPresent(posting -> write(fields, posting));
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
        new Marks(is(fields, "urgent"), is(fields, "confidential")),
        fields.find("posting").map(_ -> posting(fields)));
  }

  private static boolean is(Fields fields, String mark) {
    return fields.find(mark).filter("true"::equals).isPresent();
  }

  private static void write(Fields fields, Posting posting) {
    var about = posting.about();
    fields
        .with("posting", posting.kind())
        .with("posting.to", posting.to())
        .with("posting.message-id", about.messageId())
        .with("posting.references", String.join(" ", about.references()))
        .with("posting.subject", about.subject());
  }

  private static Posting posting(Fields fields) {
    var references = fields.find("posting.references").orElse("");
    return new Posting(
        fields.value("posting", Posting.Kind::valueOf),
        fields.find("posting.to"),
        new Origin(
            Optional.empty(),
            fields.find("posting.message-id"),
            references.isEmpty() ? List.of() : List.of(references.split(" ")),
            fields.find("posting.subject").orElse("")));
  }
}
