package org.umbel.telephony.station;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.person.Extension;

/// One phone that may ring.
///
/// @param preference 0 to 1; phones of a higher one ring before those of a lower one
/// @param ways at least one; each is tried when those before it have failed
/// @param owner whose phone it is, here; who may have calls placed from it at the owner's cost
/// @param talks whether it is known that it can be told to answer
public record Callee(double preference, List<Way> ways, Optional<Extension> owner, boolean talks) {
  public Callee {
    ways = List.copyOf(ways);
  }

  /// Somebody else's.
  public Callee(double preference, List<Way> ways) {
    this(preference, ways, Optional.empty(), false);
  }
}
