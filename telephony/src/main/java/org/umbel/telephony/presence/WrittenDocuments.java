package org.umbel.telephony.presence;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.umbel.domain.presence.Presence;

/// The documents that were written last: a change is told to many watchers, and most of them call
/// the person by the same name. Safe for all threads.
final class WrittenDocuments {
  private static final int PLACES = 64; // of a kilobyte each; who has the same place writes again

  private final AtomicReferenceArray<@Nullable Written> places = new AtomicReferenceArray<>(PLACES);

  // Arrays compare by identity; nobody compares bodies.
  @SuppressWarnings("ArrayRecordComponent")
  private record Written(String entity, Presence presence, byte[] body) {
    boolean is(String other, Presence shown) {
      return entity.equals(other) && presence.equals(shown);
    }
  }

  /// Not to be changed.
  byte[] of(String entity, Presence presence) {
    int place = Math.floorMod(entity.hashCode(), PLACES);
    var known = places.get(place);
    if (known != null && known.is(entity, presence)) {
      return known.body;
    }
    var body = Documents.of(entity, PersonTeller.TUPLE, presence).write();
    places.set(place, new Written(entity, presence, body));
    return body;
  }
}
