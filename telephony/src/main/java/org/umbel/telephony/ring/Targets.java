package org.umbel.telephony.ring;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.ReferTo;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.TelUri;
import org.umbel.sip.message.Uri;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.station.Callee;
import org.umbel.telephony.station.Way;

/// Where the address leads to whom somebody is to be transferred.
final class Targets {
  private Targets() {}

  /// The address itself, called by the line the wish came from; none when the address is one of
  /// ours.
  static List<Callee> elsewhere(ReferTo wanted, Leg referrer, Lines lines) {
    return wanted.target() instanceof SipUri uri && elsewhere(uri, referrer, lines)
        ? List.of(new Callee(1, List.of(new Elsewhere(uri, referrer.line().name()))))
        : List.of();
  }

  /// The number that is to be called anew; empty when a call is named that goes on elsewhere.
  static Optional<PhoneNumber> toBeRung(ReferTo wanted) {
    return wanted.replaces().isPresent() ? Optional.empty() : number(wanted);
  }

  static Optional<PhoneNumber> number(ReferTo wanted) {
    return switch (wanted.target()) {
      case TelUri tel -> PhoneNumber.parse(tel.number());
      case Uri other -> PhoneNumber.parse(NameAddr.of(other).user());
    };
  }

  /// A line that has servers of its own leads to them, whatever domain they speak for.
  private static boolean elsewhere(SipUri uri, Leg referrer, Lines lines) {
    return !referrer.line().settings().proxies().servers().isEmpty()
        || lines.all().stream().noneMatch(line -> ours(uri, line));
  }

  private static boolean ours(SipUri uri, Line line) {
    var points = line.listenPoints();
    var hosts =
        Stream.concat(
            Stream.of(line.settings().transport().domainName()),
            points.stream()
                .flatMap(
                    point -> Stream.concat(Stream.of(point.host()), point.advertised().stream())));
    return hosts.anyMatch(uri.host()::equalsIgnoreCase)
        && (uri.port().isEmpty()
            || points.stream().anyMatch(point -> point.port() == uri.port().getAsInt()));
  }

  /// The way to an address by the way out of a line.
  private record Elsewhere(SipUri address, String name) implements Way {
    @Override
    public Optional<String> line() {
      return Optional.of(name);
    }

    @Override
    public OutgoingRequest request(Method method, NameAddr from) {
      return OutgoingRequest.of(method, address, from);
    }

    @Override
    public boolean byProxy() {
      return true;
    }

    @Override
    public String label() {
      return address.toString();
    }
  }
}
