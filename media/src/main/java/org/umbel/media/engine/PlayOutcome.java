package org.umbel.media.engine;

import org.umbel.media.Key;

/// How playing ended. Positions count samples from the start of the first sound, over all sounds,
/// and so include what was skipped at the beginning.
public sealed interface PlayOutcome {
  /// Samples from the start of the first sound to where playing ended.
  long position();

  /// Everything was sent.
  record Played(long position) implements PlayOutcome {}

  /// A key ended it.
  record InterruptedBy(Key key, long position) implements PlayOutcome {}

  /// Another thread called [MediaSession#stopPlaying].
  record Stopped(long position) implements PlayOutcome {}
}
