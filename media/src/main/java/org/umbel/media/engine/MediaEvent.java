package org.umbel.media.engine;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.umbel.media.Key;

/// Something worth knowing about a session or the engine; `session` is [MediaSession#id].
public sealed interface MediaEvent {
  /// A session took a port.
  record Opened(long session, int port) implements MediaEvent {}

  /// A session gave its port back.
  record Closed(long session, MediaStatistics statistics) implements MediaEvent {}

  /// RTP comes from this address from now on, and ours goes there (symmetric RTP).
  record SourceFound(long session, InetSocketAddress source) implements MediaEvent {}

  /// A key was pressed and heard by this way; the same press heard by a second way is not told.
  record KeyHeard(long session, Key key, KeyWay way) implements MediaEvent {}

  /// The peer should be sending and has not for this long; told once until it sends again.
  record Inactive(long session, Duration since) implements MediaEvent {}

  /// The peer said farewell by RTCP BYE (RFC 3550 §6.6); the call may live on.
  record PeerLeft(long session) implements MediaEvent {}

  /// A media thread fell behind by this much: the machine is too small or was stopped.
  record Behind(int thread, Duration by) implements MediaEvent {}

  /// A media thread met an error it could not account for and closed the session it was serving.
  record Broken(long session, Throwable failure) implements MediaEvent {}

  /// A media thread could not look for packets this time; it goes on.
  record Troubled(int thread, EngineFailed failure) implements MediaEvent {}
}
