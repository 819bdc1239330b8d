package org.umbel.domain.speech;

/// "You have one new message and three saved messages." Above 999 "more than 999" is said.
///
/// @param fresh messages nobody has listened to
/// @param saved messages kept
public record MessageCount(int fresh, int saved) implements Phrase {

  public MessageCount {
    if (fresh < 0 || saved < 0) {
      throw new IllegalArgumentException("Negative count: " + fresh + " new, " + saved + " saved");
    }
  }
}
