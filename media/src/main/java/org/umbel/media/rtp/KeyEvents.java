package org.umbel.media.rtp;

import java.util.Optional;
import org.umbel.media.Key;

/// Makes presses out of the many packets of an RTP event (RFC 4733 §2.5.2). A press counts when its
/// first packet comes, whichever that is, so lost beginnings and lost ends do no harm. Belongs to
/// one thread.
public final class KeyEvents {
  /// How far an event may begin behind the last known end of another and still continue it, when
  /// nobody told of an end: peers that move the timestamp on with each packet, or split long
  /// events. In milliseconds, as the next.
  private static final int SEAM = 50;

  /// Events older than this belong to other timestamps altogether.
  private static final int OLDEST = 10_000;

  private int unitsPerMilli = 8;
  private boolean started;
  private Optional<Key> key = Optional.empty();
  private int begin;
  private int duration;
  private boolean ended;

  /// Takes a packet of an event.
  ///
  /// @param timestamp of the packet: when the event began
  /// @param marker whether the peer says that it begins a new event
  /// @return the key, when this packet tells of a new press
  public Optional<Key> take(KeyEvent event, int timestamp, boolean marker) {
    int after = timestamp - begin;
    boolean same = started && key.equals(Optional.of(event.key()));
    if (same && after == 0) {
      update(event);
      return Optional.empty();
    }
    if (started && after < 0 && after > -OLDEST * unitsPerMilli) {
      return Optional.empty();
    }
    boolean continued =
        same && !ended && !marker && after > 0 && after <= duration + SEAM * unitsPerMilli;
    started = true;
    key = Optional.of(event.key());
    begin = timestamp;
    duration = 0;
    ended = false;
    update(event);
    return continued ? Optional.empty() : key;
  }

  private void update(KeyEvent event) {
    duration = Math.max(duration, event.duration());
    ended |= event.end();
  }

  /// Whether a key is down, as far as is known.
  public boolean isPressed() {
    return started && !ended;
  }

  /// Learns the clock of timestamps and durations; 8 000 units a second until then.
  public void clock(int rate) {
    unitsPerMilli = rate / 1_000;
  }

  /// Forgets the timestamps, when the source begins anew.
  public void restart() {
    started = false;
  }
}
