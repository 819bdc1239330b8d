package org.umbel.media.rtp;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.umbel.media.Key;

/// A key press in RTP (RFC 4733 §2.3).
///
/// ```
///  0                   1                   2                   3
/// |     event     |E|R| volume    |          duration             |
/// ```
///
/// @param volume −0 … −63 dBm0, stored as 0 … 63
/// @param duration so far, in timestamp units of the stream's clock, 0 … 65 535
public record KeyEvent(Key key, boolean end, int volume, int duration) {
  /// Bytes of an event.
  public static final int LENGTH = 4;

  /// The event at the buffer's position; empty when it is too short or no key. Further events in
  /// the packet (RFC 4733 §2.5.1.5 allows them for keys pressed before) are left.
  public static Optional<KeyEvent> read(ByteBuffer payload) {
    if (payload.remaining() < LENGTH) {
      return Optional.empty();
    }
    int start = payload.position();
    int flags = payload.get(start + 1);
    int duration = payload.getShort(start + 2) & 0xFFFF;
    return Key.ofEvent(payload.get(start) & 0xFF)
        .map(key -> new KeyEvent(key, (flags & 0x80) != 0, flags & 0x3F, duration));
  }

  /// Appends the event.
  public void write(ByteBuffer payload) {
    payload.put((byte) key.event());
    payload.put((byte) (end ? volume | 0x80 : volume));
    payload.putShort((short) duration);
  }
}
