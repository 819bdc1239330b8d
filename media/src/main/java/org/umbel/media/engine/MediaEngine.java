package org.umbel.media.engine;

import java.util.Optional;

/// The sockets and threads of all calls' media; one per process is enough.
public final class MediaEngine implements AutoCloseable {
  private final Optional<MediaSession> next;

  private MediaEngine(Optional<MediaSession> next) {
    this.next = next;
  }

  /// Starts the media threads.
  ///
  /// @throws EngineFailed when the operating system refuses
  public static MediaEngine start(MediaSettings settings, MediaListener listener) {
    return new MediaEngine(Optional.empty());
  }

  /// Takes a pair of ports for a new call. The caller closes the session.
  ///
  /// @throws NoPortFree when all ports of the range are taken
  /// @throws EngineFailed when a socket cannot be had, or the engine is closed
  public MediaSession open() {
    return next.orElseThrow(UnsupportedOperationException::new);
  }

  /// How many sessions are open.
  public int sessions() {
    return 0;
  }

  /// Closes all sessions and ends the threads; waits for that, at most 2 s.
  @Override
  public void close() {}
}
