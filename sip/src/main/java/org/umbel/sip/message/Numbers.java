package org.umbel.sip.message;

import java.time.Duration;

/// Numbers as SIP writes them: digits only, of any length.
final class Numbers {
  /// The largest CSeq, Expires and the like: 2³¹−1 for CSeq, 2³²−1 for seconds.
  static final long HIGHEST_CSEQ = (1L << 31) - 1;

  static final long HIGHEST_SECONDS = (1L << 32) - 1;
  private static final Duration UNREADABLE_EXPIRES = Duration.ofHours(1);
  private static final long LARGEST_TENTH = Long.MAX_VALUE / 10 - 1;

  private Numbers() {}

  /// The number, or -1 when it is none, or `Long.MAX_VALUE` when it is larger than that.
  static long of(String text) {
    if (text.isEmpty()) return -1;
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Text.digit(c)) return -1;
      number = and(number, c);
    }
    return number;
  }

  /// A number with one digit more; `Long.MAX_VALUE` when that is too much.
  static long and(long number, char digit) {
    return number > LARGEST_TENTH ? Long.MAX_VALUE : number * 10 + digit - '0';
  }

  /// Seconds until something expires; too many become the most there can be.
  static Duration expires(String text) {
    long seconds = of(text.strip());
    if (seconds < 0) return UNREADABLE_EXPIRES;
    return Duration.ofSeconds(Math.min(seconds, HIGHEST_SECONDS));
  }

  static double preference(String text) {
    if (text.length() > 5 || text.isEmpty()) return 1;
    for (int i = 0; i < text.length(); i++)
      if (!Text.digit(text.charAt(i)) && !(text.charAt(i) == '.' && i == 1)) return 1;
    return Math.clamp(Double.parseDouble(text), 0, 1);
  }
}
