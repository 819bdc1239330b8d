package org.umbel.testkit.wire;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.umbel.testkit.part.PartFailed;

/// Datagrams between two peers, by a network that loses, delays and reorders them as told. Each
/// peer sees the relay's port of its side as the other one. Which packets of a direction are lost
/// follows from the seed alone; the times are those of this machine.
///
/// A thread for each direction receives and decides; one for both sends when it is time.
public final class BadNetwork implements AutoCloseable {
  private static final int LARGEST = 65_536;

  private final ScheduledExecutorService onTheirWay =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().factory(), new ThreadPoolExecutor.DiscardPolicy());
  private final DatagramSocket near;
  private final DatagramSocket far;
  private final Way there;
  private final Way back;

  /// How bad a direction is.
  ///
  /// @param loss share of packets that are lost, 0 to 1
  /// @param delay of each packet
  /// @param jitter up to so much more delay, equally likely; above the time between packets they
  ///   overtake each other
  public record Fault(double loss, Duration delay, Duration jitter) {}

  private BadNetwork(
      DatagramSocket near,
      DatagramSocket far,
      Fault fault,
      long seed,
      @Nullable InetSocketAddress nearPeer,
      @Nullable InetSocketAddress farPeer) {
    this.near = near;
    this.far = far;
    there = new Way(near, far, fault, new Random(seed), farPeer);
    back = new Way(far, near, fault, new Random(~seed), nearPeer);
    there.begin(back);
    back.begin(there);
  }

  /// In front of a server: whoever sends to the port reaches it.
  public static BadNetwork before(
      InetSocketAddress server, int port, int outerPort, Fault fault, long seed) {
    return new BadNetwork(open(port), open(outerPort), fault, seed, null, server);
  }

  /// In front of somebody who waits at an address: whoever sends to the outer port reaches it, and
  /// gets what it sends to the port.
  public static BadNetwork around(
      InetSocketAddress waiting, int port, int outerPort, Fault fault, long seed) {
    return new BadNetwork(open(port), open(outerPort), fault, seed, waiting, null);
  }

  private static DatagramSocket open(int port) {
    try {
      return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException failure) {
      throw new PartFailed("no UDP port " + port, failure);
    }
  }

  /// Where the near side sends to.
  public InetSocketAddress entrance() {
    return (InetSocketAddress) near.getLocalSocketAddress();
  }

  /// How many packets were lost on purpose, both ways.
  public int lost() {
    return there.lost.get() + back.lost.get();
  }

  /// How many packets came, both ways.
  public int taken() {
    return there.taken.get() + back.taken.get();
  }

  /// One direction.
  private final class Way {
    private final DatagramSocket from;
    private final DatagramSocket to;
    private final Fault fault;
    private final Random random;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile @Nullable SocketAddress goal;

    Way(
        DatagramSocket from,
        DatagramSocket to,
        Fault fault,
        Random random,
        @Nullable InetSocketAddress goal) {
      this.from = from;
      this.to = to;
      this.fault = fault;
      this.random = random;
      this.goal = goal;
    }

    void begin(Way opposite) {
      Thread.ofVirtual().name("bad-network").start(() -> receive(opposite));
    }

    private void receive(Way opposite) {
      var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
      while (!from.isClosed()) {
        try {
          from.receive(packet);
        } catch (IOException closed) {
          return;
        }
        opposite.goal = packet.getSocketAddress();
        take(Arrays.copyOf(packet.getData(), packet.getLength()));
      }
    }

    private void take(byte[] bytes) {
      taken.incrementAndGet();
      boolean loses = random.nextDouble() < fault.loss();
      double later = random.nextDouble() * fault.jitter().toNanos();
      if (loses) {
        lost.incrementAndGet();
        return;
      }
      long nanos = fault.delay().toNanos() + (long) later;
      var _ = onTheirWay.schedule(() -> send(bytes), nanos, TimeUnit.NANOSECONDS);
    }

    private void send(byte[] bytes) {
      var known = goal;
      if (known == null) {
        return; // nobody has been heard there
      }
      try {
        to.send(new DatagramPacket(bytes, bytes.length, known));
      } catch (IOException gone) {
        // datagrams may be lost
      }
    }
  }

  @Override
  public void close() {
    onTheirWay.shutdownNow();
    near.close();
    far.close();
  }
}
