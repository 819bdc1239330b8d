package org.umbel.sip.message;

import java.util.Optional;

/// The number of a reliable provisional response, RFC 3262 §7.1.
///
/// @param number 1 to 2³²−1
public record RSeq(long number) {
  /// The option tag of reliable provisional responses.
  public static final String OPTION = "100rel";

  private static final long HIGHEST = (1L << 32) - 1;

  /// The number of a provisional response that asks to be acknowledged; empty for any other. One
  /// whose number cannot be read counts as unreliable, as nobody could acknowledge it.
  public static Optional<RSeq> of(Response response) {
    if (!response.provisional() || !response.requires(OPTION)) return Optional.empty();
    long number = Numbers.of(response.header("RSeq").orElse("").strip());
    return number < 1 || number > HIGHEST ? Optional.empty() : Optional.of(new RSeq(number));
  }

  /// Whether this is the one that follows, RFC 3262 §4.
  public boolean follows(RSeq before) {
    return number == before.number + 1;
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
