package org.umbel.sip.transaction;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.umbel.sip.message.Via;

/// Words that nobody can guess: branches, tags, Call-IDs.
public final class Tokens {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final HexFormat HEX = HexFormat.of();

  private Tokens() {}

  /// A branch for a request's Via, RFC 3261 §8.1.1.7.
  public static String branch() {
    return Via.COOKIE + HEX.toHexDigits(RANDOM.nextLong());
  }

  /// A tag for From or To, RFC 3261 §19.3, or a Call-ID.
  public static String word() {
    return HEX.toHexDigits(RANDOM.nextLong());
  }

  /// A number between 0 and a bound, for back-offs.
  public static int below(int bound) {
    return RANDOM.nextInt(bound);
  }
}
