package org.umbel.media.engine;

import java.util.Set;
import java.util.function.Predicate;
import org.umbel.media.Key;

/// Which keys end something that plays. A key typed ahead counts: if one of these waits in the
/// session's queue already, nothing is played at all.
///
/// @param keys tested on a media thread for each key heard, so it must be quick
/// @param taking whether the key leaves the queue; if not, the next `nextKey` reads it, after those
///   typed before it
public record Interrupt(Predicate<Key> keys, boolean taking) {

  /// Plays to the end whatever is pressed; keys are kept for later.
  public static Interrupt none() {
    return new Interrupt(_ -> false, false);
  }

  /// Ends at one of these keys, which is reported and gone.
  public static Interrupt by(Set<Key> keys) {
    return new Interrupt(Set.copyOf(keys)::contains, true);
  }

  /// Ends at one of these keys, which is reported and gone.
  public static Interrupt by(Key... keys) {
    return by(Set.of(keys));
  }

  /// Ends at any key, which stays in the queue: for prompts that ask for digits.
  public static Interrupt byAnyKept() {
    return new Interrupt(_ -> true, false);
  }

  /// Ends at any key, which is reported and gone: for menus.
  public static Interrupt byAny() {
    return new Interrupt(_ -> true, true);
  }
}
