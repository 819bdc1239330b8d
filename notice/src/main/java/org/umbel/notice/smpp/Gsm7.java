package org.umbel.notice.smpp;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// The default alphabet of mobile phones (3GPP TS 23.038 §6.2.1), one octet for each septet, as
/// SMPP has it with data_coding 0.
final class Gsm7 {
  private static final char ESCAPE = 0x1b;

  private static final String ALPHABET =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  /// After an escape, those of the extension table.
  private static final String EXTENSION = "\f^{}\\[~]|€";

  private static final byte[] EXTENDED = {
    0x0a, 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65
  };

  private Gsm7() {}

  /// @return empty when the character is not of the alphabet
  static Optional<byte[]> encode(int character) {
    int basic = character == ESCAPE ? -1 : ALPHABET.indexOf(character);
    if (basic >= 0) {
      return Optional.of(new byte[] {(byte) basic});
    }
    int extended = EXTENSION.indexOf(character);
    return extended >= 0 ? Optional.of(new byte[] {ESCAPE, EXTENDED[extended]}) : Optional.empty();
  }

  /// @return empty when a character is not of the alphabet
  static Optional<byte[]> encode(String text) {
    var septets = new ByteArrayOutputStream();
    for (var character : text.codePoints().toArray()) {
      var encoded = encode(character);
      if (encoded.isEmpty()) {
        return Optional.empty();
      }
      septets.writeBytes(encoded.get());
    }
    return Optional.of(septets.toByteArray());
  }
}
