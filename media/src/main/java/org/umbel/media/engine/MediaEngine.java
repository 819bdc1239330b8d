package org.umbel.media.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// The sockets and threads of all calls' media; one per process is enough. Any thread may call.
public final class MediaEngine implements AutoCloseable {
  private static final Duration LONGEST_STOP = Duration.ofSeconds(2);

  private final MediaSettings settings;
  private final MediaListener listener;
  private final MediaClock clock;
  private final PortPool ports;
  private final List<MediaThread> threads = new ArrayList<>();
  private final Map<Stream, Integer> open = new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong();
  private final byte[] name;
  private volatile boolean closed;

  private MediaEngine(MediaSettings settings, MediaListener listener) throws IOException {
    var random = ThreadLocalRandom.current();
    this.settings = settings;
    this.listener = event -> tell(listener, event);
    this.clock = new MediaClock(settings.frame());
    this.ports = new PortPool(settings.ports(), random.nextLong());
    // a name without meaning that lasts as long as the engine, RFC 7022 §4.2
    this.name = HexFormat.of().toHexDigits(random.nextLong()).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < settings.threads(); i++) {
      threads.add(new MediaThread(i, clock, settings.frame(), this.listener, this::release));
    }
  }

  /// A listener's own failure must not silence calls, so it ends here.
  private static void tell(MediaListener listener, MediaEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException _) {
      // nobody is left to tell
    }
  }

  /// Starts the media threads.
  ///
  /// @throws EngineFailed when the operating system refuses
  public static MediaEngine start(MediaSettings settings, MediaListener listener) {
    try {
      var engine = new MediaEngine(settings, listener);
      engine.threads.forEach(MediaThread::start);
      return engine;
    } catch (IOException failure) {
      throw new EngineFailed("starting the media engine", failure);
    }
  }

  /// Opens a session with the engine's usual settings.
  ///
  /// @throws NoPortFree as below
  public MediaSession open() {
    return open(settings.session());
  }

  /// Opens a session that can be bridged with another one of this engine, of whose media thread it
  /// is then.
  ///
  /// @throws NoPortFree as below
  public MediaSession open(SessionSettings wanted, MediaSession beside) {
    return open(wanted, own(beside).thread());
  }

  /// Has the parties of sessions hear each other until it is closed; whoever is at another bridge
  /// leaves that.
  ///
  /// @param parties two to [Bridge#MOST], each opened beside one of the others
  public Bridge bridge(List<MediaSession> parties) {
    var own = parties.stream().map(MediaEngine::own).toList();
    var thread = own.getFirst().thread();
    if (own.size() < 2
        || own.size() > Bridge.MOST
        || own.stream().anyMatch(one -> !one.thread().equals(thread))) {
      throw new IllegalArgumentException(
          "a bridge takes 2 to " + Bridge.MOST + " sessions of one media thread");
    }
    return Bridge.open(thread, own);
  }

  private static RtpSession own(MediaSession session) {
    if (session instanceof RtpSession own) {
      return own;
    }
    throw new IllegalArgumentException("not a session of a media engine");
  }

  /// Takes a pair of ports for a new call. The caller closes the session.
  ///
  /// @param wanted what the call's line decides
  /// @throws NoPortFree when all ports of the range are taken
  /// @throws EngineFailed when a socket cannot be had
  public MediaSession open(SessionSettings wanted) {
    return open(
        wanted, threads.stream().min(Comparator.comparingInt(MediaThread::load)).orElseThrow());
  }

  private MediaSession open(SessionSettings wanted, MediaThread thread) {
    if (closed) {
      throw new IllegalStateException("the media engine is closed");
    }
    var unusable = new ArrayList<Integer>();
    try {
      for (OptionalInt port = ports.take(); port.isPresent(); port = ports.take()) {
        var sockets = Sockets.open(settings.bind(), port.getAsInt());
        if (sockets.isPresent()) {
          return open(wanted, thread, port.getAsInt(), sockets.get());
        }
        unusable.add(port.getAsInt());
      }
      throw new NoPortFree(settings.ports());
    } catch (IOException failure) {
      throw new EngineFailed("opening a media socket on " + settings.bind(), failure);
    } finally {
      unusable.forEach(ports::give); // another program has them for now
    }
  }

  private MediaSession open(SessionSettings wanted, MediaThread thread, int port, Sockets sockets) {
    long id = lastId.incrementAndGet();
    var session =
        new RtpSession(id, port, sockets, thread, clock, settings, wanted, listener, name);
    open.put(session.stream(), port);
    thread.add(session.stream());
    listener.on(new MediaEvent.Opened(id, port));
    return session;
  }

  /// Takes back the ports of a stream whose sockets are closed; told by its media thread.
  private void release(Stream stream) {
    Integer port = open.remove(stream);
    if (port != null) {
      ports.give(port);
      listener.on(new MediaEvent.Closed(stream.session().id(), stream.session().statistics()));
    }
  }

  /// How many sessions are open.
  public int sessions() {
    return open.size();
  }

  /// Closes all sessions and ends the threads; waits for that, at most 2 s.
  @Override
  public void close() {
    closed = true;
    open.keySet().forEach(stream -> stream.session().close());
    try {
      for (MediaThread thread : threads) {
        thread.stop(LONGEST_STOP);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
