package org.umbel.sip.locate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.umbel.sip.transport.Peer;

/// The peers that failed lately. They are tried after all others, until they answer something or
/// their time is over, so that not every call has to find out. Any thread may use it.
public final class Shunned {

  /// How long a peer is shunned that does not say how long it wants to be left alone.
  public static final Duration USUAL = Duration.ofSeconds(30);

  /// The longest that it may say.
  public static final Duration LONGEST = Duration.ofMinutes(5);

  private static final int MOST = 1024; // peers; when there are more, all get a new chance

  private final LongSupplier nanos;
  private final Map<Peer, Long> ends = new HashMap<>();
  private volatile boolean any;

  /// @param nanos monotonic time
  public Shunned(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// A peer did not answer, or asked to be left alone.
  public synchronized void shun(Peer peer, Duration wanted) {
    if (ends.size() >= MOST) ends.clear();
    var span = wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST;
    ends.put(peer, nanos.getAsLong() + span.toNanos());
    any = true;
  }

  /// A peer has answered.
  public void welcome(Peer peer) {
    if (!any) return; // the usual case, once for each response
    synchronized (this) {
      ends.remove(peer);
      any = !ends.isEmpty();
    }
  }

  /// The same peers, those that are shunned behind the others, each part in its order.
  public List<Peer> last(List<Peer> peers) {
    if (!any || peers.size() < 2) return peers;
    var good = new ArrayList<Peer>(peers.size());
    var bad = new ArrayList<Peer>(1);
    for (var peer : peers) (shuns(peer) ? bad : good).add(peer);
    good.addAll(bad);
    return good;
  }

  private synchronized boolean shuns(Peer peer) {
    var end = ends.get(peer);
    if (end == null) return false;
    if (nanos.getAsLong() - end < 0) return true;
    ends.remove(peer);
    any = !ends.isEmpty();
    return false;
  }
}
