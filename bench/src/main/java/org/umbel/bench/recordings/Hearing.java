package org.umbel.bench.recordings;

/// How well a caller hears: whether a packet was missing or came too late to be played without a
/// gap. Belongs to the generator's thread.
public final class Hearing {
  private static final long NANOS_PER_UNIT = 125_000; // of a timestamp, at 8 kHz
  private static final long PACKET = 160;

  /// What a usual jitter buffer bears, in nanoseconds.
  private static final long LATE = 40_000_000;

  private boolean begun;
  private int firstTimestamp;
  private int lastSequence;
  private int packets;
  private int missing;
  private int longestMissing;
  private int late;
  private long earliest = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;

  /// A packet has come between two times: after the socket was last found empty and before this one
  /// was read. Where that matters the server is given the benefit, so that a load that is held up
  /// itself blames nobody.
  public void packet(int sequence, int timestamp, long notBefore, long notAfter) {
    if (!begun) {
      begun = true;
      firstTimestamp = timestamp;
      lastSequence = sequence - 1;
    }
    int ahead = (short) (sequence - lastSequence);
    if (ahead <= 0) {
      missing--; // late, and lateness is counted below
    } else {
      missing += ahead - 1;
      longestMissing = Math.max(longestMissing, ahead - 1);
      lastSequence = sequence;
    }
    packets++;
    long due = (timestamp - firstTimestamp) * NANOS_PER_UNIT;
    earliest = Math.min(earliest, notAfter - due);
    latest = Math.max(latest, notBefore - due);
    if (notBefore - due - earliest > LATE) late++;
  }

  public int packets() {
    return packets;
  }

  public int missing() {
    return missing;
  }

  /// Packets more than 40 ms later than the promptest one before lets expect.
  public int late() {
    return late;
  }

  /// The longest gap a listener with the best of jitter buffers would hear.
  public double gapMillis() {
    if (packets == 0) return 0;
    double late = Math.max(0, latest - earliest) / 1e6;
    return Math.max(late, longestMissing * PACKET * NANOS_PER_UNIT / 1e6);
  }
}
