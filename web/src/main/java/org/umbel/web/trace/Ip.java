package org.umbel.web.trace;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/// Internet packets around what they carry, of version 4 or 6 as the addresses are (RFC 791, RFC
/// 8200). When only one end has an address of version 4, it is mapped (RFC 4291 §2.5.5.2).
final class Ip {
  static final int TCP = 6;
  static final int UDP = 17;
  private static final int HOPS = 64;

  private Ip() {}

  /// @param protocol [#TCP] or [#UDP]
  static byte[] packet(int protocol, InetSocketAddress from, InetSocketAddress to, byte[] content) {
    return fourth(from, to)
        ? version4(protocol, from, to, content)
        : version6(protocol, from, to, content);
  }

  private static boolean fourth(InetSocketAddress from, InetSocketAddress to) {
    return from.getAddress() instanceof Inet4Address && to.getAddress() instanceof Inet4Address;
  }

  private static byte[] version4(
      int protocol, InetSocketAddress from, InetSocketAddress to, byte[] content) {
    var packet = ByteBuffer.allocate(20 + content.length);
    packet.putShort((short) 0x4500).putShort((short) packet.capacity());
    packet.putShort((short) 0).putShort((short) 0x4000); // not to be fragmented
    packet.put((byte) HOPS).put((byte) protocol).putShort((short) 0);
    packet.put(from.getAddress().getAddress()).put(to.getAddress().getAddress());
    packet.putShort(10, (short) folded(sum(packet.array(), 20)));
    packet.put(content);
    return packet.array();
  }

  private static byte[] version6(
      int protocol, InetSocketAddress from, InetSocketAddress to, byte[] content) {
    var packet = ByteBuffer.allocate(40 + content.length);
    packet.putInt(0x60000000).putShort((short) content.length);
    packet.put((byte) protocol).put((byte) HOPS);
    packet.put(sixteen(from.getAddress())).put(sixteen(to.getAddress())).put(content);
    return packet.array();
  }

  private static byte[] sixteen(InetAddress address) {
    var bytes = address.getAddress();
    if (bytes.length == 16) {
      return bytes;
    }
    var mapped = ByteBuffer.allocate(16);
    return mapped.putShort(10, (short) 0xffff).put(12, bytes).array();
  }

  /// The sum over a datagram or segment and the addresses, in 16 bits (RFC 1071, RFC 8200 §8.1).
  static int checksum(int protocol, InetSocketAddress from, InetSocketAddress to, byte[] content) {
    long sum = sum(content, content.length) + protocol + content.length;
    var both = fourth(from, to);
    for (var address : new InetAddress[] {from.getAddress(), to.getAddress()}) {
      var bytes = both ? address.getAddress() : sixteen(address);
      sum += sum(bytes, bytes.length);
    }
    return folded(sum);
  }

  private static long sum(byte[] bytes, int length) {
    long sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (bytes[i] & 0xffL) << (i % 2 == 0 ? 8 : 0);
    }
    return sum;
  }

  private static int folded(long sum) {
    long rest = sum;
    while (rest > 0xffff) {
      rest = (rest & 0xffff) + (rest >> 16);
    }
    return (int) (~rest & 0xffff);
  }
}
