package org.umbel.sip.transport;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.umbel.sip.tls.TlsSettings;

/// How the transports of an endpoint work.
///
/// @param limits what one peer can make them keep
/// @param sources what one of them may do before it is throttled
/// @param access who is listened to at first; see [Transports#admit]
/// @param tls for TLS and WSS, at first; see [Transports#renew]
/// @param origins web pages whose scripts may connect by WebSocket, such as `https://example.com`;
///   empty for any. Programs that are no browsers send no origin and are let in.
public record TransportSettings(
    TransportLimits limits,
    SourceLimits sources,
    AccessList access,
    Optional<TlsSettings> tls,
    Set<String> origins) {

  /// The default limits, everyone, no TLS, any origin.
  public static final TransportSettings DEFAULT =
      new TransportSettings(
          TransportLimits.DEFAULT,
          SourceLimits.DEFAULT,
          AccessList.EVERYONE,
          Optional.empty(),
          Set.of());

  public TransportSettings {
    origins =
        origins.stream()
            .map(origin -> origin.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  public TransportSettings withLimits(TransportLimits changed) {
    return new TransportSettings(changed, sources, access, tls, origins);
  }

  public TransportSettings withAccess(AccessList changed) {
    return new TransportSettings(limits, sources, changed, tls, origins);
  }

  public TransportSettings withTls(TlsSettings changed) {
    return new TransportSettings(limits, sources, access, Optional.of(changed), origins);
  }

  public TransportSettings withOrigins(Set<String> changed) {
    return new TransportSettings(limits, sources, access, tls, changed);
  }

  public TransportSettings withSources(SourceLimits changed) {
    return new TransportSettings(limits, changed, access, tls, origins);
  }
}
