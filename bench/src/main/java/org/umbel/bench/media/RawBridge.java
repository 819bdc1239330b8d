package org.umbel.bench.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Arrays;

/// The physical limit of a bridge: two sockets a call, and whatever comes at one is sent by the
/// other at once. One thread that waits by a selector.
final class RawBridge {
  private RawBridge() {}

  private record Way(DatagramChannel out, InetSocketAddress target) {}

  /// @param words as of [BridgeRoom]
  public static void main(String[] words) throws IOException {
    int calls = Integer.parseInt(words[0]);
    var ports = Arrays.stream(words[2].split(",", -1)).map(Integer::valueOf).toList();
    var selector = Selector.open();
    var names = new ArrayList<String>();
    for (int call = 0; call < calls; call++) {
      var target =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get(call % ports.size()));
      var one = channel();
      var two = channel();
      one.register(selector, SelectionKey.OP_READ, new Way(two, target));
      two.register(selector, SelectionKey.OP_READ, new Way(one, target));
      names.add(port(one) + ":" + port(two));
    }
    Beginning.hold(names);
    var packet = ByteBuffer.allocateDirect(2_048);
    while (selector.isOpen()) {
      selector.select(key -> pass(key, packet));
    }
  }

  private static DatagramChannel channel() throws IOException {
    var channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    channel.configureBlocking(false);
    return channel;
  }

  private static int port(DatagramChannel channel) throws IOException {
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }

  private static void pass(SelectionKey key, ByteBuffer packet) {
    if (!(key.attachment() instanceof Way way) || !(key.channel() instanceof DatagramChannel in)) {
      return;
    }
    try {
      while (in.receive(packet.clear()) != null) {
        way.out().send(packet.flip(), way.target());
      }
    } catch (IOException refused) {
      // the next one may pass
    }
  }
}
