package org.umbel.media.engine;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// One of the threads that move packets, owner of its streams.
///
/// It works in beats, four to a frame. A stream has its turn once in a frame: what has come for it
/// is taken, then what is due is sent. Waking by the clock and not by each packet, and reading
/// sockets that have a packet waiting anyway, needs no system call to find them; a packet waits at
/// most 20 ms, which nobody hears. Streams do not begin at the same time, so their turns spread
/// over the beats. What it does is short and cannot be made up for later, so it asks to go before
/// other threads. Reports, which are rare, are waited for by a selector, and so is what comes for a
/// bridge, since that is passed on at once. In steady state it allocates nothing.
final class MediaThread implements Runnable {
  private static final int BEATS_PER_FRAME = 4;

  /// Rounds of reading reports in one beat; what a flood leaves waits for the next or is dropped by
  /// the kernel.
  private static final int MOST_ROUNDS = 8;

  private static final long BEATS_PER_STROKE =
      BEATS_PER_FRAME * Bell.STROKE / MediaSettings.FRAME.toNanos();

  private static final long NOTABLY_BEHIND = 100 * MediaClock.MILLI;

  private final int number;
  private final MediaClock clock;
  private final MediaListener listener;
  private final Consumer<Stream> closed;
  private final long beat;
  private final Selector selector;
  private final Thread thread;
  private final ConcurrentLinkedQueue<Runnable> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicInteger load = new AtomicInteger();
  private final Round streams = new Round();
  private final Workspace workspace = new Workspace();
  private final Bell bell = new Bell();
  private final Consumer<SelectionKey> readReady = this::readReady;
  private final Round.Turn turn = this::serve;

  private volatile boolean stopping;
  private long now;

  /// How many of its streams are at a bridge.
  private int bridged;

  /// @param closed told of each stream whose ports are free again
  MediaThread(
      int number, MediaClock clock, Duration frame, MediaListener listener, Consumer<Stream> closed)
      throws IOException {
    this.number = number;
    this.clock = clock;
    this.listener = listener;
    this.closed = closed;
    this.beat = frame.toNanos() / BEATS_PER_FRAME;
    this.selector = Selector.open();
    this.thread = prior("media-" + number, this);
  }

  /// A thread that goes before others where the Java machine is told to let it.
  @SuppressWarnings("ThreadPriorityCheck") // without it all is right, but packets are late
  private static Thread prior(String name, Runnable work) {
    return Thread.ofPlatform().name(name).daemon().priority(Thread.MAX_PRIORITY).unstarted(work);
  }

  void start() {
    bell.start();
    thread.start();
  }

  /// For the streams it will own.
  Workspace workspace() {
    return workspace;
  }

  /// For those that record from its streams.
  Bell bell() {
    return bell;
  }

  /// How many streams it has or will have.
  int load() {
    return load.get();
  }

  /// Takes a stream over; any thread.
  void add(Stream stream) {
    load.incrementAndGet();
    tell(() -> register(stream));
  }

  /// Ends a stream; any thread.
  void remove(Stream stream) {
    tell(() -> close(stream));
  }

  /// Has it do something at its next beat; any thread.
  void tell(Runnable message) {
    inbox.add(message);
    LockSupport.unpark(thread);
  }

  /// Ends the thread and its streams; waits at most so long.
  void stop(Duration longest) throws InterruptedException {
    stopping = true;
    LockSupport.unpark(thread);
    thread.join(longest);
  }

  @Override
  public void run() {
    long next = System.nanoTime();
    for (long beats = 1; !stopping; beats++) {
      now = clock.now();
      takeMessages();
      readReports();
      streams.serve(now, turn);
      if (beats % BEATS_PER_STROKE == 0) {
        bell.strike(beats / BEATS_PER_STROKE);
      }
      next = awaitBeat(next + beat);
    }
    now = clock.now();
    takeMessages();
    for (Stream stream = streams.last(); stream != null; stream = streams.last()) {
      close(stream);
    }
    bell.stop();
    Selectors.close(selector);
  }

  private long awaitBeat(long next) {
    if (streams.isEmpty() && inbox.isEmpty() && !stopping) {
      LockSupport.park(this);
      return System.nanoTime();
    }
    long behind = System.nanoTime() - next;
    if (behind > NOTABLY_BEHIND) {
      listener.on(new MediaEvent.Behind(number, Duration.ofNanos(behind)));
      return System.nanoTime();
    }
    for (long left = next - System.nanoTime(); left > 0 && !stopping; ) {
      if (bridged > 0 && left >= MediaClock.MILLI) {
        awaitPacket(left / MediaClock.MILLI);
      } else {
        LockSupport.parkNanos(this, left);
      }
      left = next - System.nanoTime();
    }
    return next;
  }

  private void awaitPacket(long millis) {
    try {
      selector.select(readReady, millis);
    } catch (IOException failure) {
      troubled(failure);
      LockSupport.parkNanos(this, millis * MediaClock.MILLI);
    }
  }

  /// A stream has come to a bridge or left it; its own thread only.
  void bridged(int more) {
    bridged += more;
  }

  private void readReports() {
    try {
      int rounds = 0;
      while (selector.selectNow(readReady) > 0 && rounds < MOST_ROUNDS) {
        rounds++;
      }
    } catch (IOException failure) {
      troubled(failure);
    }
  }

  private void troubled(IOException failure) {
    listener.on(new MediaEvent.Troubled(number, new EngineFailed("selecting sockets", failure)));
  }

  private void readReady(SelectionKey key) {
    if (!key.isValid() || !(key.attachment() instanceof Stream stream)) {
      return;
    }
    try {
      stream.read(key, clock.now());
    } catch (RuntimeException failure) {
      giveUp(stream, failure);
    }
  }

  private void takeMessages() {
    for (Runnable message = inbox.poll(); message != null; message = inbox.poll()) {
      message.run();
    }
  }

  private long serve(Stream stream) {
    try {
      return stream.serve(now);
    } catch (RuntimeException failure) {
      giveUp(stream, failure);
      return Long.MAX_VALUE;
    }
  }

  private void register(Stream stream) {
    try {
      stream.register(selector);
      streams.add(stream);
    } catch (IOException failure) {
      giveUp(stream, new EngineFailed("watching a media socket", failure)); // its close follows
    }
  }

  private void giveUp(Stream stream, RuntimeException failure) {
    listener.on(new MediaEvent.Broken(stream.session().id(), failure));
    stream.session().close();
  }

  private void close(Stream stream) {
    streams.remove(stream);
    if (stream.isClosed()) {
      return;
    }
    try {
      stream.close(now);
    } catch (RuntimeException failure) {
      listener.on(new MediaEvent.Broken(stream.session().id(), failure));
    }
    readReports(); // lets the selector release the sockets, and the system the ports
    load.decrementAndGet();
    closed.accept(stream);
  }
}
