package org.umbel.media.engine;

/// Holds on to the source (SSRC) that speaks from the peer's address, so that who forges the
/// address does not get a word in: another source is taken only after the one before has been
/// silent for [#SILENCE], and one heard before has its word back at once. Who plays music to a
/// waiting caller changes the source so; its new one loses the first moment. Belongs to the media
/// thread.
final class SpeakerLatch {
  static final long SILENCE = 200 * MediaClock.MILLI;

  /// Sources remembered, the one heard first in front; the last gives way to a further one.
  private static final int MOST = 4;

  private final int[] sources = new int[MOST];
  private int count;
  private int current;

  /// The current one's source.
  private int speaking;

  private long last;

  /// Touches what the next packet needs; the value means nothing ([Stream#serve]).
  int glance() {
    return speaking;
  }

  /// After a new agreement anybody may begin.
  void renew() {
    count = 0;
  }

  /// Whether a packet is the speaker's.
  boolean admits(int ssrc, long now) {
    if (count > 0 && speaking == ssrc) {
      last = now;
      return true;
    }
    int known = rank(ssrc);
    boolean silent = count == 0 || now - last >= SILENCE;
    if (known > current && !silent) {
      return false;
    }
    current = known < count ? known : remember(ssrc);
    speaking = ssrc;
    last = now;
    return true;
  }

  /// Where the source stands; behind all when it was not heard.
  private int rank(int ssrc) {
    int rank = 0;
    while (rank < count && sources[rank] != ssrc) {
      rank++;
    }
    return rank;
  }

  private int remember(int ssrc) {
    count = Math.min(count + 1, MOST);
    sources[count - 1] = ssrc;
    return count - 1;
  }
}
