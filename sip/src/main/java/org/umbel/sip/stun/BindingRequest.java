package org.umbel.sip.stun;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// The question how the sender's address looks from here, RFC 8489 §5.
///
/// ```
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// |0 0|    type: 0x0001           |  length of the attributes     |
/// |                 magic cookie: 0x2112A442                      |
/// |                 transaction id, 96 bits                       |
/// | attribute type                | its length                    | …
/// ```
///
/// Nobody is asked for a password here, so the attributes about that are passed over.
///
/// @param transaction 12 bytes, for the answer
/// @param unknown types of attributes that must be understood and are not; at most [#MOST_UNKNOWN]
/// @param fingerprint whether it has one, so that the answer has one, too
public record BindingRequest(ByteBuffer transaction, List<Integer> unknown, boolean fingerprint) {
  static final short TYPE = 0x0001;
  static final int COOKIE = 0x2112_A442;
  static final int HEADER = 20;
  static final int FINGERPRINT = 0x8028;
  static final int MOST_UNKNOWN = 8; // more are not listed, lest the answer grow
  private static final int LARGEST = 548; // RFC 8489 §6.1: it fits any path
  private static final int TRANSACTION = 12;
  private static final int ATTRIBUTE = 4;
  private static final int MASK = 0x5354_554e;
  private static final int OPTIONAL = 0x8000; // from here on a type may be passed over

  /// USERNAME, MESSAGE-INTEGRITY, REALM, NONCE and their successors, and what ICE asks by.
  private static final List<Integer> PASSED_OVER =
      List.of(0x0006, 0x0008, 0x0014, 0x0015, 0x001c, 0x001d, 0x001e, 0x0024, 0x0025);

  public BindingRequest {
    transaction = transaction.asReadOnlyBuffer();
    unknown = List.copyOf(unknown);
  }

  /// Whether it can be nothing else, as no SIP message begins so (RFC 7983 §7).
  public static boolean seems(byte[] datagram) {
    return datagram.length >= HEADER
        && datagram[0] >>> 6 == 0
        && ByteBuffer.wrap(datagram).getInt(4) == COOKIE;
  }

  /// Reads a datagram; nothing when it is something else, broken, or larger than such a request can
  /// be.
  public static Optional<BindingRequest> read(byte[] datagram) {
    if (!seems(datagram) || datagram.length > LARGEST) return Optional.empty();
    var header = ByteBuffer.wrap(datagram);
    if (header.getShort() != TYPE) return Optional.empty();
    if (Short.toUnsignedInt(header.getShort()) != datagram.length - HEADER) return Optional.empty();
    var transaction = ByteBuffer.wrap(datagram, 2 * ATTRIBUTE, TRANSACTION).slice();
    return attributes(datagram, transaction);
  }

  private static Optional<BindingRequest> attributes(byte[] datagram, ByteBuffer transaction) {
    var unknown = new ArrayList<Integer>();
    var in = ByteBuffer.wrap(datagram).position(HEADER);
    while (in.hasRemaining()) {
      if (in.remaining() < ATTRIBUTE) return Optional.empty();
      int start = in.position();
      int type = Short.toUnsignedInt(in.getShort());
      int length = Short.toUnsignedInt(in.getShort());
      int padded = (length + 3) / 4 * 4;
      if (padded > in.remaining()) return Optional.empty();
      if (type == FINGERPRINT) {
        boolean right = length == Integer.BYTES && in.getInt() == fingerprint(datagram, start);
        return right && !in.hasRemaining()
            ? Optional.of(new BindingRequest(transaction, unknown, true))
            : Optional.empty();
      }
      boolean understood = type >= OPTIONAL || PASSED_OVER.contains(type);
      if (!understood && unknown.size() < MOST_UNKNOWN) unknown.add(type);
      in.position(in.position() + padded);
    }
    return Optional.of(new BindingRequest(transaction, unknown, false));
  }

  /// The sum over the first bytes of a message, RFC 8489 §14.7.
  static int fingerprint(byte[] message, int length) {
    var sum = new CRC32();
    sum.update(message, 0, length);
    return (int) sum.getValue() ^ MASK;
  }

  /// The answer for somebody who is seen at that address: at most 24 bytes longer than the
  /// question.
  public byte[] answer(InetSocketAddress seen) {
    return new BindingAnswer(this).write(seen);
  }
}
