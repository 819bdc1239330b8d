package org.umbel.media.rtp;

/// Says where in a recording a packet's speech belongs. The recording's time is that of the peer's
/// RTP timestamps, held against our own clock so that no jump of theirs makes an hour of silence
/// (RFC 3550 §5.1: timestamps begin anywhere and may begin anew). Positions count samples from the
/// recording's start. Belongs to one thread.
///
/// While timestamps go on steadily they are believed, and drift of the peer's clock with them: the
/// recording is as long as the peer says. They are not believed, and the speech goes where our
/// clock is, when the source begins anew, when they run ahead of our clock by more than half a
/// second beyond any drift, fall back by more than any reordering, or stood still while nothing was
/// sent.
public final class RecordingClock {
  /// Half a second ahead of us, in samples, is a jump.
  private static final long MOST_AHEAD = 4_000;

  /// Peers' clocks may be off by one part in this, so the allowance grows with the recording.
  private static final long DRIFT = 1_000;

  /// Behind our clock by this much at the beginning of a spurt: timestamps that stand still in
  /// silence.
  private static final long MOST_BEHIND = 4_000;

  /// Further back than any reordering: one second.
  private static final long MOST_BACK = 8_000;

  private boolean anchored;
  private int anchorTimestamp;
  private long anchorPosition;
  private int anchorUnits;
  private long end;

  /// Where a packet's first sample goes; when the packet is overdue that may be before what is
  /// written already, or before the recording's start.
  ///
  /// @param timestamp in units of the stream's clock
  /// @param units of that clock in a sample; where it differs from the packet before, the time
  ///   begins anew (RFC 7160)
  /// @param length in samples
  /// @param restarted whether the source began anew with this packet
  /// @param marker whether the peer says that speech begins with it
  /// @param now samples of our own clock since the recording started
  public long place(
      int timestamp, int units, int length, boolean restarted, boolean marker, long now) {
    if (!anchored || restarted || units != anchorUnits) {
      anchorUnits = units;
      return anchor(timestamp, length, now - length);
    }
    long position = anchorPosition + (timestamp - anchorTimestamp) / units;
    boolean jumpedAhead = position > end && position + length > now + MOST_AHEAD + now / DRIFT;
    boolean fellBack = position < end - MOST_BACK;
    boolean stoodStill = marker && position >= end && position + length < now - MOST_BEHIND;
    if (jumpedAhead || fellBack || stoodStill) {
      return anchor(timestamp, length, now - length);
    }
    // moving the anchor keeps differences of 32-bit timestamps small however long the call lasts
    anchorTimestamp = timestamp;
    anchorPosition = position;
    end = Math.max(end, position + length);
    return position;
  }

  /// Touches what the next packet needs, so that it is on its way to the processor; the value means
  /// nothing.
  public long glance() {
    return end + anchorUnits;
  }

  /// Puts a packet, and with it all that follow, at a position or behind what is placed already.
  public long anchor(int timestamp, int length, long position) {
    anchored = true;
    anchorTimestamp = timestamp;
    anchorPosition = Math.max(end, position);
    end = anchorPosition + length;
    return anchorPosition;
  }

  /// Whether speech reaching to `end` came faster than anybody can speak: more than half a second
  /// ahead of our clock beyond any drift.
  public static boolean isAhead(long end, long now) {
    return end > now + MOST_AHEAD + now / DRIFT;
  }
}
