package org.umbel.web.door;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Where requests come from, as far as guesses are counted: an IPv4 address, or the network of an
/// IPv6 one (its first 64 bits), because one house has as many addresses of it as it likes.
///
/// @param behindProxy whether a proxy is the peer of every request and its `X-Forwarded-For` may be
///   believed; only the last address is its own word
public record Source(boolean behindProxy) {
  private static final int NETWORK_BYTES = 8;

  String of(ServerRequest request) {
    if (behindProxy) {
      var told = request.headers().first(HeaderNames.X_FORWARDED_FOR).orElse("");
      var last = told.substring(told.lastIndexOf(',') + 1).strip();
      if (!last.isEmpty() && last.length() <= 64) {
        return network(last);
      }
    }
    return request.remotePeer().address() instanceof InetSocketAddress peer
        ? network(peer.getAddress())
        : "unknown";
  }

  /// Whether nobody on the way can read what comes: it is from this machine, or by HTTPS.
  boolean unseen(ServerRequest request) {
    return behindProxy
        || (request.remotePeer().address() instanceof InetSocketAddress peer
            && peer.getAddress().isLoopbackAddress());
  }

  static String network(String literal) {
    try {
      return network(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException noAddress) {
      return literal;
    }
  }

  private static String network(InetAddress address) {
    var bytes = address.getAddress();
    if (bytes.length <= NETWORK_BYTES) {
      return address.getHostAddress();
    }
    var network = new StringBuilder();
    for (var i = 0; i < NETWORK_BYTES; i += 2) {
      network.append("%02x%02x:".formatted(bytes[i], bytes[i + 1]));
    }
    return network.append(":/64").toString();
  }
}
