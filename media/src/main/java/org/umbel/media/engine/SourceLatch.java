package org.umbel.media.engine;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/// Symmetric RTP (RFC 4961): finds out where the peer's packets really come from, and holds on to
/// it. The first valid packet after an agreement decides. The announced address may take over from
/// any other, and another port of the announced host, which is what an address translator makes of
/// it, from another host; everybody else only after two seconds of silence. Belongs to the media
/// thread.
final class SourceLatch {
  static final long SILENCE = 2_000 * MediaClock.MILLI;

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

  /// Whether packets from there may be the peer's.
  boolean mayBe(SocketAddress from, long now) {
    if (isCurrent(from)) {
      return true;
    }
    return announced != null
        && from instanceof InetSocketAddress source
        && (current == null || now - last >= SILENCE || trust(source) > trust(current));
  }

  /// Sockets give the same object as long as packets come from the same address.
  @SuppressWarnings("ReferenceEquality")
  private boolean isCurrent(SocketAddress from) {
    return from == current || from.equals(current);
  }

  /// How much speaks for it: the announced address, its host, nothing.
  private int trust(InetSocketAddress source) {
    if (source.equals(announced)) {
      return 2;
    }
    return announced != null && source.getAddress().equals(announced.getAddress()) ? 1 : 0;
  }

  /// Takes a source that may be, after a valid packet of its.
  ///
  /// @return whether it is another than before
  boolean take(SocketAddress from, long now) {
    last = now;
    if (isCurrent(from) || !(from instanceof InetSocketAddress source)) {
      return false;
    }
    current = source;
    moved = true;
    return true;
  }

  /// Touches what the next packet needs; the value means nothing ([Stream#serve]).
  long glance() {
    return current == null ? 0 : last + current.hashCode();
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
