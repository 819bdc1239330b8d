package org.umbel.domain.letter;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.person.Pin;
import org.umbel.domain.speech.Language;

/// What the system has to tell a person in writing. It may hold a PIN, so its text is never
/// printed.
///
/// @param written when; the mail has it as its date
/// @param paragraphs plain text; a web address in it becomes a link
/// @param attachment a file of this machine; one that cannot be read is left out
/// @param pin the new one that the text tells; empty when it tells none
public record Letter(
    LetterId id,
    Instant written,
    Language language,
    String subject,
    List<String> paragraphs,
    Optional<Path> attachment,
    Optional<Pin> pin) {

  /// One that tells no PIN.
  public Letter(
      LetterId id,
      Instant written,
      Language language,
      String subject,
      List<String> paragraphs,
      Optional<Path> attachment) {
    this(id, written, language, subject, paragraphs, attachment, Optional.empty());
  }

  public Letter {
    paragraphs = List.copyOf(paragraphs);
  }

  @Override
  public String toString() {
    return "letter " + id;
  }
}
