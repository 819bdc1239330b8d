package org.umbel.sip.transport;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.MessageFraming;

/// One stream connection: a virtual thread reads it as long as it lives, another writes as long as
/// there is something to write.
final class StreamConnection implements Flow, AutoCloseable {

  // The bytes are never compared.
  @SuppressWarnings("ArrayRecordComponent")
  private record Outgoing(byte[] bytes, Failure failure) {}

  private final StreamConnections owner;
  private final Peer peer;
  private final HostPort sentBy;
  private final Queue<Outgoing> queue = new ArrayDeque<>(2); // guarded by itself
  private int queuedBytes;
  private boolean writing;
  private @Nullable String ended;
  private volatile @Nullable Socket socket;

  StreamConnection(StreamConnections owner, Peer peer, HostPort sentBy) {
    this.owner = owner;
    this.peer = peer;
    this.sentBy = sentBy;
  }

  @Override
  public Peer peer() {
    return peer;
  }

  @Override
  public HostPort sentBy() {
    return sentBy;
  }

  @Override
  public boolean open() {
    synchronized (queue) {
      return ended == null;
    }
  }

  @Override
  public void send(byte[] message, Failure failure) {
    var over = enqueue(new Outgoing(message, failure));
    if (over != null) owner.loop().execute(() -> failure.unsent(peer + ": " + over));
  }

  /// Opens the connection on a thread of its own; messages wait for it.
  void connect() {
    synchronized (queue) {
      writing = true;
    }
    Thread.ofVirtual().name("sip-connect").start(this::connectAndWrite);
  }

  /// Serves a connection the peer has opened.
  void serve(Socket accepted) {
    socket = accepted;
    Thread.ofVirtual().name("sip-read").start(() -> read(accepted));
  }

  /// Stays unusable.
  void refuse(String reason) {
    end(reason);
  }

  @Override
  public void close() {
    end("closed");
  }

  private @Nullable String enqueue(Outgoing outgoing) {
    synchronized (queue) {
      if (ended != null) return ended;
      queuedBytes += outgoing.bytes.length;
      queue.add(outgoing);
      if (queuedBytes <= owner.limits().queuedBytes()) {
        if (writing) return null;
        writing = true;
        Thread.ofVirtual().name("sip-write").start(this::write);
        return null;
      }
    }
    end("the peer reads too slowly");
    owner.limited(peer, "the peer reads too slowly");
    return null;
  }

  private void connectAndWrite() {
    var connecting = new Socket();
    try {
      socket = connecting;
      connecting.connect(peer.address(), Math.toIntExact(owner.limits().connect().toMillis()));
    } catch (IOException failure) {
      end(String.valueOf(failure.getMessage()));
      return;
    }
    serve(connecting);
    write();
  }

  private void write() {
    var writable = socket;
    if (writable == null) return;
    try {
      writable.setTcpNoDelay(true);
      var out = writable.getOutputStream();
      for (var next = next(); next != null; next = next()) out.write(next);
    } catch (IOException failure) {
      end(String.valueOf(failure.getMessage()));
    }
  }

  private byte @Nullable [] next() {
    synchronized (queue) {
      var outgoing = queue.poll();
      writing = outgoing != null;
      if (outgoing == null) return null;
      queuedBytes -= outgoing.bytes.length;
      return outgoing.bytes;
    }
  }

  private void read(Socket readable) {
    try {
      var reader = new StreamReader(readable, owner.limits());
      while (open()) {
        switch (reader.next()) {
          case StreamReader.Message(var message) ->
              owner.deliver(sink -> sink.received(message, this));
          case StreamReader.Broken(var fault) -> owner.deliver(sink -> sink.malformed(fault, this));
          case StreamReader.Ping _ -> send(MessageFraming.pong(), Failure.IGNORED);
          case StreamReader.End _ -> end("closed by the peer");
        }
      }
    } catch (MalformedMessage fault) {
      owner.deliver(sink -> sink.malformed(fault, this));
      end("not SIP any more: " + fault.reason());
    } catch (SocketTimeoutException _) {
      end("nothing came for too long");
    } catch (IOException failure) {
      end(String.valueOf(failure.getMessage()));
    }
  }

  private void end(String reason) {
    synchronized (queue) {
      if (ended != null) return;
      ended = reason;
      for (var outgoing : queue)
        owner.loop().execute(() -> outgoing.failure.unsent(peer + ": " + reason));
      queue.clear();
    }
    owner.closed(this);
    var closing = socket;
    if (closing == null) return;
    try {
      closing.close();
    } catch (IOException _) {
      // gone anyway
    }
  }
}
