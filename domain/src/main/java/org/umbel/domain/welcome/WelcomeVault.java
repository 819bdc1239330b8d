package org.umbel.domain.welcome;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.umbel.domain.person.Extension;

/// Remembers what people have been told. Waits for the disk; a change is on disk when the method
/// returns. Safe for all threads.
public interface WelcomeVault {

  /// [WelcomeRecord#NONE] for somebody who was never written to.
  WelcomeRecord find(Extension owner);

  /// Replaces the record by what `change` makes of it, as one step.
  void update(Extension owner, UnaryOperator<WelcomeRecord> change);

  /// The last reset for all; empty when there was none.
  Optional<ResetForAll> forAll();

  /// Takes the place of the last one.
  void forAll(ResetForAll reset);
}
