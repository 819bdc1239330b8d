package org.umbel.web;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.umbel.domain.greeting.Greeter;
import org.umbel.domain.person.Extension;
import org.umbel.web.box.ExpectedGreetingApi;
import org.umbel.web.box.GreetingCallsApi;
import org.umbel.web.box.GreetingsApi;
import org.umbel.web.box.NoticeApi;
import org.umbel.web.box.PinApi;
import org.umbel.web.box.ResetApi;
import org.umbel.web.box.SettingsApi;
import org.umbel.web.configured.LineApi;
import org.umbel.web.configured.LinePages;
import org.umbel.web.configured.PeopleApi;
import org.umbel.web.door.AdministratorDoor;
import org.umbel.web.door.BoxDoor;
import org.umbel.web.door.Door;
import org.umbel.web.door.DoorGate;
import org.umbel.web.door.LoginCounters;
import org.umbel.web.door.LoginDesk;
import org.umbel.web.door.LoginPages;
import org.umbel.web.door.LoginThrottle;
import org.umbel.web.door.Sessions;
import org.umbel.web.door.Source;
import org.umbel.web.door.TokenApi;
import org.umbel.web.engine.EngineRoom;
import org.umbel.web.message.Deletions;
import org.umbel.web.message.MailboxApi;
import org.umbel.web.message.MessageAudio;
import org.umbel.web.message.MessagePages;
import org.umbel.web.message.MessageTraceApi;
import org.umbel.web.message.MessageTracePages;
import org.umbel.web.page.StaticFiles;
import org.umbel.web.page.Wall;
import org.umbel.web.socket.SocketService;
import org.umbel.web.socket.SocketUpgrade;
import org.umbel.web.trace.CallApi;
import org.umbel.web.trace.CallPages;
import org.umbel.web.trace.ExchangeApi;
import org.umbel.web.trace.ExchangePages;
import org.umbel.web.worker.WorkerRoom;

