package org.umbel.sip.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.umbel.sip.transport.WebSocketFrame.Opcode;

/// Reads a WebSocket message by message, putting the pieces together, RFC 6455 §5.4. Belongs to one
/// thread, which waits.
final class WebSocketReader {

  private static final int MASK_BYTES = 4;
  private static final byte[] NOTHING = {};

  /// A message, or a control frame that came between the pieces of one.
  // The bytes are never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Arrived(Opcode opcode, byte[] payload) {}

  private final Socket socket;
  private final InputStream in;
  private final TransportLimits limits;
  private final Source source;
  private Opcode kind = Opcode.CONTINUATION; // of the message that has begun, if one has
  private byte[] pieces = NOTHING;
  private long begun; // nanosecond time; 0 when nothing is unfinished

  WebSocketReader(Socket socket, InputStream in, TransportLimits limits, Source source) {
    this.socket = socket;
    this.in = in;
    this.limits = limits;
    this.source = source;
  }

  /// Waits for what comes next.
  ///
  /// @throws WebSocketFault when the peer breaks the rules
  /// @throws SocketTimeoutException when nothing comes, or something stays unfinished, for too long
  Arrived next() throws IOException {
    while (true) {
      var frame = head();
      if (!frame.masked()) throw WebSocketFault.protocol("a client that does not mask");
      if (pieces.length + frame.length() > limits.messageBytes())
        throw WebSocketFault.tooBig(limits.messageBytes());
      var payload = payload(Math.toIntExact(frame.length()));
      if (frame.opcode().control()) {
        if (pieces.length == 0) begun = 0;
        return new Arrived(frame.opcode(), payload);
      }
      begin(frame.opcode());
      append(payload);
      if (frame.last()) return finished();
    }
  }

  /// Gives back what is held of unfinished messages.
  void release() {
    source.release(pieces.length);
    pieces = NOTHING;
  }

  private void begin(Opcode opcode) throws WebSocketFault {
    boolean begins = opcode != Opcode.CONTINUATION;
    boolean expected = kind == Opcode.CONTINUATION;
    if (begins != expected) throw WebSocketFault.protocol("pieces of messages are mixed up");
    if (begins) kind = opcode;
  }

  private void append(byte[] payload) throws IOException {
    if (!source.hold(payload.length))
      throw new IOException("too much is unfinished of what comes from there");
    int had = pieces.length;
    pieces = had == 0 ? payload : Arrays.copyOf(pieces, had + payload.length);
    if (had > 0) System.arraycopy(payload, 0, pieces, had, payload.length);
  }

  private Arrived finished() {
    var whole = new Arrived(kind, pieces);
    release();
    kind = Opcode.CONTINUATION;
    begun = 0;
    return whole;
  }

  private WebSocketFrame head() throws IOException {
    var two = bytes(2);
    var head = new WebSocketFrame.Head(two[0] & 0xff, two[1] & 0xff);
    var length = bytes(head.lengthBytes());
    return head.with(
        switch (length.length) {
          case Short.BYTES -> ByteBuffer.wrap(length).getShort() & 0xffff;
          case Long.BYTES -> ByteBuffer.wrap(length).getLong();
          default -> 0;
        });
  }

  private byte[] payload(int length) throws IOException {
    var mask = bytes(MASK_BYTES);
    var payload = bytes(length);
    for (int i = 0; i < length; i++) payload[i] ^= mask[i % MASK_BYTES];
    return payload;
  }

  private byte[] bytes(int count) throws IOException {
    var bytes = new byte[count];
    for (int had = 0; had < count; ) {
      socket.setSoTimeout(patienceMillis());
      int read = in.read(bytes, had, count - had);
      if (read < 0) throw new EOFException("closed by the peer");
      had += read;
      if (begun == 0) begun = System.nanoTime();
    }
    return bytes;
  }

  private int patienceMillis() throws SocketTimeoutException {
    if (begun == 0) return Math.toIntExact(limits.idle().toMillis());
    var rest = limits.unfinished().minusNanos(System.nanoTime() - begun);
    if (rest.toMillis() <= 0) throw new SocketTimeoutException("an unfinished message");
    return Math.toIntExact(rest.toMillis());
  }
}
