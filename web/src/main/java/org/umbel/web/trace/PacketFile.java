package org.umbel.web.trace;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.umbel.domain.trace.CallTrace;
import org.umbel.domain.trace.ExchangeTrace;
import org.umbel.domain.trace.Leg;
import org.umbel.domain.trace.Leg.Transport;
import org.umbel.domain.trace.Step;

/// The messages of a call or an exchange as a file for network analysers: classic pcap of raw IP
/// packets.
///
/// The packets are made up around the messages. What went by UDP is a datagram; what went by a
/// stream, encrypted or not, is shown readable in TCP segments without the opening and the end of
/// the connection. Addresses are those the line knows: behind its listen address there may have
/// been another port, and the peer's is that of the dialog's first message.
public final class PacketFile {
  private static final int MAGIC = 0xa1b2c3d4;
  private static final int LONGEST_PACKET = 65_535;
  private static final int RAW_IP = 101;
  private static final int MOST_IN_DATAGRAM = 65_000;
  private static final int SEGMENT = 1_400;

  static final String TYPE = "application/vnd.tcpdump.pcap";

  private final List<Leg> legs;
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  /// The next sequence number of each direction of each leg.
  private final Map<Way, Integer> sequence = new HashMap<>();

  private record Way(int leg, boolean received) {}

  private PacketFile(List<Leg> legs) {
    this.legs = legs;
  }

  static byte[] of(CallTrace trace) {
    return of(trace.legs(), trace.steps());
  }

  static byte[] of(ExchangeTrace trace) {
    return of(List.of(trace.leg()), trace.steps());
  }

  private static byte[] of(List<Leg> legs, List<Step> steps) {
    var writer = new PacketFile(legs);
    writer.head();
    for (var step : steps) {
      if (step instanceof Step.Message message && message.leg() >= 0) {
        writer.message(message);
      }
    }
    return writer.file.toByteArray();
  }

  private void head() {
    var head = ByteBuffer.allocate(24);
    head.putInt(MAGIC).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
    head.putInt(LONGEST_PACKET).putInt(RAW_IP);
    file.writeBytes(head.array());
  }

  private void message(Step.Message message) {
    var leg = legs.get(message.leg());
    var from = message.received() ? leg.peer() : leg.local();
    var to = message.received() ? leg.local() : leg.peer();
    var bytes = message.text().getBytes(StandardCharsets.UTF_8);
    if (leg.transport() == Transport.UDP && bytes.length <= MOST_IN_DATAGRAM) {
      packet(message.at(), Ip.packet(Ip.UDP, from, to, datagram(from, to, bytes)));
      return;
    }
    for (int start = 0; start < bytes.length; start += SEGMENT) {
      var part = ByteBuffer.wrap(bytes, start, Math.min(SEGMENT, bytes.length - start));
      packet(message.at(), Ip.packet(Ip.TCP, from, to, segment(message, leg, part)));
    }
  }

  private void packet(Instant at, byte[] packet) {
    var head = ByteBuffer.allocate(16);
    head.putInt((int) at.getEpochSecond()).putInt(at.getNano() / 1_000);
    head.putInt(packet.length).putInt(packet.length);
    file.writeBytes(head.array());
    file.writeBytes(packet);
  }

  /// RFC 768.
  private static byte[] datagram(InetSocketAddress from, InetSocketAddress to, byte[] content) {
    var datagram = ByteBuffer.allocate(8 + content.length);
    datagram.putShort((short) from.getPort()).putShort((short) to.getPort());
    datagram.putShort((short) datagram.capacity()).putShort((short) 0).put(content);
    int sum = Ip.checksum(Ip.UDP, from, to, datagram.array());
    datagram.putShort(6, (short) (sum == 0 ? 0xffff : sum));
    return datagram.array();
  }

  /// RFC 9293 §3.1: pushed, and acknowledging what came the other way.
  private byte[] segment(Step.Message message, Leg leg, ByteBuffer content) {
    var from = message.received() ? leg.peer() : leg.local();
    var to = message.received() ? leg.local() : leg.peer();
    var way = new Way(message.leg(), message.received());
    var back = new Way(message.leg(), !message.received());
    int number = sequence.getOrDefault(way, 1);
    sequence.put(way, number + content.remaining());
    var segment = ByteBuffer.allocate(20 + content.remaining());
    segment.putShort((short) from.getPort()).putShort((short) to.getPort());
    segment.putInt(number).putInt(sequence.getOrDefault(back, 1));
    segment.putShort((short) 0x5018).putShort((short) 0xffff).putShort((short) 0);
    segment.putShort((short) 0).put(content);
    segment.putShort(16, (short) Ip.checksum(Ip.TCP, from, to, segment.array()));
    return segment.array();
  }
}
