package org.umbel.telephony.presence.platform;

import java.time.Duration;
import java.util.Optional;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipException;
import org.umbel.sip.auth.DigestClient;
import org.umbel.sip.message.Event;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Parameters;
import org.umbel.sip.message.SipUri;
import org.umbel.telephony.line.Line;
import org.umbel.telephony.line.Lines;

/// The way to another server. Safe for all threads; its methods wait.
final class ServerWay {
  static final Event PRESENCE = new Event("presence", Parameters.NONE);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Lines lines;
  private final OtherServer server;

  ServerWay(Lines lines, OtherServer server) {
    this.lines = lines;
    this.server = server;
  }

  OtherServer server() {
    return server;
  }

  /// @throws NoLine when the line is gone
  SipEndpoint endpoint() {
    return server
        .line()
        .map(lines::find)
        .orElseGet(lines::first)
        .map(Line::endpoint)
        .orElseThrow(() -> new NoLine(server.name()));
  }

  /// A request for somebody or something there, with our login.
  ///
  /// @throws SipException when no machine serves the address
  OutgoingRequest request(Method method, SipUri target) {
    var plain =
        OutgoingRequest.of(method, target, server.me()).over(endpoint().locate(server.server()));
    return server
        .password()
        .map(password -> plain.with(new DigestClient(server.user(), password)))
        .orElse(plain);
  }

  /// Whether the server is there, whatever it answers.
  ///
  /// @return why it is not
  Optional<String> look() {
    try {
      var target = SipUri.of("", server.domain());
      endpoint().send(request(Method.OPTIONS, target), PATIENCE);
      return Optional.empty();
    } catch (SipException silent) {
      return Optional.of(String.valueOf(silent.getMessage()));
    }
  }

  /// The line by which a server is asked is gone.
  static final class NoLine extends SipException {
    private static final long serialVersionUID = 1;

    NoLine(String platform) {
      super("No line leads to the presence server " + platform);
    }
  }
}
