package org.umbel.sip.message;

import java.util.Arrays;

/// Words that stand in nearly every message, so that each is one text and not many.
final class Words {
  private static final String[] KNOWN = {
    "branch",
    "tag",
    "rport",
    "received",
    "lr",
    "transport",
    "user",
    "expires",
    "q",
    "maddr",
    "ttl",
    "ob",
    "UDP",
    "TCP",
    "TLS",
    "WS",
    "WSS",
    "SIP",
    "2.0",
    "udp",
    "tcp",
    "tls",
    "phone"
  };
  private static final String[][] BY_LENGTH = new String[10][];

  static {
    for (int length = 0; length < BY_LENGTH.length; length++) {
      int wanted = length;
      BY_LENGTH[length] =
          Arrays.stream(KNOWN).filter(word -> word.length() == wanted).toArray(String[]::new);
    }
  }

  private Words() {}

  /// The part of the text, as the known word where it is one.
  static String of(String text, int start, int end) {
    int length = end - start;
    if (length < BY_LENGTH.length)
      for (var word : BY_LENGTH[length]) if (text.startsWith(word, start)) return word;
    return text.substring(start, end);
  }
}
