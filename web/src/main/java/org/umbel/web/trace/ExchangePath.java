package org.umbel.web.trace;

import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import org.umbel.domain.trace.ExchangeId;

/// The exchange that a path names, and what is looked for.
final class ExchangePath {
  private static final String PCAP = ".pcap";
  private static final int LONGEST = 64;

  private ExchangePath() {}

  /// @return empty when it cannot be the name of an exchange
  static Optional<ExchangeId> id(ServerRequest request) {
    var last = last(request);
    var name = packets(request) ? last.substring(0, last.length() - PCAP.length()) : last;
    return name.matches("[0-9]{1,19}") ? Optional.of(new ExchangeId(name)) : Optional.empty();
  }

  /// Whether the packets are wanted.
  static boolean packets(ServerRequest request) {
    return last(request).endsWith(PCAP);
  }

  private static String last(ServerRequest request) {
    return request.path().pathParameters().first("id").orElse("");
  }

  /// A part of a user, an address or a program; empty for all.
  static String text(ServerRequest request) {
    return asked(request, "text");
  }

  /// A line's name; empty for all.
  static String line(ServerRequest request) {
    return asked(request, "line");
  }

  private static String asked(ServerRequest request, String name) {
    var typed = request.query().first(name).orElse("").strip();
    return typed.length() <= LONGEST ? typed : "";
  }
}
