package org.umbel.media.rtp;

/// What the sequence numbers of one source tell: what is lost, doubled or out of order, and how
/// regularly packets come (RFC 3550 A.1, A.3, A.8). Belongs to one thread.
public final class Reception {
  /// What a packet is among those before it.
  public enum Arrival {
    /// The next one, or some later one.
    AHEAD,
    /// One that was missing.
    OVERDUE,
    /// One that was here already, or is too old to tell.
    DUPLICATE,
    /// The first after a jump, which may be a stray; the next one decides.
    DOUBTFUL,
    /// The source has begun anew: another SSRC, or other numbers.
    RESTARTED
  }

  private static final int MOST_DROPOUT = 3_000;
  private static final int MEMORY = 64;
  private static final int NONE = -1;

  private boolean started;
  private int ssrc;
  private int highest;
  private long cycles;
  private long base;
  private long received;
  private long seen;
  private int doubtful = NONE;

  private long lostBefore;
  private long duplicates;
  private long expectedAtReport;
  private long receivedAtReport;

  private int missing;
  private int transit;
  private boolean transitKnown;
  private int clockRate = 8_000;

  /// In 1/16 timestamp units, RFC 3550 A.8.
  private int jitter;

  /// Learns the clock of the timestamps to come; 8 000 units a second until then.
  public void clock(int rate) {
    if (rate != clockRate) {
      jitter = (int) ((long) jitter * rate / clockRate);
      clockRate = rate;
      transitKnown = false;
    }
  }

  /// Takes a packet of the source.
  ///
  /// @param arrival now, in units of the stream's clock; only differences matter
  public Arrival take(RtpPacket packet, int arrival) {
    missing = 0;
    int sequence = packet.sequence();
    if (!started || packet.ssrc() != ssrc) {
      boolean first = !started;
      start(packet.ssrc(), sequence);
      measureTransit(packet, arrival);
      return first ? Arrival.AHEAD : Arrival.RESTARTED;
    }
    int step = (short) (sequence - highest);
    if (step > 0 && step < MOST_DROPOUT) {
      missing = step - 1;
      advance(sequence, step);
      measureTransit(packet, arrival);
      return Arrival.AHEAD;
    }
    if (step <= 0 && step > -MEMORY) {
      return takeOld(-step);
    }
    if (sequence == doubtful) {
      start(ssrc, sequence);
      measureTransit(packet, arrival);
      return Arrival.RESTARTED;
    }
    doubtful = (sequence + 1) & 0xFFFF;
    return Arrival.DOUBTFUL;
  }

  private void start(int source, int sequence) {
    lostBefore = lost();
    started = true;
    ssrc = source;
    highest = sequence;
    cycles = 0;
    base = sequence;
    received = 1;
    seen = 1;
    doubtful = NONE;
    expectedAtReport = 0;
    receivedAtReport = 0;
    transitKnown = false;
  }

  private void advance(int sequence, int step) {
    if (sequence < highest) {
      cycles += 0x1_0000;
    }
    highest = sequence;
    seen = step >= MEMORY ? 1 : (seen << step) | 1;
    received++;
    doubtful = NONE;
  }

  private Arrival takeOld(int age) {
    long bit = 1L << age;
    if ((seen & bit) != 0) {
      duplicates++;
      return Arrival.DUPLICATE;
    }
    seen |= bit;
    received++;
    return Arrival.OVERDUE;
  }

  private void measureTransit(RtpPacket packet, int arrival) {
    int now = arrival - packet.timestamp();
    if (transitKnown) {
      int difference = Math.abs(now - transit);
      // a jump of the timestamp is no jitter
      if (difference >= 0 && difference < 0x8000) {
        jitter += difference - ((jitter + 8) >> 4);
      }
    }
    transit = now;
    transitKnown = true;
  }

  /// How many packets are missing right before the one taken last.
  public int missing() {
    return missing;
  }

  /// Whether anything came yet.
  public boolean isStarted() {
    return started;
  }

  public int ssrc() {
    return ssrc;
  }

  private long expected() {
    return started ? cycles + highest - base + 1 : 0;
  }

  /// Packets missing so far, over all restarts; never negative.
  public long lost() {
    return lostBefore + Math.max(0, expected() - received);
  }

  public long duplicates() {
    return duplicates;
  }

  /// The highest sequence number with its cycles, as reports carry it.
  public int extendedHighest() {
    return (int) (cycles + highest);
  }

  /// The estimate of RFC 3550 §6.4.1, in timestamp units.
  public int jitter() {
    return jitter >> 4;
  }

  /// The same in nanoseconds.
  public long jitterNanos() {
    return (jitter >> 4) * (1_000_000_000L / clockRate);
  }

  /// The share lost since the last call, in 1/256 (RFC 3550 A.3).
  public int fractionLost() {
    long expected = expected() - expectedAtReport;
    long missing = expected - (received - receivedAtReport);
    expectedAtReport = expected();
    receivedAtReport = received;
    return expected <= 0 || missing <= 0 ? 0 : (int) Math.min(255, (missing << 8) / expected);
  }
}
