package org.umbel.web.socket;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.umbel.web.socket.Frame.Opcode;

/// A WebSocket that is open. One thread reads, another writes what any thread has told it to send,
/// in that order, and a ping when there was nothing for ten seconds: a peer that is silent for the
/// server's read time-out is gone.
public final class WebSocket implements ServerConnection {
  /// Bytes of a message that is read.
  public static final int LONGEST = 16 * 1_024;

  /// Messages that wait to be written; a peer so far behind is dropped, and may connect again.
  public static final int MOST_WAITING = 256;

  /// RFC 6455 §7.4.1.
  public static final int GOING_AWAY = 1001;

  /// What is asked for is not allowed any more.
  public static final int POLICY = 1008;

  private static final int NORMAL = 1000;
  private static final Duration PING_AFTER = Duration.ofSeconds(10);

  private final ConnectionContext connection;
  private final SocketGuest guest;
  private final BlockingQueue<Frame> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicBoolean over = new AtomicBoolean();
  private final ByteArrayOutputStream pieces = new ByteArrayOutputStream();
  private boolean unfinished;

  WebSocket(ConnectionContext connection, SocketGuest guest) {
    this.connection = connection;
    this.guest = guest;
  }

  /// Sends a text some time soon; returns at once. One too slow to take it is dropped.
  public void send(String text) {
    enqueue(Frame.text(text));
  }

  /// Says goodbye after all that waits to be sent. A second time does nothing.
  ///
  /// @param code of RFC 6455 §7.4.1
  public void close(int code) {
    enqueue(Frame.close(code));
  }

  public boolean open() {
    return !over.get();
  }

  private void enqueue(Frame frame) {
    if (!over.get() && !waiting.offer(frame)) {
      drop();
    }
  }

  private void drop() {
    if (over.compareAndSet(false, true)) {
      connection.serverSocket().close();
    }
  }

  /// Reads until it is over, on the connection's thread.
  @Override
  public void handle(Limit requests) {
    var writer = Thread.ofVirtual().name("web-socket").start(this::write);
    guest.opened(this);
    try {
      while (!over.get()) {
        take(Frame.read(connection.dataReader()::readBytes, LONGEST - pieces.size()));
      }
    } catch (SocketFault fault) {
      enqueue(Frame.close(fault.code()));
      awaitGoodbye(writer);
    } catch (RuntimeException gone) { // what the server's reader throws at the end
      drop();
    } finally {
      over.set(true);
      writer.interrupt();
      guest.closed(this);
    }
  }

  private void take(Frame frame) throws SocketFault {
    switch (frame.opcode()) {
      case PING -> enqueue(new Frame(true, Opcode.PONG, frame.payload()));
      case PONG -> {}
      case CLOSE -> {
        enqueue(Frame.close(NORMAL));
        over.set(true);
      }
      case BINARY -> throw SocketFault.notText("a message that is no text");
      case TEXT, CONTINUATION -> collect(frame);
    }
  }

  private void collect(Frame frame) throws SocketFault {
    if (unfinished != (frame.opcode() == Opcode.CONTINUATION)) {
      throw SocketFault.protocol("pieces of messages are mixed up"); // RFC 6455 §5.4
    }
    pieces.writeBytes(frame.payload());
    unfinished = !frame.last();
    if (frame.last()) {
      var text = text(pieces.toByteArray());
      pieces.reset();
      guest.said(this, text);
    }
  }

  private static String text(byte[] bytes) throws SocketFault {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw SocketFault.notUtf8();
    }
  }

  private void write() {
    try {
      while (true) {
        var next = waiting.poll(PING_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        var frame = next == null ? new Frame(true, Opcode.PING, new byte[0]) : next;
        connection.dataWriter().writeNow(BufferData.create(frame.bytes()));
        if (frame.opcode() == Opcode.CLOSE) {
          drop();
          return;
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException gone) { // what the server's writer throws at the end
      drop();
    }
  }

  private static void awaitGoodbye(Thread writer) {
    try {
      writer.join(Duration.ofSeconds(1));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Never idle: pings find out who is gone.
  @Override
  public Duration idleTime() {
    return Duration.ZERO;
  }

  @Override
  public void close(boolean interrupt) {
    close(GOING_AWAY);
  }
}
