package org.umbel.mail.imap;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.umbel.domain.message.MessageGone;
import org.umbel.domain.message.MessageId;

/// The sound in a mail. Only its part is read from the server.
final class SoundPart {
  private static final int MOST_BYTES = 100_000_000;
  private static final int DEEPEST = 5;
  private static final int MOST_PARTS = 100; // on each level

  private SoundPart() {}

  static ByteBuffer read(MessageId id, Message mail) throws MessagingException, IOException {
    var part =
        find(mail, 0).orElseThrow(() -> new MessageGone(id, "its mail has no sound attached"));
    try (var stream = part.getInputStream()) {
      var bytes = stream.readNBytes(MOST_BYTES + 1);
      if (bytes.length == 0 || bytes.length > MOST_BYTES) {
        throw new MessageGone(id, "its sound is empty or longer than " + MOST_BYTES + " bytes");
      }
      return ByteBuffer.wrap(bytes);
    }
  }

  private static Optional<Part> find(Part part, int depth) throws MessagingException, IOException {
    if (part.isMimeType("audio/*")) {
      return Optional.of(part);
    }
    if (part.isMimeType("multipart/*")
        && depth < DEEPEST
        && part.getContent() instanceof Multipart parts) {
      for (var i = 0; i < Math.min(MOST_PARTS, parts.getCount()); i++) {
        var found = find(parts.getBodyPart(i), depth + 1);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
