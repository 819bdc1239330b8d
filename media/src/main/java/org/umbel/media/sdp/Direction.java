package org.umbel.media.sdp;

/// Who sends, seen from the side whose description it is (RFC 8866 §6.7).
public enum Direction {
  SENDRECV(true, true),
  SENDONLY(true, false),
  RECVONLY(false, true),
  INACTIVE(false, false);

  private final boolean sends;
  private final boolean receives;

  Direction(boolean sends, boolean receives) {
    this.sends = sends;
    this.receives = receives;
  }

  public boolean sends() {
    return sends;
  }

  public boolean receives() {
    return receives;
  }

  /// The attribute's name on the wire.
  public String attribute() {
    return switch (this) {
      case SENDRECV -> "sendrecv";
      case SENDONLY -> "sendonly";
      case RECVONLY -> "recvonly";
      case INACTIVE -> "inactive";
    };
  }

  /// The same stream seen from the other side.
  public Direction mirrored() {
    return of(/* sends= */ receives, /* receives= */ sends);
  }

  /// What remains when both sides must agree.
  public Direction and(Direction other) {
    return of(sends && other.sends, receives && other.receives);
  }

  static Direction of(boolean sends, boolean receives) {
    if (sends) {
      return receives ? SENDRECV : SENDONLY;
    }
    return receives ? RECVONLY : INACTIVE;
  }
}
