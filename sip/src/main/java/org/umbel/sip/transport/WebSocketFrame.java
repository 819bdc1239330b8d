package org.umbel.sip.transport;

/// The head of a WebSocket frame, RFC 6455 §5.2.
///
/// ```
///  |F|R|R|R| opcode|M| length      | length, 16 or 64 bits        |
/// ```
///
/// followed by four bytes of mask when M is set.
///
/// @param last whether the message ends with this frame
/// @param length of the payload in bytes
record WebSocketFrame(boolean last, Opcode opcode, boolean masked, long length) {

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
  }

  private static final int LAST = 0x80;
  private static final int RESERVED = 0x70;
  private static final int MASKED = 0x80;
  private static final int SHORT = 126; // a length of 16 bits follows
  private static final int LONG = 127; // a length of 64 bits follows

  /// The first two bytes of a frame, before they are understood.
  record Head(int first, int second) {

    /// How many bytes of length follow.
    int lengthBytes() {
      return switch (second & ~MASKED) {
        case SHORT -> Short.BYTES;
        case LONG -> Long.BYTES;
        default -> 0;
      };
    }

    /// @param extended the length that followed, if one did
    /// @throws WebSocketFault when it breaks the RFC
    WebSocketFrame with(long extended) throws WebSocketFault {
      if ((first & RESERVED) != 0) throw WebSocketFault.protocol("reserved bits are set");
      long length = lengthBytes() == 0 ? second & ~MASKED : extended;
      boolean last = (first & LAST) != 0;
      var opcode = opcode(first & 0x0f);
      if (opcode.control() && (!last || length >= SHORT))
        throw WebSocketFault.protocol("a control frame is too large or in pieces");
      if (length < 0) throw WebSocketFault.protocol("a negative length");
      return new WebSocketFrame(last, opcode, (second & MASKED) != 0, length);
    }

    private static Opcode opcode(int code) throws WebSocketFault {
      for (var opcode : Opcode.values()) if (opcode.code == code) return opcode;
      throw WebSocketFault.protocol("opcode " + code);
    }
  }

  /// A whole frame without a mask, as a server sends it.
  static byte[] write(Opcode opcode, byte[] payload) {
    int lengthBytes = payload.length < SHORT ? 0 : payload.length <= 0xffff ? 2 : Long.BYTES;
    var frame = new byte[2 + lengthBytes + payload.length];
    frame[0] = (byte) (LAST | opcode.code);
    frame[1] =
        (byte) (lengthBytes == 0 ? payload.length : lengthBytes == Short.BYTES ? SHORT : LONG);
    for (int i = 0, rest = payload.length; i < lengthBytes; i++, rest >>>= Byte.SIZE)
      frame[1 + lengthBytes - i] = (byte) rest;
    System.arraycopy(payload, 0, frame, 2 + lengthBytes, payload.length);
    return frame;
  }
}
