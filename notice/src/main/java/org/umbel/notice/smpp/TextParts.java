package org.umbel.notice.smpp;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// A text as the messages that carry it: in the alphabet of phones where it has all characters,
/// else in UCS-2; a long one in parts that the phone joins by a header (3GPP TS 23.040
/// §9.2.3.24.1).
///
/// @param parts with their headers, ready to be sent; at most 255
record TextParts(boolean ucs2, List<byte[]> parts) {
  private static final int OCTETS = 140;
  private static final int SEPTETS = 160;
  private static final int HEADER_OCTETS = 6;
  private static final int HEADER_SEPTETS = 7;
  private static final int MOST_PARTS = 255;

  /// @param reference the same in all parts of a text; its low octet counts
  static TextParts of(String text, int reference) {
    boolean ucs2 = Gsm7.encode(text).isEmpty();
    int whole = ucs2 ? OCTETS : SEPTETS;
    var single = split(text, ucs2, whole);
    if (single.size() <= 1) {
      return new TextParts(ucs2, single);
    }
    var pieces = split(text, ucs2, whole - (ucs2 ? HEADER_OCTETS : HEADER_SEPTETS));
    int count = Math.min(MOST_PARTS, pieces.size());
    var parts = new ArrayList<byte[]>();
    for (int i = 0; i < count; i++) {
      parts.add(headed(pieces.get(i), reference, count, i + 1));
    }
    return new TextParts(ucs2, List.copyOf(parts));
  }

  boolean joined() {
    return parts.size() > 1;
  }

  /// Splits between characters: neither a surrogate pair nor an escape is torn.
  private static List<byte[]> split(String text, boolean ucs2, int longest) {
    var pieces = new ArrayList<byte[]>();
    var piece = new ByteArrayOutputStream();
    for (var character : text.codePoints().toArray()) {
      var encoded =
          ucs2
              ? Character.toString(character).getBytes(UTF_16BE)
              : Gsm7.encode(character).orElseThrow();
      if (piece.size() + encoded.length > longest) {
        pieces.add(piece.toByteArray());
        piece.reset();
      }
      piece.writeBytes(encoded);
    }
    pieces.add(piece.toByteArray());
    return pieces;
  }

  private static byte[] headed(byte[] piece, int reference, int count, int number) {
    var part = new ByteArrayOutputStream();
    part.writeBytes(
        new byte[] {HEADER_OCTETS - 1, 0, 3, (byte) reference, (byte) count, (byte) number});
    part.writeBytes(piece);
    return part.toByteArray();
  }
}
