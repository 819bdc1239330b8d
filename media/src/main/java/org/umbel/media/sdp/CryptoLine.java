package org.umbel.media.sdp;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.umbel.media.srtp.MasterKey;
import org.umbel.media.srtp.SrtpSuite;

/// A `crypto` attribute (RFC 4568 §4, §6): a key of whoever sends it, for a suite.
///
/// The key's lifetime is read over: who uses a key longer than it allows harms its own secret
/// alone. Ours have none, which means the longest (2⁴⁸ packets).
///
/// @param tag by which an answer names the line it takes, 0 … 999 999 999
/// @param mkiLength bytes of the key identifier in each packet, 0 … 128
record CryptoLine(int tag, MasterKey key, int mkiLength) {
  static final String NAME = "crypto";

  private static final String INLINE = "inline:";
  private static final int MOST_TAG = 999_999_999;
  private static final int LONGEST_MKI = 128;
  private static final int MOST_FIELDS = 20;
  private static final Pattern LIFETIME = Pattern.compile("2\\^[0-9]{1,2}|[0-9]{1,15}");

  SrtpSuite suite() {
    return key.suite();
  }

  /// The lines of a medium that can be used, in their order. Those of unknown suites, with several
  /// keys, or with parameters that change how packets look, are left out (RFC 4568 §6.3, §7.1.2).
  static List<CryptoLine> of(MediaDescription line) {
    return line.attributes().stream()
        .filter(attribute -> attribute.name().equals(NAME))
        .flatMap(attribute -> parse(attribute.value()).stream())
        .toList();
  }

  static Optional<CryptoLine> parse(String value) {
    String[] fields = value.strip().split("[ \t]+", MOST_FIELDS);
    if (fields.length < 3 || !fields[2].startsWith(INLINE)) {
      return Optional.empty();
    }
    for (int i = 3; i < fields.length; i++) {
      if (!isHarmless(fields[i])) {
        return Optional.empty();
      }
    }
    int tag = Numbers.parse(fields[0], MOST_TAG);
    String[] parts = fields[2].substring(INLINE.length()).split("\\|", -1);
    int mki = mkiLength(parts);
    return tag < 0 || mki < 0
        ? Optional.empty()
        : SrtpSuite.of(fields[1])
            .flatMap(suite -> MasterKey.parse(suite, parts[0]))
            .map(key -> new CryptoLine(tag, key, mki));
  }

  /// The window's size concerns only who sends it; what begins with `-` may be passed over.
  private static boolean isHarmless(String parameter) {
    return parameter.startsWith("WSH=") || parameter.startsWith("-") || parameter.equals("KDR=0");
  }

  /// From `key|lifetime|MKI:length`, of which the last two may be missing; negative when malformed.
  private static int mkiLength(String[] parts) {
    int next = 1;
    if (next < parts.length && LIFETIME.matcher(parts[next]).matches()) {
      next++;
    }
    if (next == parts.length) {
      return 0;
    }
    int colon = parts[next].indexOf(':');
    if (next + 1 < parts.length || colon < 1) {
      return -1;
    }
    return Numbers.parse(parts[next].substring(colon + 1), LONGEST_MKI);
  }

  /// As it goes into a description, key and all.
  Attribute attribute() {
    return new Attribute(NAME, tag + " " + suite() + " " + INLINE + key.text());
  }
}
