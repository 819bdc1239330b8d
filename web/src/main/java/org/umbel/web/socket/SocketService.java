package org.umbel.web.socket;

import io.helidon.http.Headers;
import java.util.Optional;

/// What is served by WebSocket at one path.
@FunctionalInterface
public interface SocketService {

  /// Asked before the connection becomes a WebSocket, on its thread.
  ///
  /// @return empty when whoever asks may not; the request is then served as any other, so that an
  ///   ordinary route at the same path can say why
  Optional<SocketGuest> admit(Headers headers);
}
