package org.umbel.web.engine;

import io.helidon.http.Headers;
import io.helidon.webserver.http.HttpRouting;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.engine.EngineDesk;
import org.umbel.domain.person.Role;
import org.umbel.domain.report.ReportRing;
import org.umbel.web.socket.SocketGuest;
import org.umbel.web.socket.SocketService;
import org.umbel.web.worker.Gate;

/// Everything for programs of contact centres (KW-4, RP-2).
public final class EngineRoom implements AutoCloseable {
  private final Gate gate;
  private final EngineDesk desk;
  private final EventApi events;

  public EngineRoom(Gate gate, EngineDesk desk, ReportRing ring) {
    this.gate = gate;
    this.desk = desk;
    this.events = new EventApi(gate, ring);
  }

  public void routes(HttpRouting.Builder routing) {
    routing.register("/api/v1", new EngineApi(gate, desk)).register("/api/v1", events);
  }

  /// By path.
  public Map<String, SocketService> sockets() {
    return Map.of("/api/v1/engine/socket", this::socket);
  }

  private Optional<SocketGuest> socket(Headers headers) {
    return gate.official(headers, Role.ENGINE).map(_ -> new EngineSocket(desk));
  }

  /// Ends the streams.
  @Override
  public void close() {
    events.close();
  }
}
