package org.umbel.server.config;

import java.util.Optional;
import java.util.regex.Pattern;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.Protocol;

/// Where SIP is listened for, written as `udp 192.0.2.1:5060`.
///
/// @param host an address or name; `0.0.0.0` or `::` for all of the machine
/// @param port 0 takes any free one
public record ListenAddress(Protocol protocol, String host, int port) {
  private static final Pattern FORM = Pattern.compile("(udp|tcp|tls|ws|wss) +(\\S+)");

  static Optional<ListenAddress> parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var protocol = Protocol.of(match.group(1)).orElseThrow();
    return Address.parse(match.group(2))
        .map(address -> new ListenAddress(protocol, address.host(), address.port()));
  }

  ListenPoint point(Optional<String> advertised) {
    return new ListenPoint(protocol, host, port, advertised);
  }

  @Override
  public String toString() {
    return protocol.word() + " " + new Address(host, port);
  }
}
