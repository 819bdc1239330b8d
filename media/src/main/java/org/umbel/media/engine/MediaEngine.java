package org.umbel.media.engine;

/// The sockets and threads of all calls' media; one per process is enough.
public final class MediaEngine implements AutoCloseable {
  private MediaEngine() {}

  /// Starts the media threads.
  ///
  /// @throws EngineFailed when the operating system refuses
  public static MediaEngine start(MediaSettings settings, MediaListener listener) {
    throw new UnsupportedOperationException("not built yet: " + settings + listener);
  }

  /// Takes a pair of ports for a new call. The caller closes the session.
  ///
  /// @throws NoPortFree when all ports of the range are taken
  /// @throws EngineFailed when a socket cannot be had, or the engine is closed
  public MediaSession open() {
    throw new UnsupportedOperationException("not built yet");
  }

  /// How many sessions are open.
  public int sessions() {
    return 0;
  }

  /// Closes all sessions and ends the threads; waits for that, at most 2 s.
  @Override
  public void close() {}
}
