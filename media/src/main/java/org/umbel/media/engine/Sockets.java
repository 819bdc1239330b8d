package org.umbel.media.engine;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/// The two sockets of a session, RTP on an even port and RTCP on the one above.
record Sockets(DatagramChannel rtp, DatagramChannel rtcp) {
  /// Expedited forwarding, in the upper six bits (RFC 4594 §4.1).
  private static final int EXPEDITED = 46 << 2;

  /// Opens both; empty when another program has one of the ports.
  ///
  /// @throws IOException when it would fail with any port
  static Optional<Sockets> open(InetAddress address, int port) throws IOException {
    DatagramChannel rtp = channel(address);
    try {
      rtp.bind(new InetSocketAddress(address, port));
      DatagramChannel rtcp = channel(address);
      try {
        rtcp.bind(new InetSocketAddress(address, port + 1));
        return Optional.of(new Sockets(rtp, rtcp));
      } catch (IOException failure) {
        close(rtcp);
        throw failure;
      }
    } catch (BindException taken) {
      close(rtp);
      if (isAddressMissing(address)) {
        throw taken;
      }
      return Optional.empty();
    } catch (IOException failure) {
      close(rtp);
      throw failure;
    }
  }

  private static DatagramChannel channel(InetAddress address) throws IOException {
    boolean ipv4 = address instanceof Inet4Address && !address.isAnyLocalAddress();
    DatagramChannel channel =
        ipv4 ? DatagramChannel.open(StandardProtocolFamily.INET) : DatagramChannel.open();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.IP_TOS, EXPEDITED);
      return channel;
    } catch (IOException failure) {
      close(channel);
      throw failure;
    }
  }

  /// Whether binding fails because the address is not this host's, whatever the port.
  private static boolean isAddressMissing(InetAddress address) throws IOException {
    try (DatagramChannel probe = channel(address)) {
      probe.bind(new InetSocketAddress(address, 0));
      return false;
    } catch (BindException _) {
      return true;
    }
  }

  static void close(DatagramChannel channel) {
    try {
      channel.close();
    } catch (IOException _) {
      // nothing was to be written, so nothing is lost
    }
  }
}
