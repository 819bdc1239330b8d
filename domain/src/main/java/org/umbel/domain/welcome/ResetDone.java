package org.umbel.domain.welcome;

import org.umbel.domain.person.Person;

/// What became of a reset for one person.
///
/// @param unlocked whether the box was locked and is open now
/// @param newPin whether another PIN opens the box from now on; with a letter that goes with the
///   next call the new PIN comes then, and this is false
public record ResetDone(Person person, boolean unlocked, boolean newPin, Welcomed letter) {

  /// What became of the letter.
  public enum Welcomed {
    /// None was asked for.
    NOT_WANTED,
    /// It is on its way.
    ON_ITS_WAY,
    /// It is written when the next call for the voice box is over.
    WITH_NEXT_CALL,
    /// Letters do not reach the person. Where it was asked for this person alone, nothing was
    /// changed.
    NOT_REACHED,
    /// There is no room for it now; the PIN is as it was.
    NO_ROOM
  }
}
