package org.umbel.domain.notice;

import java.time.Instant;
import org.umbel.domain.person.Extension;

/// Remembers over a restart what people are no longer told of. Safe for all threads; waits for a
/// disk. Each method throws [NoticesUnavailable] when it is not known or was not kept.
public interface SilenceBook {

  /// [Silence#NONE] for somebody who is told of everything.
  Silence find(Extension owner);

  void keep(Extension owner, Silence silence);

  /// When it was last wanted that the person is told no more of what is there, for the person or
  /// for everybody; [Instant#EPOCH] when never.
  Instant wanted(Extension owner);

  void want(Extension owner, Instant at);

  /// The same for everybody.
  void wantForAll(Instant at);
}
