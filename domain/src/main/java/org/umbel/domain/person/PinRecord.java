package org.umbel.domain.person;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is kept of a person's PIN: never the PIN itself.
///
/// @param hash as [PinHash] writes it
/// @param wrongTries in a row, over all calls and screens
/// @param locked whether the box stays closed until somebody unlocks it
/// @param since when the owner has set it; empty for a first PIN that somebody else has given
/// @param former hashes of PINs set before it, the last one first
public record PinRecord(
    String hash, int wrongTries, boolean locked, Optional<Instant> since, List<String> former) {

  public PinRecord {
    former = List.copyOf(former);
  }

  /// A first PIN.
  public static PinRecord first(String hash) {
    return new PinRecord(hash, 0, false, Optional.empty(), List.of());
  }

  /// The same PIN after some tries.
  PinRecord tried(int wrong, boolean nowLocked) {
    return new PinRecord(hash, wrong, nowLocked, since, former);
  }

  /// Another PIN of the same owner.
  ///
  /// @param remembered how many former ones are kept
  PinRecord replaced(String newHash, Instant at, int remembered) {
    var kept = Stream.concat(Stream.of(hash), former.stream()).limit(remembered).toList();
    return new PinRecord(newHash, 0, false, Optional.of(at), kept);
  }
}
