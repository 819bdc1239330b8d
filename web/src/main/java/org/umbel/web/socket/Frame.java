package org.umbel.web.socket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A WebSocket frame, RFC 6455 §5.2.
///
/// ```
///  |F|R|R|R| opcode|M| length      | length, 16 or 64 bits, mask  |
/// ```
///
/// @param last whether the message ends with this frame
/// @param payload without its mask
// The bytes are never compared.
@SuppressWarnings("ArrayRecordComponent")
record Frame(boolean last, Opcode opcode, byte[] payload) {
  private static final int LAST = 0x80;
  private static final int MASKED = 0x80;
  private static final int RESERVED = 0x70;
  private static final int SHORT = 126; // a length of 16 bits follows
  private static final int LONG = 127; // a length of 64 bits follows
  private static final int MASK_BYTES = 4;

  enum Opcode {
    CONTINUATION(0),
    TEXT(1),
    BINARY(2),
    CLOSE(8),
    PING(9),
    PONG(10);

    private final int code;

    Opcode(int code) {
      this.code = code;
    }

    boolean control() {
      return code >= CLOSE.code;
    }

    private static Opcode of(int code) throws SocketFault {
      for (var opcode : values()) {
        if (opcode.code == code) {
          return opcode;
        }
      }
      throw SocketFault.protocol("opcode " + code);
    }
  }

  /// Where the bytes of frames come from.
  @FunctionalInterface
  interface Bytes {
    /// Waits for so many.
    byte[] next(int count);
  }

  static Frame text(String text) {
    return new Frame(true, Opcode.TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  static Frame close(int code) {
    return new Frame(true, Opcode.CLOSE, new byte[] {(byte) (code >> Byte.SIZE), (byte) code});
  }

  /// Waits for a frame of a client.
  ///
  /// @param most bytes of payload
  static Frame read(Bytes bytes, int most) throws SocketFault {
    var head = bytes.next(2);
    if ((head[0] & RESERVED) != 0) {
      throw SocketFault.protocol("reserved bits are set");
    }
    if ((head[1] & MASKED) == 0) {
      throw SocketFault.protocol("a client that does not mask"); // RFC 6455 §5.1
    }
    var last = (head[0] & LAST) != 0;
    var opcode = Opcode.of(head[0] & 0x0f);
    var length = length(head[1] & ~MASKED & 0xff, bytes);
    if (opcode.control() && (!last || length >= SHORT)) {
      throw SocketFault.protocol("a control frame is too large or in pieces"); // RFC 6455 §5.5
    }
    if (length < 0 || length > most) {
      throw SocketFault.tooLong(most);
    }
    return new Frame(last, opcode, unmasked(bytes, (int) length));
  }

  private static long length(int told, Bytes bytes) {
    return switch (told) {
      case SHORT -> ByteBuffer.wrap(bytes.next(Short.BYTES)).getShort() & 0xffff;
      case LONG -> ByteBuffer.wrap(bytes.next(Long.BYTES)).getLong();
      default -> told;
    };
  }

  private static byte[] unmasked(Bytes bytes, int length) {
    var mask = bytes.next(MASK_BYTES);
    var payload = length == 0 ? new byte[0] : bytes.next(length).clone();
    for (var i = 0; i < length; i++) {
      payload[i] ^= mask[i % MASK_BYTES];
    }
    return payload;
  }

  /// As a server sends it: whole and without a mask.
  byte[] bytes() {
    var size = payload.length;
    var lengthBytes = size < SHORT ? 0 : size <= 0xffff ? Short.BYTES : Long.BYTES;
    var frame = ByteBuffer.allocate(2 + lengthBytes + size).put((byte) (LAST | opcode.code));
    switch (lengthBytes) {
      case 0 -> frame.put((byte) size);
      case Short.BYTES -> frame.put((byte) SHORT).putShort((short) size);
      default -> frame.put((byte) LONG).putLong(size);
    }
    return frame.put(payload).array();
  }
}
