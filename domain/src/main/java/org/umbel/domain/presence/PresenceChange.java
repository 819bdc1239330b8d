package org.umbel.domain.presence;

import java.time.Instant;
import java.util.Optional;
import org.umbel.domain.person.Extension;

/// A source has said something new of a person, or nothing any more.
///
/// @param origin who
/// @param said what the origin says now; empty when it was withdrawn or has lapsed
/// @param before what all sources together meant before
/// @param after what they mean now; may be the same
/// @param at when it was heard
public record PresenceChange(
    Extension person,
    Source origin,
    Optional<Presence> said,
    Presence before,
    Presence after,
    Instant at) {

  /// Whether somebody who looks at the person sees anything else than before.
  public boolean visible() {
    return !before.says(after);
  }
}
