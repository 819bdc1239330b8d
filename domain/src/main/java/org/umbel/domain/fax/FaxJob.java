package org.umbel.domain.fax;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Person;

/// A mail or fax that somebody wants to have sent as a fax (TU-7).
///
/// @param id letters, digits and hyphens
/// @param owner who sends it, and is told what becomes of it
/// @param subject may be empty
/// @param mail the whole of it as RFC 5322 writes it, from position to limit; a fax has its pages
///   attached
public record FaxJob(
    String id, Person owner, PhoneNumber to, String subject, ByteBuffer mail, Instant ordered) {

  public FaxJob {
    if (!id.matches("[A-Za-z0-9-]{1,64}")) {
      throw new IllegalArgumentException("Not the id of a fax job: \"" + id + "\"");
    }
    mail = mail.asReadOnlyBuffer();
  }

  /// A view with a position of its own.
  @Override
  public ByteBuffer mail() {
    return mail.duplicate();
  }
}
