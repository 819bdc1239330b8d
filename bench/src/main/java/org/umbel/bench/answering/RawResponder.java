package org.umbel.bench.answering;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;

/// The physical limit: echoes the headers a response needs, keeps nothing, understands next to
/// nothing. One thread, one buffer in, one buffer out.
final class RawResponder {
  private static final int LARGEST = 65_536;
  private static final int RECEIVE_BUFFER = 4 * 1024 * 1024;
  private static final byte[] OK = ascii("SIP/2.0 200 OK\r\n");
  private static final byte[] TAG = ascii(";tag=raw");
  private static final byte[] LINE_END = ascii("\r\n");

  private final byte[] rest;
  private final byte[] restWithoutBody = ascii("Content-Length: 0\r\n\r\n");
  private final byte[] request = new byte[LARGEST];
  private final ByteBuffer in = ByteBuffer.allocateDirect(LARGEST);
  private final ByteBuffer out = ByteBuffer.allocateDirect(LARGEST);

  private RawResponder(int port) {
    this.rest =
        ascii(
            "Contact: <sip:127.0.0.1:%d>\r\nContent-Type: application/sdp\r\nContent-Length: %d\r\n\r\n"
                .formatted(port, Answerer.DESCRIPTION.length));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  public static void main(String[] arguments) throws IOException {
    try (var channel = DatagramChannel.open()) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
      channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
      Conversation.holdBeside(port);
      new RawResponder(port).serve(channel);
    }
  }

  private void serve(DatagramChannel channel) throws IOException {
    while (true) {
      in.clear();
      var from = channel.receive(in);
      in.flip();
      int length = in.remaining();
      in.get(request, 0, length);
      if (length == 0 || request[0] == 'A') continue; // ACK
      answer(length);
      channel.send(out.flip(), from);
    }
  }

  private void answer(int length) {
    out.clear();
    out.put(OK);
    int line = lineEnd(0, length);
    while (line < length && request[line] != '\r') {
      int end = lineEnd(line, length);
      copy(line, end);
      line = end;
    }
    if (request[0] == 'I') out.put(rest).put(Answerer.DESCRIPTION);
    else out.put(restWithoutBody);
  }

  /// Via, From, To with a tag, Call-ID, CSeq.
  private void copy(int start, int end) {
    byte first = request[start];
    byte second = request[start + 1];
    boolean wanted =
        first == 'V'
            || first == 'F'
            || first == 'T'
            || (first == 'C' && second == 'a')
            || (first == 'C' && second == 'S');
    if (!wanted) return;
    boolean untagged = first == 'T' && !tagged(start, end);
    out.put(request, start, untagged ? end - start - LINE_END.length : end - start);
    if (untagged) out.put(TAG).put(LINE_END);
  }

  private boolean tagged(int start, int end) {
    for (int i = start; i + 4 < end; i++)
      if (request[i] == ';' && request[i + 1] == 't' && request[i + 4] == '=') return true;
    return false;
  }

  private int lineEnd(int from, int length) {
    int at = from;
    while (at < length && request[at] != '\n') at++;
    return Math.min(at + 1, length);
  }
}
