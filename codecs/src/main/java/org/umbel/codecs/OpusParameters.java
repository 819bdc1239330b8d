package org.umbel.codecs;

import java.util.Locale;

/// What the peer's `fmtp` wants of what we send (RFC 7587 §6.1). Much else may be in it, such as
/// `stereo`, which a speaker of one channel may leave aside.
///
/// @param fec whether it can make use of what repairs losses
/// @param bits the most bits a second it wants, 6 000 … 510 000
/// @param constant whether all packets shall be of one length
record OpusParameters(boolean fec, int bits, boolean constant) {
  private static final int FEWEST_BITS = 6_000;
  private static final int MOST_BITS = 510_000;

  static OpusParameters parse(String text) {
    boolean fec = false;
    boolean constant = false;
    int bits = MOST_BITS;
    for (String part : text.toLowerCase(Locale.ROOT).split(";", 32)) {
      String[] pair = part.strip().split("=", 2);
      String value = pair.length < 2 ? "" : pair[1].strip();
      switch (pair[0].strip()) {
        case "useinbandfec" -> fec = value.equals("1");
        case "cbr" -> constant = value.equals("1");
        case "maxaveragebitrate" -> bits = bits(value);
        default -> {}
      }
    }
    return new OpusParameters(fec, bits, constant);
  }

  private static int bits(String value) {
    return value.matches("[0-9]{1,6}")
        ? Math.clamp(Integer.parseInt(value), FEWEST_BITS, MOST_BITS)
        : MOST_BITS;
  }
}
