package org.umbel.sip.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.transport.WebSocketFrame.Opcode;

/// Handshakes and frames that a fuzzer makes up, led by what they make the readers do.
class WebSocketFuzzTest {
  private static final byte[] MASK = {1, 2, 3, 4};
  private static final String OPTIONS =
      """
      OPTIONS sip:a SIP/2.0
      Via: SIP/2.0/WS h;branch=z9hG4bKa
      From: <sip:b>;tag=1
      To: <sip:a>
      Call-ID: c
      CSeq: 1 OPTIONS

      """
          .replace("\n", "\r\n");

  /// A socket without a network.
  private static final class Unplugged extends Socket {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Override
    public OutputStream getOutputStream() {
      return written;
    }

    @Override
    public void setSoTimeout(int millis) {}

    @Override
    public void shutdownOutput() {}
  }

  static Stream<Arguments> frames() {
    return Stream.of(
            frame(Opcode.TEXT, OPTIONS.getBytes(UTF_8)),
            frame(Opcode.BINARY, new byte[200]),
            frame(Opcode.PING, new byte[] {7}),
            frame(Opcode.CLOSE, new byte[] {3, (byte) 0xe8}),
            new byte[] {1, (byte) 0x81, 0, 0, 0, 0, 'a', (byte) 0x80, (byte) 0x80, 0, 0, 0, 0},
            new byte[] {(byte) 0x82, (byte) 0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 9})
        .map(bytes -> Arguments.of((Object) bytes));
  }

  /// As a client sends it: with a mask.
  private static byte[] frame(Opcode opcode, byte[] payload) {
    var plain = WebSocketFrame.write(opcode, payload);
    int head = plain.length - payload.length;
    var frame = new byte[plain.length + MASK.length];
    System.arraycopy(plain, 0, frame, 0, head);
    frame[1] |= (byte) 0x80;
    System.arraycopy(MASK, 0, frame, head, MASK.length);
    for (int i = 0; i < payload.length; i++)
      frame[head + MASK.length + i] = (byte) (payload[i] ^ MASK[i % MASK.length]);
    return frame;
  }

  @MethodSource("frames")
  @FuzzTest
  void framesAreReadOrRefused(byte @NotNull [] bytes) throws IOException {
    var source = new Source(SourceLimits.DEFAULT, 0);
    var socket = new Unplugged();
    var wire =
        new WebSocketWire(
            socket,
            new ByteArrayInputStream(bytes),
            Optional.empty(),
            TransportLimits.DEFAULT,
            source);
    try {
      while (!(wire.next() instanceof Wire.End)) {
        assertThat(socket.written.size()).isLessThanOrEqualTo(bytes.length);
      }
    } catch (IOException | MalformedMessage refused) {
      assertThat(refused.getMessage()).isNotEmpty();
    }

    wire.release();
    assertThat(source.hold(SourceLimits.DEFAULT.unfinishedBytes())).isTrue();
  }

  static Stream<Arguments> handshakes() {
    return Stream.of(
            """
            GET / HTTP/1.1
            Host: h
            Upgrade: websocket
            Connection: keep-alive, Upgrade
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Protocol: chat, sip
            Origin: https://h

            """,
            "GET / HTTP/1.1\nUpgrade: websocket\nUpgrade: h2c\n\nmore",
            "POST / HTTP/1.0\n\n")
        .map(text -> Arguments.of((Object) text.replace("\n", "\r\n").getBytes(ISO_8859_1)));
  }

  @MethodSource("handshakes")
  @FuzzTest
  void aHandshakeIsAnsweredOrRefused(byte @NotNull [] bytes) {
    var socket = new Unplugged();
    var in = new ByteArrayInputStream(bytes);
    try {
      new WebSocketHandshake(Set.of("https://h")).shake(socket, in);
      assertThat(said(socket)).startsWith("HTTP/1.1 101 ");
    } catch (IOException refused) {
      assertThat(refused).hasMessageContaining(" ");
      assertThat(said(socket)).doesNotStartWith("HTTP/1.1 101 ");
    }
    assertThat(said(socket).split("\r\n\r\n", -1)).as("one answer at most").hasSizeLessThan(3);
  }

  private static String said(Unplugged socket) {
    return socket.written.toString(ISO_8859_1);
  }
}
