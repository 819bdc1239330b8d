package org.umbel.telephony.trace;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.umbel.media.engine.MediaSession;
import org.umbel.media.engine.MediaStatistics;
import org.umbel.sip.transport.Peer;

/// A dialog that a call is made of. Written by the thread that brings its first message; what is
/// read elsewhere is published by volatile fields.
final class DraftLeg {
  final Draft call;

  /// Call-ID of its messages.
  final String callId;

  private volatile @Nullable LineWatch line;
  private volatile @Nullable Peer peer;
  private volatile @Nullable Supplier<MediaStatistics> statistics;
  private volatile long session;

  DraftLeg(Draft call, String callId) {
    this.call = call;
    this.callId = callId;
  }

  /// The line and the peer of the first message.
  void seen(LineWatch watch, Peer other) {
    if (line == null) {
      peer = other;
      line = watch;
    }
  }

  /// Empty until a message went either way.
  Optional<LineWatch> line() {
    return Optional.ofNullable(line);
  }

  Optional<Peer> peer() {
    return Optional.ofNullable(peer);
  }

  /// Its audio passes here.
  void sound(MediaSession media) {
    session = media.id();
    statistics = media::statistics;
  }

  /// Its audio has ended.
  void soundWas(MediaStatistics last) {
    statistics = () -> last;
  }

  /// 0 when no audio passes here.
  long session() {
    return session;
  }

  /// Empty when no audio passes here.
  Optional<MediaStatistics> statistics() {
    return Optional.ofNullable(statistics).map(Supplier::get);
  }
}
