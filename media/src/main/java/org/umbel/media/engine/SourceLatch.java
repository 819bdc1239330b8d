package org.umbel.media.engine;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/// Symmetric RTP (RFC 4961): finds out where the peer's packets really come from, and holds on to
/// it. The first valid packet after an agreement decides; the announced address may always take
/// over; any other only after two seconds of silence. Belongs to the media thread.
final class SourceLatch {
  private static final long SILENCE = 2_000 * MediaClock.MILLI;

  private @Nullable InetSocketAddress announced;
  private @Nullable InetSocketAddress current;
  private long last;
  private boolean moved;

  /// Starts anew when the peer announces another address than before.
  void announce(InetSocketAddress address) {
    if (!address.equals(announced)) {
      announced = address;
      current = null;
    }
  }

  /// Whether a valid packet from there is the peer's.
  boolean admits(SocketAddress from, long now) {
    if (from.equals(current)) {
      last = now;
      return true;
    }
    if (announced == null || !(from instanceof InetSocketAddress source)) {
      return false;
    }
    if (current != null && !source.equals(announced) && now - last < SILENCE) {
      return false;
    }
    current = source;
    last = now;
    moved = true;
    return true;
  }

  /// Whether the source has changed since the last call.
  boolean hasMoved() {
    boolean result = moved;
    moved = false;
    return result;
  }

  /// Whether a host is the peer's, for its RTCP.
  boolean isPeer(SocketAddress from) {
    InetSocketAddress peer = target();
    return peer != null
        && from instanceof InetSocketAddress source
        && source.getAddress().equals(peer.getAddress());
  }

  /// Where our packets go; null before anything was announced.
  @Nullable InetSocketAddress target() {
    return current != null ? current : announced;
  }
}
