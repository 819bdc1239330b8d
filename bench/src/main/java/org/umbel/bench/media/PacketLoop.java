package org.umbel.bench.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;

/// The physical limit: for each call a socket, from which every 20 ms what has come is read, and a
/// packet sent that says nothing. One thread, four beats in 20 ms over which the calls spread.
final class PacketLoop {
  private static final long BEAT = 5_000_000;
  private static final int BEATS = 4;
  private static final int PACKET = 172;
  private static final int UNITS = 160;

  private PacketLoop() {}

  public static void main(String[] words) throws IOException {
    var wanted = Beginning.of(words);
    var channels = new ArrayList<DatagramChannel>();
    var targets = new ArrayList<InetSocketAddress>();
    var names = new ArrayList<String>();
    for (int call = 0; call < wanted.calls(); call++) {
      var here = InetAddress.getLoopbackAddress();
      var channel = DatagramChannel.open().bind(new InetSocketAddress(here, 0));
      channel.configureBlocking(false);
      channels.add(channel);
      targets.add(new InetSocketAddress(here, wanted.port(call)));
      names.add(Integer.toString(((InetSocketAddress) channel.getLocalAddress()).getPort()));
    }
    Beginning.hold(names);
    var packet = ByteBuffer.allocateDirect(2_048);
    long next = System.nanoTime();
    for (int beat = 0; ; beat++) {
      for (int call = beat % BEATS; call < channels.size(); call += BEATS) {
        while (channels.get(call).receive(packet.clear()) != null) {
          // it is enough to have it
        }
        int number = beat / BEATS;
        packet.clear().put((byte) 0x80).put((byte) 8).putShort((short) number);
        packet.putInt(number * UNITS).putInt(call).position(PACKET).flip();
        channels.get(call).send(packet, targets.get(call));
      }
      next += BEAT;
      while (next - System.nanoTime() > 0) {
        LockSupport.parkNanos(next - System.nanoTime());
      }
    }
  }
}
