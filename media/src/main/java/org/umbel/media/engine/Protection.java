package org.umbel.media.engine;

import org.jspecify.annotations.Nullable;
import org.umbel.media.srtp.SealingRoom;
import org.umbel.media.srtp.SrtpKeys;
import org.umbel.media.srtp.SrtpReceiver;
import org.umbel.media.srtp.SrtpSender;

/// What seals a stream's packets and opens the peer's. Made by the thread that agrees on keys,
/// since deriving them takes a moment; then used by the media thread alone.
record Protection(SrtpKeys keys, SrtpSender sender, SrtpReceiver receiver) {
  /// What these keys make; a key that has not changed goes on as it was.
  ///
  /// @param room of the stream's media thread
  static Protection of(SrtpKeys keys, @Nullable Protection before, SealingRoom room) {
    if (before == null) {
      return new Protection(keys, sender(keys, room), receiver(keys, room));
    }
    boolean sendsOn = before.keys.sending().equals(keys.sending());
    boolean receivesOn =
        before.keys.receiving().equals(keys.receiving())
            && before.keys.mkiLength() == keys.mkiLength();
    return new Protection(
        keys,
        sendsOn ? before.sender : sender(keys, room),
        receivesOn ? before.receiver : receiver(keys, room));
  }

  private static SrtpSender sender(SrtpKeys keys, SealingRoom room) {
    return new SrtpSender(keys.sending(), room);
  }

  private static SrtpReceiver receiver(SrtpKeys keys, SealingRoom room) {
    return new SrtpReceiver(keys.receiving(), keys.mkiLength(), room);
  }
}
