package org.umbel.sip.transport;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.MessageFraming;
import org.umbel.sip.tls.InsecureConnection;
import org.umbel.sip.tls.Secured;

/// One stream connection: a virtual thread makes it and reads it as long as it lives, another
/// writes as long as there is something to write.
final class StreamConnection implements Flow, AutoCloseable {

  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final StreamConnections owner;
  private final Peer peer;
  private final HostPort sentBy;
  private final Source source;
  private final Outbox outbox;
  private volatile @Nullable Socket socket;
  private volatile @Nullable Wire wire;

  /// How a wire is made of a connected socket.
  private interface Handshake {
    Wire make(Socket connected) throws IOException;
  }

  StreamConnection(StreamConnections owner, Peer peer, HostPort sentBy, Source source) {
    this.owner = owner;
    this.peer = peer;
    this.sentBy = sentBy;
    this.source = source;
    this.outbox = new Outbox(owner.limits().queuedBytes());
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
    return outbox.open();
  }

  @Override
  public Optional<Secured> secured() {
    var made = wire;
    return made == null ? Optional.empty() : made.secured();
  }

  /// Whether requests to that peer may go by this connection: it leads to its address, and where
  /// the peer is known by a name, the other end has shown that it is that, RFC 5923 §9.
  boolean leadsTo(Peer wanted) {
    if (wanted.name().isEmpty() || wanted.name().equals(peer.name())) return true;
    return secured().filter(shown -> shown.proves(wanted.name().get())).isPresent();
  }

  @Override
  public void send(byte[] message, Failure failure) {
    switch (outbox.add(message, failure)) {
      case Outbox.Waiting _ -> {}
      case Outbox.First _ -> Thread.ofVirtual().name("sip-write").start(this::write);
      case Outbox.Ended(var reason) ->
          owner.loop().execute(() -> failure.unsent(peer + ": " + reason));
      case Outbox.Full _ -> {
        end("the peer reads too slowly");
        owner.report(new Incident.Limited(peer, "the peer reads too slowly"));
      }
    }
  }

  /// Opens the connection on a thread of its own; messages wait for it.
  void connect(StreamConnections.Place from) {
    Thread.ofVirtual()
        .name("sip-connect")
        .start(() -> {
          var connecting = new Socket();
          socket = connecting;
          try {
            from.bindToHost(connecting, peer);
            connecting.connect(
                peer.address(), Math.toIntExact(owner.limits().connect().toMillis()));
          } catch (IOException failure) {
            end(String.valueOf(failure.getMessage()));
            return;
          }
          run(connecting, connected -> owner.handshakes().asClient(connected, peer, source));
        });
  }

  /// Serves a connection the peer has opened.
  void serve(Socket accepted) {
    socket = accepted;
    Thread.ofVirtual()
        .name("sip-read")
        .start(() -> {
          run(accepted, this::shakenAsServer);
          source.disconnect();
        });
  }

  private Wire shakenAsServer(Socket accepted) throws IOException {
    if (!source.shake()) {
      owner.report(new Incident.Throttled(peer, "too many handshakes at once"));
      throw new IOException("too many handshakes at once");
    }
    try {
      return owner.handshakes().asServer(accepted, peer.protocol(), source);
    } finally {
      source.shaken();
    }
  }

  /// Stays unusable.
  void refuse(String reason) {
    end(reason);
  }

  @Override
  public void close() {
    end("closed");
  }

  private void run(Socket connected, Handshake handshake) {
    try {
      connected.setTcpNoDelay(true);
      var made = make(connected, handshake);
      wire = made;
      if (!open()) return; // while hands were shaken
      Thread.ofVirtual().name("sip-write").start(this::write);
      read(made);
    } catch (MalformedMessage fault) {
      owner.deliver(sink -> sink.malformed(fault, this));
      end("not SIP any more: " + fault.reason());
    } catch (InsecureConnection refusal) {
      endInsecure(String.valueOf(refusal.getMessage()));
    } catch (SSLException failure) {
      endInsecure(owner.handshakes().words(failure));
    } catch (SocketTimeoutException _) {
      end("nothing came for too long");
    } catch (IOException failure) {
      var reason = String.valueOf(failure.getMessage());
      if (open() && peer.protocol().webSocket()) owner.report(new Incident.Limited(peer, reason));
      end(reason);
    } finally {
      var made = wire;
      if (made != null) made.release();
      end("closed");
      closeSocket(); // also one whose handshake was overtaken by the end
    }
  }

  private Wire make(Socket connected, Handshake handshake) throws IOException {
    if (!peer.protocol().secure() && !peer.protocol().webSocket()) return handshake.make(connected);
    try (var deadline = Deadline.of(owner.limits().connect(), connected, owner.loop())) {
      try {
        return handshake.make(connected);
      } catch (IOException | InsecureConnection failure) {
        if (!deadline.passed()) throw failure;
        throw new IOException("no handshake within " + owner.limits().connect());
      }
    }
  }

  private void write() {
    var writable = wire;
    if (writable == null) return;
    try {
      for (var next = outbox.next(); next.isPresent(); next = outbox.next())
        writable.write(next.get());
    } catch (IOException failure) {
      end(String.valueOf(failure.getMessage()));
    }
  }

  private void read(Wire readable) throws IOException {
    while (open()) {
      switch (readable.next()) {
        case Wire.Message(var message) -> owner.deliver(sink -> sink.received(message, this));
        case Wire.Broken(var fault) -> {
          owner.deliver(sink -> sink.malformed(fault, this));
          if (owner.door().entry(peer.address().getAddress()) != Door.Entry.OPEN)
            end("too much of what came was broken");
        }
        case Wire.Ping _ -> send(MessageFraming.pong(), Failure.IGNORED);
        case Wire.End _ -> end("closed by the peer");
      }
    }
  }

  private void endInsecure(String reason) {
    if (open()) owner.report(new Incident.Insecure(peer, reason));
    end(reason);
  }

  private void end(String reason) {
    var unsent = outbox.end(reason);
    if (unsent.isEmpty()) return;
    for (var outgoing : unsent.get())
      owner.loop().execute(() -> outgoing.failure().unsent(peer + ": " + reason));
    owner.closed(this);
    var farewell = wire;
    if (farewell == null || peer.protocol() == Protocol.TCP) closeSocket();
    else Thread.ofVirtual().name("sip-close").start(() -> sayFarewell(farewell));
  }

  /// Farewell may wait for the peer, and the peer may wait for ever.
  private void sayFarewell(Wire farewell) {
    var closing = socket;
    if (closing == null) return;
    try (var _ = Deadline.of(FAREWELL, closing, owner.loop())) {
      farewell.farewell();
    } catch (IOException _) {
      // it has gone without
    }
    closeSocket();
  }

  private void closeSocket() {
    var closing = socket;
    if (closing == null) return;
    try {
      closing.close();
    } catch (IOException _) {
      // gone anyway
    }
  }
}
