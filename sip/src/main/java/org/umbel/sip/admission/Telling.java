package org.umbel.sip.admission;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.umbel.sip.transport.Incident;
import org.umbel.sip.transport.Peer;

/// Knows what has been told about whom, so that what happens a thousand times is told once an hour.
/// Of one address few reasons are told, as it may be able to choose them. Belongs to the loop.
final class Telling {

  private static final long HOUR = Duration.ofHours(1).toNanos();
  private static final int ADDRESSES = 2_000; // the longest known make way
  private static final int REASONS = 5;

  private record Key(Class<? extends Incident> kind, InetAddress address) {}

  private record Told(long since, Set<String> reasons) {}

  private final Map<Key, Told> told =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Told> eldest) {
          return size() > ADDRESSES;
        }
      };

  /// Whether it is to be told now; then it counts as told.
  ///
  /// @param now in nanoseconds
  boolean due(Class<? extends Incident> kind, Peer peer, String reason, long now) {
    var key = new Key(kind, peer.address().getAddress());
    var known = told.get(key);
    if (known == null || now - known.since > HOUR) {
      known = new Told(now, new HashSet<>());
      told.remove(key); // so that it becomes the youngest
      told.put(key, known);
    }
    return known.reasons.size() < REASONS && known.reasons.add(reason);
  }
}
