package org.umbel.media.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.umbel.media.codec.Codec;

/// One audio line of the peer's description, understood together with what the session says.
record PeerAudio(SessionDescription description, MediaDescription line) {
  private static final int SHORTEST_PACKET = 10;
  private static final int USUAL_PACKET = 20;
  private static final int LONGEST_PACKET = 60;

  /// The profiles we speak. Those with feedback (RFC 4585) allow more reports than we send, and
  /// demand none.
  private static final Set<String> PROFILES =
      Set.of("RTP/AVP", "RTP/AVPF", "RTP/SAVP", "RTP/SAVPF");

  /// Whether it is RTP audio, secured or not.
  static boolean speaks(MediaDescription line) {
    return line.type().equals("audio") && line.port() != 0 && PROFILES.contains(line.protocol());
  }

  /// Whether the line can be taken encrypted only (RFC 4568 §3).
  boolean isSecured() {
    return line.protocol().startsWith("RTP/SAVP");
  }

  /// The peer's keys that we can use, most wanted first.
  List<CryptoLine> keys() {
    return CryptoLine.of(line);
  }

  /// The formats in the peer's order of preference, those without a meaning left out.
  List<PayloadFormat> formats() {
    return line.formats().stream()
        .flatMap(format -> PayloadFormat.of(line, format).stream())
        .toList();
  }

  /// The peer's number for RTP events: on the codec's clock (RFC 4733 §2.1), else the first, for
  /// phones that know only one whatever they speak.
  Optional<PayloadFormat> keyEvents(Codec codec) {
    var events = formats().stream().filter(PayloadFormat::isKeyEvents).toList();
    return events.stream()
        .filter(format -> format.clockRate() == codec.clockRate())
        .findFirst()
        .or(() -> events.stream().findFirst());
  }

  private Optional<Connection> connection() {
    return line.connection().or(description::connection);
  }

  /// Where the peer wants RTP; empty when it does not say or means no single host.
  Optional<InetSocketAddress> address() {
    return connection()
        .flatMap(PeerAudio::resolve)
        .map(host -> new InetSocketAddress(host, line.port()));
  }

  /// Where the peer wants RTCP (RFC 3605 §2.1).
  InetSocketAddress rtcpAddress(InetSocketAddress rtp) {
    var above = new InetSocketAddress(rtp.getAddress(), Math.min(rtp.getPort() + 1, 65_535));
    return line.attribute("rtcp").map(value -> rtcpAddress(value, rtp, above)).orElse(above);
  }

  private static InetSocketAddress rtcpAddress(
      String value, InetSocketAddress rtp, InetSocketAddress otherwise) {
    String[] fields = value.split(" +", 5);
    int port = Numbers.parse(fields[0], 65_535);
    if (port <= 0) {
      return otherwise;
    }
    if (fields.length < 4) {
      return new InetSocketAddress(rtp.getAddress(), port);
    }
    return resolve(new Connection(fields[2].equals("IP6"), fields[3]))
        .filter(host -> host.getClass() == rtp.getAddress().getClass())
        .map(host -> new InetSocketAddress(host, port))
        .orElse(otherwise);
  }

  /// Literals only: a domain name (which RFC 8866 §5.7 allows and nobody sends) would let a peer
  /// make us wait for name servers of its choice.
  private static Optional<InetAddress> resolve(Connection connection) {
    try {
      var address = InetAddress.ofLiteral(connection.address());
      return address.isMulticastAddress() ? Optional.empty() : Optional.of(address);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Who sends, seen from the peer. The all-zero address means that it does not receive (RFC 3264
  /// §8.4).
  Direction direction() {
    Direction said =
        direction(line.attributes())
            .or(() -> direction(description.attributes()))
            .orElse(Direction.SENDRECV);
    boolean heldByAddress = connection().map(Connection::isZero).orElse(false);
    return heldByAddress ? said.and(Direction.SENDONLY) : said;
  }

  private static Optional<Direction> direction(List<Attribute> attributes) {
    for (Attribute attribute : attributes) {
      for (Direction direction : Direction.values()) {
        if (attribute.name().equals(direction.attribute())) {
          return Optional.of(direction);
        }
      }
    }
    return Optional.empty();
  }

  /// How much speech the peer wants in a packet, in steps of 10 ms.
  Duration packetTime() {
    int wanted = millis("ptime").orElse(USUAL_PACKET);
    int most = millis("maxptime").orElse(LONGEST_PACKET);
    int bounded = Math.clamp(Math.min(wanted, most), SHORTEST_PACKET, LONGEST_PACKET);
    return Duration.ofMillis(bounded - bounded % SHORTEST_PACKET);
  }

  private Optional<Integer> millis(String name) {
    return line.attribute(name)
        .map(value -> Numbers.parse(value, 10_000))
        .filter(number -> number > 0);
  }
}
