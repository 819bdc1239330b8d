package org.umbel.mail.check;

/// One thing that was tried.
///
/// @param what was asked, such as `imap mail.example.com:143`
/// @param words what came of it, in a line
/// @param next what to do about it; empty when all is well
public record Finding(String what, String words, String next) {

  static Finding well(String what, String words) {
    return new Finding(what, words, "");
  }

  public boolean isWell() {
    return next.isEmpty();
  }

  @Override
  public String toString() {
    return what + ": " + words + (isWell() ? "" : "; " + next);
  }
}
