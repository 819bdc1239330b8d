package org.umbel.web.worker;

import io.helidon.http.Headers;
import io.helidon.webserver.http.HttpRouting;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.chat.Chat;
import org.umbel.domain.preview.Offer;
import org.umbel.domain.preview.OfferEnd;
import org.umbel.domain.preview.OfferWatch;
import org.umbel.web.socket.SocketGuest;
import org.umbel.web.socket.SocketService;
import org.umbel.web.worker.Gate.Visitor.Who;

/// Everything workers and agents see and do in a browser or by programs (WC-1, IM-1).
public final class WorkerRoom implements AutoCloseable {
  private final Gate gate;
  private final WorkerServices services;
  private final EndedOffers ended;
  private final Screens screens;

  private WorkerRoom(Gate gate, WorkerServices services) {
    this.gate = gate;
    this.services = services;
    this.ended = new EndedOffers(services.clock());
    this.screens = new Screens(services.states());
  }

  /// Opens it: from now on screens that connect are told of all changes.
  public static WorkerRoom open(Gate gate, WorkerServices services) {
    var room = new WorkerRoom(gate, services);
    services
        .agents()
        .follow(change -> {
          room.screens.touch(new Seat.OfWorker(change.agent()), Part.STATE);
          room.screens.touchAll(Part.WORKERS);
        });
    services.states().follow(worker -> room.screens.touch(new Seat.OfWorker(worker), Part.STATE));
    services.previews().follow(room.new Offers());
    services.chats().follow(room::changed);
    services
        .calls()
        .follow(call -> room.screens.touch(new Seat.OfWorker(call.agent()), Part.CALLS));
    return room;
  }

  private void changed(Chat chat) {
    screens.touch(new Seat.OfAgent(chat.agent()), Part.CHATS);
    chat.worker().ifPresent(worker -> screens.touch(new Seat.OfWorker(worker), Part.CHATS));
  }

  private final class Offers implements OfferWatch {
    @Override
    public void offered(Offer offer) {
      screens.touch(new Seat.OfWorker(offer.agent()), Part.OFFERS);
    }

    @Override
    public void ended(Offer offer, OfferEnd end) {
      ended.add(offer, end);
      screens.touch(new Seat.OfWorker(offer.agent()), Part.OFFERS);
    }
  }

  /// @param files own sounds, icons and help pages of the administrator
  public void routes(HttpRouting.Builder routing, Path files) {
    var api = new WorkerApi(gate, services, ended);
    routing
        .register("/api/v1", api)
        .register("/api/v1", new CallSteersApi(api, services))
        .register("/api/v1", new ChatApi(gate, api, services))
        .register("/api/v1", new SupervisorApi(gate, services))
        .register("/api/v1", new PresenceApi(gate, services))
        .register(new ClientFiles(files))
        .register(new ClientPages(gate, services));
  }

  /// By path.
  public Map<String, SocketService> sockets() {
    return Map.of(
        "/api/v1/worker/socket", this::workerScreen, "/api/v1/agent/socket", this::agentScreen);
  }

  private Optional<SocketGuest> workerScreen(Headers headers) {
    return gate.visitor(headers)
        .flatMap(visitor ->
            visitor.who() instanceof Who.Person(var extension)
                ? services
                    .workers()
                    .byPerson(extension)
                    .filter(Worker::enabled)
                    .map(worker ->
                        viewer(
                            new Seat.OfWorker(worker.id()),
                            new WorkerScreen(services, ended, worker.id()),
                            visitor))
                : Optional.empty());
  }

  private Optional<SocketGuest> agentScreen(Headers headers) {
    return gate.visitor(headers)
        .flatMap(visitor ->
            visitor.who() instanceof Who.Agent(var name)
                ? Optional.of(
                    viewer(new Seat.OfAgent(name), new AgentScreen(services, name), visitor))
                : Optional.empty());
  }

  private SocketGuest viewer(Seat seat, Screen screen, Gate.Visitor visitor) {
    return new Viewer(screens, seat, screen, visitor.stillIn(), services.clock());
  }

  /// Says goodbye to all screens.
  @Override
  public void close() {
    screens.close();
  }
}
