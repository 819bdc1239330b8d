package org.umbel.sip.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.tls.Secured;
import org.umbel.sip.transport.WebSocketFrame.Opcode;

/// Each SIP message is one WebSocket message, RFC 7118 §5; ours are text where they are UTF-8,
/// since scripts in pages like that best.
final class WebSocketWire implements Wire {

  private static final int NORMAL = 1000; // RFC 6455 §7.4.1
  private static final int SHORTEST_MESSAGE = 16; // anything shorter is a keep-alive or noise
  private static final int PATIENCE_MILLIS = 500; // for a peer that is told why
  private static final int UNREAD_BYTES = 131_072;
  private static final byte[] CRLF_PING = {'\r', '\n', '\r', '\n'};

  private final WebSocketReader reader;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final Optional<Secured> secured;
  private final ReentrantLock writing = new ReentrantLock(); // pongs come from the reading thread
  private boolean closed; // guarded by writing

  WebSocketWire(
      Socket socket,
      InputStream in,
      Optional<Secured> secured,
      TransportLimits limits,
      Source source)
      throws IOException {
    this.reader = new WebSocketReader(socket, in, limits, source);
    this.socket = socket;
    this.in = in;
    this.out = socket.getOutputStream();
    this.secured = secured;
  }

  @Override
  public Next next() throws IOException {
    try {
      while (true) {
        var arrived = reader.next();
        switch (arrived.opcode()) {
          case PING -> write(Opcode.PONG, arrived.payload());
          case PONG, CONTINUATION -> {}
          case CLOSE -> {
            write(Opcode.CLOSE, arrived.payload());
            return new End();
          }
          case TEXT, BINARY -> {
            if (arrived.opcode() == Opcode.TEXT && !isText(arrived.payload()))
              throw WebSocketFault.invalidText();
            if (ByteBuffer.wrap(arrived.payload()).equals(ByteBuffer.wrap(CRLF_PING)))
              return new Ping();
            if (arrived.payload().length >= SHORTEST_MESSAGE) return parsed(arrived.payload());
          }
        }
      }
    } catch (WebSocketFault fault) {
      close(fault.status());
      leave();
      throw fault;
    } catch (EOFException _) {
      return new End();
    }
  }

  private static Next parsed(byte[] message) {
    try {
      return new Message(SipMessage.parse(message));
    } catch (MalformedMessage fault) {
      return new Broken(fault);
    }
  }

  @Override
  public void write(byte[] message) throws IOException {
    write(isText(message) ? Opcode.TEXT : Opcode.BINARY, message);
  }

  @Override
  public Optional<Secured> secured() {
    return secured;
  }

  @Override
  public void release() {
    reader.release();
  }

  @Override
  public void farewell() throws IOException {
    close(NORMAL);
  }

  /// Lets the peer read why: a socket closed with something unread in it is reset, and the Close on
  /// its way to the peer is lost.
  private void leave() {
    try {
      socket.shutdownOutput();
      socket.setSoTimeout(PATIENCE_MILLIS);
      in.readNBytes(UNREAD_BYTES);
    } catch (IOException _) {
      // the peer has gone already
    }
  }

  private void close(int status) throws IOException {
    write(Opcode.CLOSE, ByteBuffer.allocate(Short.BYTES).putShort((short) status).array());
  }

  private void write(Opcode opcode, byte[] payload) throws IOException {
    writing.lock();
    try {
      if (closed) return; // nothing comes after a Close
      closed = opcode == Opcode.CLOSE;
      out.write(WebSocketFrame.write(opcode, payload));
    } finally {
      writing.unlock();
    }
  }

  private static boolean isText(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
