package org.umbel.media.sdp;

import java.util.regex.Pattern;

/// What of a session description must not be shown to anybody.
public final class Secrets {
  /// Keys of RFC 4568, of RFC 4567, and of the old `k=` line (RFC 4566 §5.12).
  private static final Pattern KEYS =
      Pattern.compile("(?im)(inline:|^a=key-mgmt:\\S{1,64}+ {1,8}+|^k=)[^\\s|]++");

  private Secrets() {}

  /// The text with each key replaced by `***`, whatever else it is: a description, a whole message
  /// around one, or a broken one.
  public static String blanked(String text) {
    return KEYS.matcher(text).replaceAll("$1***");
  }
}
