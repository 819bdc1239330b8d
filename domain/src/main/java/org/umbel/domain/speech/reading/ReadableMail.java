package org.umbel.domain.speech.reading;

import java.util.List;
import java.util.Optional;

/// A mail, decoded, as it came.
///
/// @param subject may be empty
/// @param plain its part of the type text/plain
/// @param html its part of the type text/html
public record ReadableMail(
    String subject, Optional<String> plain, Optional<String> html, List<Attachment> attachments) {

  public ReadableMail {
    attachments = List.copyOf(attachments);
  }

  /// @param name the file's name; may be empty
  /// @param type in lower case, such as `application/pdf`
  public record Attachment(String name, String type) {}
}
