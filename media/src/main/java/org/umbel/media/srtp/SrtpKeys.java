package org.umbel.media.srtp;

/// The keys of a secured stream, one of each side, of one suite.
///
/// @param sending ours
/// @param receiving the peer's
/// @param mkiLength bytes of the key identifier in each of the peer's packets, 0 for none; ours
///   carry none
public record SrtpKeys(MasterKey sending, MasterKey receiving, int mkiLength) {
  public SrtpKeys {
    if (sending.suite() != receiving.suite()) {
      throw new IllegalArgumentException(sending.suite() + " with " + receiving.suite());
    }
  }

  public SrtpSuite suite() {
    return sending.suite();
  }
}
