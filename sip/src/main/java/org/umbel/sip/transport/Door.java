package org.umbel.sip.transport;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Decides who is listened to, before anything is read: by the access list, and by what a source
/// has done lately. Any thread may ask; nothing waits.
///
/// Remembers up to [#SOURCES] sources at about 150 bytes; those beyond are treated as one.
public final class Door {

  /// What is done with something from an address.
  enum Entry {
    OPEN,
    /// The access list does not permit it.
    DENIED,
    /// It has offended too often lately.
    PAUSED;

    /// What is told about something that came and was not let in.
    Incident incident(Peer peer) {
      return this == DENIED
          ? new Incident.Denied(peer)
          : new Incident.Throttled(
              peer, "too much of what it sent was broken or not authenticated");
    }
  }

  private static final int SOURCES = 20_000;
  private static final long SWEEP_NANOS = 1_000_000_000;

  private final SourceLimits limits;
  private final LongSupplier nanos;
  private final Map<Long, Source> sources = new HashMap<>(); // guarded by itself
  private final Source others;
  private final Source trusted;
  private long sweptAt; // guarded by sources
  private volatile boolean
      suspicion; // whether any source has offended, so that others cost nothing
  private volatile AccessList access;
  private volatile List<Subnet> alsoTrusted = List.of();

  /// @param nanos the time of the loop
  public Door(TransportSettings settings, LongSupplier nanos) {
    this.limits = settings.sources();
    this.access = settings.access();
    this.nanos = nanos;
    this.others = new Source(limits, nanos.getAsLong());
    this.trusted = new Source(SourceLimits.NONE, nanos.getAsLong());
    this.sweptAt = nanos.getAsLong();
  }

  void admit(AccessList changed) {
    access = changed;
  }

  /// Holds nothing against those any more, besides whom the limits trust anyway. Any thread.
  public void trust(List<Subnet> peers) {
    alsoTrusted = List.copyOf(peers);
  }

  private boolean trusts(InetAddress address) {
    for (var peer : alsoTrusted) if (peer.contains(address)) return true;
    return limits.trusts(address);
  }

  Entry entry(InetAddress address) {
    if (!access.permits(address)) return Entry.DENIED;
    if (!suspicion) return Entry.OPEN;
    boolean paused = known(address).filter(source -> source.paused(nanos.getAsLong())).isPresent();
    return paused ? Entry.PAUSED : Entry.OPEN;
  }

  /// Whether a new request outside dialogs may be taken from there.
  public boolean request(InetAddress address) {
    return source(address).request(nanos.getAsLong());
  }

  /// Notes a broken message.
  ///
  /// @return whether it was one too many, so that nothing is taken from there for a while
  public boolean offended(InetAddress address) {
    suspicion = true;
    return source(address).offend(nanos.getAsLong());
  }

  /// Notes a login that failed.
  ///
  /// @return whether it was one too many, so that nothing is taken from there for a while
  public boolean guessed(InetAddress address) {
    suspicion = true;
    return source(address).guess(nanos.getAsLong());
  }

  /// Notes a message that was in order.
  public void behaved(InetAddress address) {
    if (suspicion) known(address).ifPresent(source -> source.forgive());
  }

  private Optional<Source> known(InetAddress address) {
    synchronized (sources) {
      return Optional.ofNullable(sources.get(key(address)));
    }
  }

  /// The source that address belongs to. Who has counted something with it must take it back from
  /// the same one.
  Source source(InetAddress address) {
    if (trusts(address)) return trusted;
    long key = key(address);
    synchronized (sources) {
      var known = sources.get(key);
      if (known != null) return known;
      if (sources.size() >= SOURCES) sweep();
      if (sources.size() >= SOURCES) return others;
      var fresh = new Source(limits, nanos.getAsLong());
      sources.put(key, fresh);
      return fresh;
    }
  }

  /// Forgets those of whom there is nothing to remember; at most once a second, as it looks at all.
  private void sweep() {
    long now = nanos.getAsLong();
    if (now - sweptAt < SWEEP_NANOS) return;
    sweptAt = now;
    sources.values().removeIf(source -> source.forgettable(now));
    suspicion = sources.values().stream().anyMatch(source -> source.suspicious(now));
  }

  private static long key(InetAddress address) {
    var bytes = ByteBuffer.wrap(address.getAddress());
    return address instanceof Inet4Address ? bytes.getInt() : bytes.getLong();
  }
}
