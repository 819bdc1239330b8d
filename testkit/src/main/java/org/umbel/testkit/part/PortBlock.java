package org.umbel.testkit.part;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Fifty ports of this machine that nobody else uses, UDP and TCP.
///
/// They lie between 10 000 and 16 383: below those a server gives to media and the kernel gives to
/// clients. A lock on a file keeps other test runs away; the kernel takes it back when this process
/// dies.
public final class PortBlock implements AutoCloseable {
  /// How many ports a block has.
  public static final int SIZE = 50;

  private static final int LOWEST = 10_000;
  private static final int BLOCKS = (16_384 - LOWEST) / SIZE;
  private static final Path LOCKS = Path.of(System.getProperty("java.io.tmpdir"), "umbel-ports");

  private final int first;
  private final FileLock lock;

  private PortBlock(int first, FileLock lock) {
    this.first = first;
    this.lock = lock;
  }

  /// Takes a free block.
  ///
  /// @throws PartFailed when there is none
  public static PortBlock take() {
    int start = ThreadLocalRandom.current().nextInt(BLOCKS);
    try {
      Files.createDirectories(LOCKS);
      for (int i = 0; i < BLOCKS; i++) {
        int first = LOWEST + (start + i) % BLOCKS * SIZE;
        var lock = lock(first);
        if (lock != null) {
          if (allFree(first)) {
            return new PortBlock(first, lock);
          }
          lock.acquiredBy().close();
        }
      }
    } catch (IOException failure) {
      throw new PartFailed("cannot lock ports in " + LOCKS, failure);
    }
    throw new PartFailed("no free block of " + SIZE + " ports from " + LOWEST + " on");
  }

  /// The port at a place, 0 … 49.
  public int at(int place) {
    if (place < 0 || place >= SIZE) {
      throw new IllegalArgumentException("a block has no place " + place);
    }
    return first + place;
  }

  /// The address of a port on loopback.
  public InetSocketAddress address(int place) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), at(place));
  }

  private static @Nullable FileLock lock(int first) throws IOException {
    var channel =
        FileChannel.open(
            LOCKS.resolve(Integer.toString(first)),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      var lock = channel.tryLock();
      if (lock == null) {
        channel.close();
      }
      return lock;
    } catch (OverlappingFileLockException taken) {
      channel.close();
      return null;
    }
  }

  private static boolean allFree(int first) {
    return IntStream.range(first, first + SIZE).allMatch(PortBlock::free);
  }

  private static boolean free(int port) {
    try (var udp = new DatagramSocket(port);
        var tcp = new ServerSocket(port)) {
      return udp.isBound() && tcp.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  /// Gives the ports back.
  @Override
  public void close() {
    try {
      lock.acquiredBy().close();
    } catch (IOException failure) {
      throw new PartFailed("cannot give back the ports from " + first + " on", failure);
    }
  }
}
