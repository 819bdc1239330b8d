package org.umbel.server.live;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.umbel.domain.health.Neighbour.Condition;
import org.umbel.sip.tls.Identity;
import org.umbel.sip.tls.TlsSettings;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.LineCalls.Direction;
import org.umbel.telephony.line.LineSettings;

/// How a line is, in words.
public final class LineWords {
  private static final Duration SOON = Duration.ofDays(30);

  private final InstantSource clock;

  public LineWords(InstantSource clock) {
    this.clock = clock;
  }

  /// Such as "listening on udp 0.0.0.0:5060; 3 calls in, 1 out".
  Condition of(Line line) {
    var words = new ArrayList<String>();
    words.add("listening on " + String.join(", ", listening(line)));
    words.add(
        line.calls().count(Direction.IN)
            + " calls in, "
            + line.calls().count(Direction.OUT)
            + " out");
    var expiring = expiring(line.settings());
    words.addAll(expiring);
    return new Condition(expiring.isEmpty(), String.join("; ", words));
  }

  /// Where it takes messages, such as `udp 127.0.0.1:5060`.
  static List<String> listening(Line line) {
    return line.listenPoints().stream().map(LineWords::words).toList();
  }

  private static String words(ListenPoint point) {
    var host = point.host().contains(":") ? "[" + point.host() + "]" : point.host();
    return point.protocol().word() + " " + host + ":" + point.port();
  }

  private List<String> expiring(LineSettings settings) {
    var now = clock.instant();
    return settings.tls().map(TlsSettings::identities).orElse(List.of()).stream()
        .filter(identity -> identity.expires().isBefore(now.plus(SOON)))
        .map(identity -> expiring(identity, Duration.between(now, identity.expires())))
        .toList();
  }

  private static String expiring(Identity identity, Duration left) {
    return left.isNegative()
        ? "the certificate " + identity + " has expired"
        : "the certificate " + identity + " expires in " + left.toDays() + " days";
  }
}
