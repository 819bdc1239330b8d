package org.umbel.sip.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.MessageFraming;
import org.umbel.sip.message.SipMessage;

/// Reads a connection message by message, RFC 3261 §18.3. Belongs to one thread, which waits.
final class StreamReader {

  private static final int SMALLEST = 4096;

  private final Socket socket;
  private final InputStream in;
  private final TransportLimits limits;
  private final Source source;
  private final MessageFraming framing = new MessageFraming();
  private byte[] bytes = new byte[SMALLEST];
  private int from;
  private int to;
  private long begun; // nanosecond time of the first byte of an unfinished message

  StreamReader(Socket socket, TransportLimits limits, Source source) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.limits = limits;
    this.source = source;
  }

  /// Waits for the next message.
  ///
  /// @throws MalformedMessage when the stream cannot be followed any further
  /// @throws SocketTimeoutException when nothing comes, or a message stays unfinished, for too long
  Wire.Next next() throws IOException {
    while (true) {
      switch (framing.next(bytes, from, to - from)) {
        case MessageFraming.Frame.Message(var skipped, var length) -> {
          int start = from + skipped;
          from = start + length;
          return parsed(Arrays.copyOfRange(bytes, start, from));
        }
        case MessageFraming.Frame.Ping(var used) -> {
          from += used;
          return new Wire.Ping();
        }
        case MessageFraming.Frame.Incomplete _ -> {
          if (!fill()) return new Wire.End();
        }
      }
    }
  }

  private static Wire.Next parsed(byte[] message) {
    try {
      return new Wire.Message(SipMessage.parse(message));
    } catch (MalformedMessage fault) {
      return new Wire.Broken(fault);
    }
  }

  private boolean fill() throws IOException {
    makeRoom();
    socket.setSoTimeout(Math.toIntExact(patience().toMillis()));
    int count = in.read(bytes, to, bytes.length - to);
    if (count < 0) return false;
    to += count;
    return true;
  }

  private void makeRoom() throws IOException {
    if (from == to) {
      from = 0;
      to = 0;
      if (bytes.length > SMALLEST) shrink();
      return;
    }
    if (to < bytes.length) return;
    if (from > 0) {
      System.arraycopy(bytes, from, bytes, 0, to - from);
      to -= from;
      from = 0;
      return;
    }
    if (bytes.length >= limits.messageBytes())
      throw new IOException("a message of more than " + limits.messageBytes() + " bytes");
    int larger = Math.min(bytes.length * 2, limits.messageBytes());
    if (!source.hold(larger - bytes.length))
      throw new IOException("too much is unfinished of what comes from there");
    bytes = Arrays.copyOf(bytes, larger);
  }

  private void shrink() {
    release();
    bytes = new byte[SMALLEST];
  }

  /// Gives back what it holds beyond the smallest room; nothing is read afterwards but by [#next].
  void release() {
    source.release(bytes.length - SMALLEST);
  }

  private Duration patience() throws SocketTimeoutException {
    if (from == to) {
      begun = 0;
      return limits.idle();
    }
    long now = System.nanoTime();
    if (begun == 0) begun = now;
    var rest = limits.unfinished().minusNanos(now - begun);
    if (rest.toMillis() <= 0) throw new SocketTimeoutException("an unfinished message");
    return rest;
  }
}
