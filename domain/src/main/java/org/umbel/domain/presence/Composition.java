package org.umbel.domain.presence;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// The one rule that makes a presence of what several sources say:
///
/// 1. Whoever is open at one source is open: closed at one does not hide open at another.
/// 2. Nobody is closed as long as a source is unknown: it might say open. Without any source
///    somebody is closed.
/// 3. The activities of all open sources hold together; those of closed ones count when all are
///    closed (on vacation, with the phones off).
/// 4. What weighs most leads, in the order of [Standing]: do not disturb, on the phone, meeting,
///    busy, be right back, away, available. So a call beats "available" that was set by hand. When
///    in doubt somebody is less available: a customer who is offered to nobody waits, one who is
///    offered to an empty chair has waited in vain.
/// 5. The note is that of the source that weighs most among those with one, the newest of equals.
/// 6. The platform's number is that of the source that leads, where it has one.
final class Composition {
  private static final Comparator<Presence> WEIGHT =
      Comparator.comparing(Presence::standing).thenComparing(Presence::since);

  private Composition() {}

  /// @param nobody since when there is no source, for when there is none
  static Presence of(Collection<Presence> sources, Instant nobody) {
    if (sources.isEmpty()) {
      return Presence.closed(nobody);
    }
    var basic = basic(sources);
    var decisive = sources.stream().filter(source -> source.basic() == basic).toList();
    var leading = decisive.stream().max(WEIGHT).orElseThrow();
    return new Presence(
        basic, activities(decisive), note(decisive), leading.number(), leading.since());
  }

  private static Basic basic(Collection<Presence> sources) {
    for (var basic : List.of(Basic.OPEN, Basic.UNKNOWN)) {
      if (sources.stream().anyMatch(source -> source.basic() == basic)) {
        return basic;
      }
    }
    return Basic.CLOSED;
  }

  private static EnumSet<Activity> activities(List<Presence> sources) {
    var all = EnumSet.noneOf(Activity.class);
    sources.forEach(source -> all.addAll(source.activities()));
    return all;
  }

  private static Optional<String> note(List<Presence> sources) {
    return sources.stream()
        .filter(source -> source.note().isPresent())
        .max(WEIGHT)
        .flatMap(Presence::note);
  }
}
