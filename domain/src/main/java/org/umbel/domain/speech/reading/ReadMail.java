package org.umbel.domain.speech.reading;

import java.util.List;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Sentence;

/// A mail as it is heard.
///
/// @param language of its own text
/// @param subject without the marks of replies; none when there is no subject
/// @param body what the sender wrote, then what is attached; says so when there is nothing, so at
///   least one
public record ReadMail(Language language, List<Sentence> subject, List<Sentence> body) {

  public ReadMail {
    subject = List.copyOf(subject);
    body = List.copyOf(body);
  }
}
