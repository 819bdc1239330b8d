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
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.umbel.testkit.part.PartFailed;

/// Datagrams between two peers, by a network that loses, delays and reorders them as told. Each
/// peer sees the relay's port of its side as the other one. Which packets of a direction are lost
/// follows from the seed alone; the times are those of this machine.
///
/// Two threads for each direction: one receives and decides, one sends when it is time.
public final class BadNetwork implements AutoCloseable {
  private static final int LARGEST = 65_536;

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

  /// A packet on its way.
  private record Travelling(byte[] bytes, long arrives) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(arrives - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }

  /// One direction.
  private static final class Way {
    private final DatagramSocket from;
    private final DatagramSocket to;
    private final Fault fault;
    private final Random random;
    private final DelayQueue<Travelling> travelling = new DelayQueue<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile @Nullable SocketAddress goal;
    private volatile @Nullable Thread sending;

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
      Thread.ofVirtual().name("bad-network-in").start(() -> receive(opposite));
      sending = Thread.ofVirtual().name("bad-network-out").start(this::send);
    }

    /// The sockets are closed by now.
    void end() {
      var thread = sending;
      if (thread != null) {
        thread.interrupt();
      }
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
      long arrives = System.nanoTime() + fault.delay().toNanos() + (long) later;
      travelling.add(new Travelling(bytes, arrives));
    }

    private void send() {
      try {
        while (!to.isClosed()) {
          var bytes = travelling.take().bytes();
          var known = goal;
          if (known != null) {
            to.send(new DatagramPacket(bytes, bytes.length, known));
          }
        }
      } catch (IOException | InterruptedException closed) {
        return;
      }
    }
  }

  @Override
  public void close() {
    near.close();
    far.close();
    there.end();
    back.end();
  }
}
