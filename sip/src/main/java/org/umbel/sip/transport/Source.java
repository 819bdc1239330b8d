package org.umbel.sip.transport;

/// What one source has done lately. Any thread may use it; times are nanoseconds of the loop.
final class Source {

  private static final double NANOS = 1e9;

  private final SourceLimits limits;
  private int connections;
  private int handshakes;
  private int heldBytes;
  private double tokens;
  private long tokensAt;
  private double offences;
  private long offencesAt;
  private boolean paused;
  private long pausedUntil;

  Source(SourceLimits limits, long now) {
    this.limits = limits;
    this.tokens = limits.burst();
    this.tokensAt = now;
    this.offencesAt = now;
  }

  synchronized boolean connect() {
    if (connections >= limits.connections()) return false;
    connections++;
    return true;
  }

  synchronized void disconnect() {
    connections--;
  }

  synchronized boolean shake() {
    if (handshakes >= limits.handshakes()) return false;
    handshakes++;
    return true;
  }

  synchronized void shaken() {
    handshakes--;
  }

  synchronized boolean hold(int bytes) {
    if ((long) heldBytes + bytes > limits.unfinishedBytes()) return false;
    heldBytes += bytes;
    return true;
  }

  synchronized void release(int bytes) {
    heldBytes -= bytes;
  }

  synchronized boolean request(long now) {
    tokens = Math.min(limits.burst(), tokens + (now - tokensAt) / NANOS * limits.requests());
    tokensAt = now;
    if (tokens < 1) return false;
    tokens--;
    return true;
  }

  synchronized boolean paused(long now) {
    if (paused && now - pausedUntil >= 0) paused = false;
    return paused;
  }

  /// @return whether that was one too many
  synchronized boolean offend(long now) {
    forgive((now - offencesAt) / NANOS);
    offencesAt = now;
    offences++;
    if (offences <= limits.offences()) return false;
    offences = 0;
    paused = true;
    pausedUntil = now + limits.pause().toNanos();
    return true;
  }

  synchronized void forgive(double howMany) {
    offences = Math.max(0, offences - howMany);
  }

  synchronized boolean suspicious(long now) {
    return offences > (now - offencesAt) / NANOS || paused(now);
  }

  /// Whether nothing would change if it were forgotten.
  synchronized boolean forgettable(long now) {
    boolean idle = connections == 0 && handshakes == 0 && heldBytes == 0;
    return idle && !suspicious(now) && now - tokensAt > limits.pause().toNanos();
  }
}
