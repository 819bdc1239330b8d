package org.umbel.sip.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/// Wraps keys of older formats the way the JDK reads them: version, algorithm, key in a PKCS#8
/// structure, RFC 5208 §5.
final class Pkcs8 {

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final int CURVE = 0xA0; // [0], RFC 5915 §3
  private static final byte[] VERSION = {0x02, 0x01, 0x00};
  private static final byte[] RSA = { // SEQUENCE of rsaEncryption 1.2.840.113549.1.1.1 and NULL
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };
  private static final byte[] EC = { // id-ecPublicKey 1.2.840.10045.2.1
    0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01
  };

  private Pkcs8() {}

  /// Of an RSAPrivateKey, RFC 8017 §A.1.2.
  static byte[] ofRsa(byte[] key) {
    return tagged(SEQUENCE, VERSION, RSA, tagged(OCTETS, key));
  }

  /// Of an ECPrivateKey, RFC 5915 §3; empty when it does not say its curve.
  static Optional<byte[]> ofEc(byte[] key) {
    return curve(key)
        .map(name -> tagged(SEQUENCE, EC, name))
        .map(algorithm -> tagged(SEQUENCE, VERSION, algorithm, tagged(OCTETS, key)));
  }

  private static Optional<byte[]> curve(byte[] key) {
    int at = contents(key, 0);
    while (at >= 0 && at < key.length) {
      int start = contents(key, at);
      if (start < 0) return Optional.empty();
      int end = start + length(key, at);
      if (end > key.length || end <= at) return Optional.empty();
      if ((key[at] & 0xff) == CURVE) return Optional.of(Arrays.copyOfRange(key, start, end));
      at = end;
    }
    return Optional.empty();
  }

  /// Where the contents of the element begin; negative when it is cut off.
  private static int contents(byte[] der, int at) {
    if (at + 1 >= der.length) return -1;
    return at + 2 + lengthBytes(der[at + 1]);
  }

  private static int length(byte[] der, int at) {
    int more = lengthBytes(der[at + 1]);
    if (more == 0) return der[at + 1];
    int length = 0;
    for (int i = 0; i < Math.min(more, 3) && at + 2 + i < der.length; i++)
      length = (length << Byte.SIZE) | (der[at + 2 + i] & 0xff);
    return length;
  }

  private static int lengthBytes(byte first) {
    return first >= 0 ? 0 : first & 0x7f;
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    var body = new ByteArrayOutputStream();
    for (var part : parts) body.writeBytes(part);
    var whole = new ByteArrayOutputStream();
    whole.write(tag);
    int length = body.size();
    if (length > 0xff) {
      whole.write(0x82);
      whole.write(length >> Byte.SIZE);
    } else if (length > 0x7f) {
      whole.write(0x81);
    }
    whole.write(length);
    whole.writeBytes(body.toByteArray());
    return whole.toByteArray();
  }
}
