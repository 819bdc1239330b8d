package org.umbel.telephony.ring;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Connects the party with the first phone that answered; later phones come too late. Used by the
/// threads of all phones.
final class Joining {
  private final CallingParty party;
  private final boolean alone;
  private @Nullable Phone winner; // guarded by this
  private boolean closed; // guarded by this
  private volatile Optional<byte[]> joined = Optional.empty();

  /// @param alone whether one phone rings and no other
  Joining(CallingParty party, boolean alone) {
    this.party = party;
    this.alone = alone;
  }

  boolean alone() {
    return alone;
  }

  CallingParty party() {
    return party;
  }

  /// Whether this phone is the one that takes the call, now or before.
  synchronized boolean claim(Phone phone) {
    if (winner == null && !closed) {
      winner = phone;
    }
    return winner == phone && !closed;
  }

  /// No phone can claim the call any more.
  synchronized void close() {
    closed = true;
  }

  /// Connects the party, for the phone that has claimed the call. Once more gives the same.
  ///
  /// @return how the party describes its side; empty when it has gone
  Optional<byte[]> join(byte[] phones) {
    if (joined.isEmpty()) {
      joined = party.join(phones);
    }
    return joined;
  }
}
