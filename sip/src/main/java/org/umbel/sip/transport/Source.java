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
  private double broken; // messages
  private double logins; // that failed
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

  /// A broken message.
  ///
  /// @return whether that was one too many
  synchronized boolean offend(long now) {
    passTime(now);
    broken++;
    return broken > limits.offences() && pause(now);
  }

  /// A login that failed. The messages of somebody who guesses passwords are in order, so they make
  /// up for nothing.
  ///
  /// @return whether that was one too many
  synchronized boolean guess(long now) {
    passTime(now);
    logins++;
    return logins > limits.offences() && pause(now);
  }

  /// A message in order makes up for a broken one.
  synchronized void forgive() {
    broken = Math.max(0, broken - 1);
  }

  /// Each second makes up for an offence.
  private void passTime(long now) {
    double seconds = (now - offencesAt) / NANOS;
    offencesAt = now;
    broken = Math.max(0, broken - seconds);
    logins = Math.max(0, logins - seconds);
  }

  private boolean pause(long now) {
    broken = 0;
    logins = 0;
    paused = true;
    pausedUntil = now + limits.pause().toNanos();
    return true;
  }

  synchronized boolean suspicious(long now) {
    return Math.max(broken, logins) > (now - offencesAt) / NANOS || paused(now);
  }

  /// Whether nothing would change if it were forgotten.
  synchronized boolean forgettable(long now) {
    boolean idle = connections == 0 && handshakes == 0 && heldBytes == 0;
    return idle && !suspicious(now) && now - tokensAt > limits.pause().toNanos();
  }
}
