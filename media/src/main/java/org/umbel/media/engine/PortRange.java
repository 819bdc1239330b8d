package org.umbel.media.engine;

/// The UDP ports media may use: RTP on the even ones, RTCP on the odd one above (RFC 3550 §11).
///
/// @param first lowest port, rounded up to an even one, at least 1 024
/// @param last highest port, at most 65 535
public record PortRange(int first, int last) {
  public PortRange {
    first += first & 1;
    if (first < 1_024 || last > 65_535 || last <= first) {
      throw new IllegalArgumentException("not a range of RTP ports: " + first + " to " + last);
    }
  }

  /// How many sessions fit at once.
  public int pairs() {
    return (last - first + 1) / 2;
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }
}
