package org.umbel.telephony.station;

import java.util.List;

/// One phone that may ring.
///
/// @param preference 0 to 1; phones of a higher one ring before those of a lower one
/// @param ways at least one; each is tried when those before it have failed
public record Callee(double preference, List<Way> ways) {
  public Callee {
    ways = List.copyOf(ways);
  }
}
