package org.umbel.server.config;

import java.util.Optional;
import java.util.regex.Pattern;
import org.umbel.sip.message.MalformedValue;
import org.umbel.sip.message.SipUri;

/// A proxy as the file has it: `tcp 192.0.2.1:5068`, `sip.example.com`, or any part of these.
final class ProxyAddress {
  private static final Pattern FORM = Pattern.compile("(?:(udp|tcp|tls) +)?(\\S+)");

  private ProxyAddress() {}

  static Optional<SipUri> parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches() || text.contains("@") || text.contains(";")) {
      return Optional.empty();
    }
    try {
      var uri = SipUri.parse("sip:" + match.group(2));
      return Optional.of(
          match.group(1) == null ? uri : uri.withParameter("transport", match.group(1)));
    } catch (MalformedValue noHost) {
      return Optional.empty();
    }
  }

  static String show(SipUri uri) {
    var port = uri.port().isPresent() ? ":" + uri.port().getAsInt() : "";
    return uri.parameter("transport").map(transport -> transport + " ").orElse("")
        + uri.host()
        + port;
  }
}