/// The HTTP server. Closing it lets requests end for at most two seconds.
public final class Web implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 1_000;
  private static final int MOST_REQUESTS = 200;
  private static final int LONGEST_HEAD = 16 * 1_024;
  private static final Duration SLOWEST_READ = Duration.ofSeconds(20);
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final WebServer server;
  private final Memory memory;
  private final String host;

  /// What it knows beyond one request.
  private record Memory(
      Deletions deletions,
      Sessions sessions,
      LoginCounters counters,
      Door door,
      LoginDesk desk,
      WorkerRoom workers,
      EngineRoom engines) {
    static Memory of(WebSettings settings, WebServices services) {
      var counters = new LoginCounters();
      var desk =
          new LoginDesk(
              services.people(),
              services.pins(),
              services.accounts(),
              new LoginThrottle(services.clock()),
              counters);
      var sessions = new Sessions(settings.session(), services.clock());
      var door = new Door(desk, sessions, services.people(), new Source(settings.behindHttps()));
      return new Memory(
          new Deletions(services.mailboxes(), services.clock()),
          sessions,
          counters,
          door,
          desk,
          WorkerRoom.open(new DoorGate(door), services.workers()),
          new EngineRoom(new DoorGate(door), services.engine(), services.reports()));
    }

    Map<String, SocketService> sockets() {
      var all = new HashMap<>(workers.sockets());
      all.putAll(engines.sockets());
      return all;
    }
  }

  private Web(WebServer server, Memory memory, String host) {
    this.server = server;
    this.memory = memory;
    this.host = host;
  }

  /// Starts to serve; returns when requests are taken.
  ///
  /// @throws CannotServe when the address cannot be listened at
  public static Web start(WebSettings settings, WebServices services) {
    var memory = Memory.of(settings, services);
    var server =
        WebServer.builder()
            .host(settings.host())
            .port(settings.port())
            .shutdownHook(false)
            .protocolsDiscoverServices(false)
            .addConnectionSelector(
                Http1ConnectionSelector.builder()
                    .config(Http1Config.builder().maxHeadersSize(LONGEST_HEAD).build())
                    .addUpgrader(new SocketUpgrade(memory.sockets()))
                    .build())
            .maxTcpConnections(MOST_CONNECTIONS)
            .maxConcurrentRequests(MOST_REQUESTS)
            .maxPayloadSize(BodyLimits.LARGEST_SOUND)
            .idleConnectionTimeout(IDLE)
            .shutdownGracePeriod(FAREWELL)
            .connectionOptions(socket -> socket.readTimeout(SLOWEST_READ))
            .routing(routing -> routes(routing, settings, services, memory))
            .build();
    try {
      var started = server.start();
      if (started.isRunning()) {
        return new Web(started, memory, settings.host());
      }
      throw new CannotServe(settings.host(), settings.port(), refusal(settings));
    } catch (RuntimeException refused) {
      memory.deletions().close();
      memory.workers().close();
      throw refused instanceof CannotServe known
          ? known
          : new CannotServe(settings.host(), settings.port(), refused);
    }
  }

  /// The server below does not tell why it could not start, so the machine is asked.
  private static IOException refusal(WebSettings settings) {
    try (var probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(settings.host(), settings.port()));
      return new IOException("the address was taken for a moment; try again");
    } catch (IOException why) {
      return why;
    }
  }

  private static void routes(
      HttpRouting.Builder routing, WebSettings settings, WebServices services, Memory memory) {
    var source = new Source(settings.behindHttps());
    var door = memory.door();
    var administrators = new AdministratorDoor(door);
    var boxDoor = new BoxDoor(door, services.people());
    var boxes = services.boxes();
    var wall = new Wall(services.zone(), services.clock());
    var deletions = memory.deletions();
    var voice = new MessageAudio(services.mailboxes());
    Failures.register(routing);
    routing
        .addFilter(new SafeAnswers())
        .addFilter(new BodyLimits())
        .register(new StatusPages(services.health(), services.figures()))
        .register(new StaticFiles())
        .register("/api/v1", new TokenApi(door, memory.sessions()));
    memory.workers().routes(routing, settings.workerFiles());
    memory.engines().routes(routing);
    routing
        .register("/api/v1", new CallApi(administrators, services.traces()))
        .register("/api/v1", new ExchangeApi(administrators, services.exchanges()))
        .register("/api/v1", new LineApi(administrators, services.lines()))
        .register("/api/v1", new PeopleApi(administrators, services.peopleDesk()))
        .register("/api/v1", new SettingsApi(boxDoor, boxes.settings(), boxes.mailLogins()))
        .register("/api/v1", new ExpectedGreetingApi(boxDoor, greeter(services)))
        .register("/api/v1", new GreetingsApi(boxDoor, boxes))
        .register("/api/v1", new GreetingCallsApi(boxDoor, services.people(), boxes.calls()))
        .register("/api/v1", new PinApi(boxDoor, services.pins()))
        .register("/api/v1", new NoticeApi(boxDoor, boxes.notices()))
        .register("/api/v1", new ResetApi(boxDoor, services.people(), services.resets()))
        .register("/api/v1", new MessageTraceApi(boxDoor, services.messageTraces()))
        .register("/api/v1", new MailboxApi(boxDoor, services.mailboxes(), voice, deletions))
        .register(
            new LoginPages(memory.desk(), memory.sessions(), source, services.workers().options()))
        .register(
            new MessagePages(door, services.people(), services.mailboxes(), wall, voice, deletions))
        .register(new MessageTracePages(door, administrators, services.messageTraces(), wall))
        .register(new CallPages(administrators, services.traces(), wall))
        .register(new ExchangePages(administrators, services.exchanges(), wall))
        .register(new LinePages(administrators, services.lines()));
  }

  private static Greeter greeter(WebServices services) {
    return new Greeter(
        services.people(),
        services.boxes().settings(),
        services.boxes().greetings(),
        services.boxes().sites(),
        services.clock(),
        services.zone());
  }

  /// Where it listens, with the port it was given.
  public InetSocketAddress address() {
    return InetSocketAddress.createUnresolved(host, server.port());
  }

  /// What became of logins.
  public LoginCounters counters() {
    return memory.counters();
  }

  /// Ends all logins of a person on the page: the PIN has changed, and who knew the old one must
  /// not stay. Any thread; returns at once.
  public void endSessions(Extension owner) {
    memory.sessions().closeAll(owner);
  }

  @Override
  public void close() {
    memory.workers().close();
    memory.engines().close();
    server.stop();
    memory.deletions().close();
  }
}
