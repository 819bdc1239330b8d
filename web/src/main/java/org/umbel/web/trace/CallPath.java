package org.umbel.web.trace;

import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import org.umbel.domain.call.CallId;

/// The call that a path names, and the number that is looked for.
final class CallPath {
  private static final String PCAP = ".pcap";

  private CallPath() {}

  /// @return empty when it cannot be the name of a call
  static Optional<CallId> id(ServerRequest request) {
    var last = last(request);
    var name = last.endsWith(PCAP) ? last.substring(0, last.length() - PCAP.length()) : last;
    return name.matches("[A-Za-z0-9-]{1,64}") ? Optional.of(new CallId(name)) : Optional.empty();
  }

  /// Whether the packets are wanted.
  static boolean packets(ServerRequest request) {
    return last(request).endsWith(PCAP);
  }

  private static String last(ServerRequest request) {
    return request.path().pathParameters().first("id").orElse("");
  }

  /// Empty for all, or when it is no part of a number.
  static String number(ServerRequest request) {
    var typed = request.query().first("number").orElse("").replaceAll("[-.()/\\s]", "");
    return typed.length() <= 64 ? typed : "";
  }
}
