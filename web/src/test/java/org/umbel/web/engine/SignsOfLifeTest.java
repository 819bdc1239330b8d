package org.umbel.web.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.Headers;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Agents;
import org.umbel.domain.agent.Cause;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.agent.options.OptionSet;
import org.umbel.domain.agent.options.WorkerOptions;
import org.umbel.domain.engine.EngineDesk;
import org.umbel.domain.interaction.ConnectionId;
import org.umbel.domain.interaction.Interactions;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Role;
import org.umbel.domain.preview.Offer;
import org.umbel.domain.preview.OfferEnd;
import org.umbel.domain.preview.OfferWatch;
import org.umbel.domain.preview.Previews;
import org.umbel.domain.report.ReportRing;
import org.umbel.web.worker.Gate;

/// Connections on which nothing happens for long stay open, and those that are dead are found out.
@Timeout(60)
class SignsOfLifeTest implements Workers, WorkerOptions, Gate, OfferWatch {
  private static final AgentId ANNA = new AgentId("anna");
  private static final Duration OFTEN = Duration.ofMillis(30);

  private final Agents agents = new Agents(InstantSource.system());
  private final Previews previews =
      new Previews(agents, () -> Duration.ofSeconds(9), InstantSource.system());
  private final EngineDesk desk =
      new EngineDesk(previews, this, this, new Interactions(this, InstantSource.system()));
  private final EventApi events = new EventApi(this, new ReportRing(10), OFTEN);
  private final WebServer server =
      WebServer.builder()
          .host("127.0.0.1")
          .port(0)
          .routing(routing -> routing.register(new EngineApi(this, desk, OFTEN)).register(events))
          .build()
          .start();
  private final BlockingQueue<OfferEnd> ended = new LinkedBlockingQueue<>();

  @AfterEach
  void stop() {
    events.close();
    server.stop();
  }

  private Socket send(String request) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.getOutputStream().write(request.getBytes(UTF_8));
    return socket;
  }

  private Socket ask() throws IOException {
    previews.follow(this);
    agents.change(ANNA, List.of(Channel.VOICE), AgentState.READY, Cause.WORKER);
    var body = "{\"agent\": \"anna\", \"connId\": \"6a01\"}";
    return send(
        "POST /engine/PreviewInteractionRequest HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  private static void awaitText(InputStream stream, String wanted) throws IOException {
    var read = new StringBuilder();
    while (read.indexOf(wanted) < 0) {
      var next = stream.read();
      assertThat(next).as("after " + read).isNotNegative();
      read.append((char) next);
    }
  }

  @Test
  void anEngineThatWaitsForLongHearsBlanksAndThenTheResult() throws IOException {
    try (var socket = ask()) {
      awaitText(socket.getInputStream(), "\r\n \r\n1\r\n \r\n1\r\n \r\n");

      assertThat(desk.cancel(new ConnectionId("6a01"))).isTrue();

      awaitText(socket.getInputStream(), "\"result\":\"Cancel\"");
    }
  }

  @Test
  void whatAnEngineHasAskedForThatIsGoneIsTakenBack() throws IOException, InterruptedException {
    try (var socket = ask()) {
      awaitText(socket.getInputStream(), "\r\n \r\n");
    }

    assertThat(ended.poll(30, TimeUnit.SECONDS)).isEqualTo(OfferEnd.CANCEL);
  }

  @Test
  void whoeverFollowsEventsHearsCommentsWhileNothingHappens() throws IOException {
    try (var socket = send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
      awaitText(socket.getInputStream(), ":\n\n");
      awaitText(socket.getInputStream(), ":\n\n");
    }
  }

  @Override
  public Optional<Worker> byId(AgentId id) {
    return id.equals(ANNA) ? Optional.of(all().iterator().next()) : Optional.empty();
  }

  @Override
  public Optional<Worker> byPerson(Extension person) {
    return Optional.empty();
  }

  @Override
  public Collection<Worker> all() {
    var person = new Extension("4000");
    return List.of(new Worker(ANNA, person, Set.of(Channel.VOICE), true, Set.of(), Map.of()));
  }

  @Override
  public OptionSet system() {
    return OptionSet.STANDARD;
  }

  @Override
  public OptionSet of(AgentId agent) {
    return OptionSet.STANDARD;
  }

  @Override
  public void offered(Offer offer) {}

  @Override
  public void ended(Offer offer, OfferEnd end) {
    ended.add(end);
  }

  @Override
  public Handler person(PersonServed next) {
    return (request, response) -> next.serve(new Extension("4000"), request, response);
  }

  @Override
  public Handler account(Role role, AccountServed next) {
    return (request, response) -> next.serve("somebody", request, response);
  }

  @Override
  public Optional<String> official(Headers headers, Role role) {
    return Optional.of("somebody");
  }

  @Override
  public Optional<Visitor> visitor(Headers headers) {
    return Optional.empty();
  }
}
