package org.umbel.domain.person;

import java.util.Optional;
import java.util.function.UnaryOperator;

/// Where PIN records are kept. Waits for the disk; a change is on disk when the method returns, and
/// nothing is changed by one that throws [PinUnavailable].
public interface PinVault {

  Optional<PinRecord> find(Extension owner);

  /// Replaces the record by what `change` makes of it, as one step that no other change comes
  /// between.
  ///
  /// @return the new record; empty when the owner has none, and then nothing is changed
  Optional<PinRecord> update(Extension owner, UnaryOperator<PinRecord> change);

  /// Sets the first record of an owner who has none; one that is there already stays.
  void addIfAbsent(Extension owner, PinRecord first);
}
