package org.umbel.media.rtp;

import java.nio.ByteBuffer;
import org.umbel.media.Key;

/// A key press of ours on its way out as RTP events (RFC 4733 §2.5.1): one packet in each packet
/// time, all with the timestamp of the beginning, and the end three times. Belongs to one thread.
public final class KeyPress {
  private static final int ENDS = 3;
  private static final int VOLUME = 10;
  private static final int LONGEST = 0xFFFF;

  private final Key key;
  private final int length;
  private int duration;
  private int ends;

  /// A press of so many timestamp units, at most 65 535.
  public KeyPress(Key key, int length) {
    this.key = key;
    this.length = Math.min(length, LONGEST);
  }

  /// Appends the next packet's payload.
  ///
  /// @param passed timestamp units since the packet before
  public void write(ByteBuffer payload, int passed) {
    duration = Math.min(length, duration + passed);
    boolean end = duration == length;
    if (end) {
      ends++;
    }
    new KeyEvent(key, end, VOLUME, duration).write(payload);
  }

  /// Whether nothing was sent yet; the packet to come carries the marker.
  public boolean isFresh() {
    return duration == 0;
  }

  /// Whether all was sent.
  public boolean isDone() {
    return ends == ENDS;
  }
}
