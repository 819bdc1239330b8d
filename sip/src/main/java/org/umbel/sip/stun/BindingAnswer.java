package org.umbel.sip.stun;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/// Writes the answer to one request: how its sender is seen, or 420 when it insists on what is not
/// known here, RFC 8489 §6.3.1.
final class BindingAnswer {
  private static final short SUCCESS = 0x0101;
  private static final short ERROR = 0x0111;
  private static final short XOR_MAPPED_ADDRESS = 0x0020;
  private static final short ERROR_CODE = 0x0009;
  private static final short UNKNOWN_ATTRIBUTES = 0x000a;
  private static final int UNKNOWN_ATTRIBUTE = 0x0414; // class 4, number 20
  private static final int LARGEST = 64;
  private static final byte IPV4 = 1;
  private static final byte IPV6 = 2;

  private final BindingRequest request;
  private final ByteBuffer out = ByteBuffer.allocate(LARGEST);

  BindingAnswer(BindingRequest request) {
    this.request = request;
  }

  byte[] write(InetSocketAddress seen) {
    boolean known = request.unknown().isEmpty();
    out.putShort(known ? SUCCESS : ERROR).putShort((short) 0).putInt(BindingRequest.COOKIE);
    out.put(request.transaction().duplicate());
    if (known) mapped(seen);
    else refused();
    if (request.fingerprint()) sealed();
    return finished();
  }

  /// The address is veiled, as some translators replace addresses wherever they find them, RFC 8489
  /// §14.2.
  private void mapped(InetSocketAddress seen) {
    byte[] address = seen.getAddress().getAddress();
    out.putShort(XOR_MAPPED_ADDRESS).putShort((short) (4 + address.length));
    out.put((byte) 0).put(address.length == 4 ? IPV4 : IPV6);
    out.putShort((short) (seen.getPort() ^ BindingRequest.COOKIE >>> 16));
    for (int i = 0; i < address.length; i++) out.put((byte) (address[i] ^ out.get(4 + i)));
  }

  private void refused() {
    var types = request.unknown();
    out.putShort(ERROR_CODE).putShort((short) 4).putInt(UNKNOWN_ATTRIBUTE);
    out.putShort(UNKNOWN_ATTRIBUTES).putShort((short) (2 * types.size()));
    for (int type : types) out.putShort((short) type);
    if (types.size() % 2 == 1) out.putShort((short) 0);
  }

  private void sealed() {
    int length = out.position();
    count(8);
    int sum = BindingRequest.fingerprint(out.array(), length);
    out.putShort((short) BindingRequest.FINGERPRINT).putShort((short) 4).putInt(sum);
  }

  private byte[] finished() {
    count(0);
    var bytes = new byte[out.position()];
    out.get(0, bytes);
    return bytes;
  }

  /// The header tells how long the attributes are, with those that are still to come.
  private void count(int more) {
    out.putShort(2, (short) (out.position() + more - BindingRequest.HEADER));
  }
}
