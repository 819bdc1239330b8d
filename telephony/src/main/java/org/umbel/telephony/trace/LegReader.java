package org.umbel.telephony.trace;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.trace.Leg;
import org.umbel.domain.trace.Leg.AudioSecurity;
import org.umbel.domain.trace.MediaFigures;
import org.umbel.domain.trace.Quality;
import org.umbel.media.engine.MediaStatistics;
import org.umbel.media.srtp.SrtpSuite;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.TelUri;
import org.umbel.sip.message.Uri;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.Peer;

/// Makes of a gathered dialog what people read. Used once, by whoever looks.
final class LegReader {
  private final DraftLeg leg;
  private final List<Entry.Wire> wires;
  private final LineWatch line;
  private final Peer peer;

  /// @param leg one that had a message at least
  /// @param wires its messages
  LegReader(DraftLeg leg, List<Entry.Wire> wires) {
    this.leg = leg;
    this.wires = wires;
    this.line = leg.line().orElseThrow();
    this.peer = leg.peer().orElseThrow();
  }

  Leg leg() {
    var audio = AgreedAudio.of(wires.stream().map(Entry.Wire::message).toList());
    return new Leg(
        line.name,
        name(),
        peer.address(),
        local(),
        Leg.Transport.valueOf(peer.protocol().name()),
        leg.callId,
        sealed() ? AudioSecurity.SRTP : audio.security(),
        leg.statistics().map(seen -> figures(seen, audio)));
  }

  /// Whether audio here is encrypted, which a description need not tell.
  private boolean sealed() {
    return leg.statistics().flatMap(MediaStatistics::encryption).isPresent();
  }

  /// The party: who sent the first request, or whom we sent it to.
  String name() {
    for (var wire : wires) {
      if (wire.message() instanceof Request request) {
        return name(wire.received() ? request.from().uri() : request.uri());
      }
    }
    return leg.callId;
  }

  private static String name(Uri uri) {
    return switch (uri) {
      case SipUri sip when !sip.user().isEmpty() -> sip.user();
      case TelUri tel -> tel.number();
      default -> uri.toString();
    };
  }

  /// Where the line listens for such messages; if on all addresses, the one that leads to the peer.
  private InetSocketAddress local() {
    var points = line.points();
    var point =
        points.stream()
            .filter(candidate -> candidate.protocol() == peer.protocol())
            .findFirst()
            .or(() -> points.stream().findFirst());
    int port = point.map(ListenPoint::port).orElse(0);
    var bound = new InetSocketAddress(point.map(ListenPoint::host).orElse("0.0.0.0"), port);
    return bound.isUnresolved() || bound.getAddress().isAnyLocalAddress()
        ? new InetSocketAddress(towards(peer.address()), port)
        : bound;
  }

  /// Connecting a datagram socket sends nothing, but makes the system choose a route.
  private static InetAddress towards(InetSocketAddress peer) {
    try (var probe = DatagramChannel.open()) {
      probe.connect(peer);
      return ((InetSocketAddress) probe.getLocalAddress()).getAddress();
    } catch (IOException | RuntimeException _) {
      return InetAddress.getLoopbackAddress();
    }
  }

  static Optional<Quality> quality(DraftLeg leg) {
    return leg.statistics().flatMap(LegReader::quality);
  }

  private static Optional<Quality> quality(MediaStatistics seen) {
    return seen.in().score().map(Quality::new);
  }

  private static MediaFigures figures(MediaStatistics seen, AgreedAudio audio) {
    return new MediaFigures(
        seen.codec().orElse(audio.codec()),
        seen.encryption().map(SrtpSuite::name).orElse(""),
        seen.in().packets(),
        seen.out().packets(),
        seen.in().lost(),
        seen.in().late(),
        seen.in().jitter(),
        seen.roundTrip(),
        quality(seen),
        seen.out().seen().map(report -> new Quality(report.score())));
  }
}
