package org.umbel.media.engine;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.umbel.media.Key;
import org.umbel.media.codec.Codec;
import org.umbel.media.rtp.Reception.Arrival;
import org.umbel.media.rtp.RtpPacket;

/// One session's place at a bridge: what its party says goes to the others from here, and what they
/// say is heard here. Belongs to the media thread.
final class Seat {
  private static final int MOST_KEYS = 64;
  private static final Ear[] NOBODY = {};

  private final Bridge bridge;
  private final RtpSession session;
  private final Spoken spoken = new Spoken();
  private final Queue<Key> keys = new ArrayDeque<>(4);

  /// One for each other party.
  private Ear[] ears = NOBODY;

  Seat(Bridge bridge, RtpSession session) {
    this.bridge = bridge;
    this.session = session;
  }

  RtpSession session() {
    return session;
  }

  /// Learns who is there; who was before is heard on.
  void meet(Seat[] all) {
    var before = ears;
    ears = new Ear[all.length - 1];
    int count = 0;
    for (var seat : all) {
      if (seat != this) {
        ears[count++] = known(before, seat);
      }
    }
  }

  private static Ear known(Ear[] ears, Seat seat) {
    for (var ear : ears) {
      if (ear.seat() == seat) {
        return ear;
      }
    }
    return new Ear(seat, seat.spoken);
  }

  /// The party has left the table.
  void leave() {
    ears = NOBODY;
    bridge.left(this);
  }

  /// The only other party; null when there are several or none.
  private @Nullable Seat partner() {
    return ears.length == 1 ? ears[0].seat() : null;
  }

  /// Hands a packet of the party to the only other one as it is, where that one speaks the codec.
  ///
  /// @return false when the speech is needed instead
  boolean pass(Codec codec, Arrival arrival, RtpPacket packet, ByteBuffer payload, long now) {
    Seat partner = partner();
    if (partner == null) {
      return ears.length == 0;
    }
    return partner.session.stream().pass(codec, arrival, packet, payload, now);
  }

  /// Takes what the party has said; the only other one gets it at once.
  void say(Decoding decoding, Arrival arrival, long now) {
    if (arrival == Arrival.OVERDUE) {
      return; // the others have heard silence in its place
    }
    spoken.add(decoding, arrival);
    Seat partner = partner();
    if (partner != null && partner.ears.length == 1) {
      partner.session.stream().speak(partner.ears[0], now);
    }
  }

  /// Puts what the others say into a frame.
  ///
  /// @param sum as many numbers as the frame has at least
  void mix(short[] frame, int[] sum, int count) {
    for (int i = 0; i < count; i++) {
      sum[i] = 0;
    }
    for (var ear : ears) {
      ear.add(sum, count);
    }
    for (int i = 0; i < count; i++) {
      frame[i] = (short) Math.clamp(sum[i], Short.MIN_VALUE, Short.MAX_VALUE);
    }
  }

  /// The party has pressed a key: all others are to hear it.
  void press(Key key) {
    for (var ear : ears) {
      ear.seat().toPress(key);
    }
  }

  private void toPress(Key key) {
    if (keys.size() < MOST_KEYS) {
      keys.add(key);
    }
  }

  /// The next key to be pressed for the party; null when there is none.
  @Nullable Key nextKey() {
    return keys.poll();
  }
}
