package org.umbel.web;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.net.InetSocketAddress;
import java.time.Duration;

/// The HTTP server. Closing it lets requests end for at most two seconds.
public final class Web implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 1_000;
  private static final int MOST_REQUESTS = 200;
  private static final int LONGEST_BODY = 16 * 1_024;
  private static final int LONGEST_HEAD = 16 * 1_024;
  private static final Duration SLOWEST_READ = Duration.ofSeconds(20);
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final WebServer server;
  private final Deletions deletions;
  private final String host;

  private Web(WebServer server, Deletions deletions, String host) {
    this.server = server;
    this.deletions = deletions;
    this.host = host;
  }

  /// Starts to serve; returns when requests are taken.
  ///
  /// @throws CannotServe when the address cannot be listened at
  public static Web start(WebSettings settings, WebServices services) {
    var deletions = new Deletions(services.mailboxes(), services.clock());
    var server =
        WebServer.builder()
            .host(settings.host())
            .port(settings.port())
            .shutdownHook(false)
            .protocolsDiscoverServices(false)
            .addProtocol(Http1Config.builder().maxHeadersSize(LONGEST_HEAD).build())
            .maxTcpConnections(MOST_CONNECTIONS)
            .maxConcurrentRequests(MOST_REQUESTS)
            .maxPayloadSize(LONGEST_BODY)
            .idleConnectionTimeout(IDLE)
            .shutdownGracePeriod(FAREWELL)
            .connectionOptions(socket -> socket.readTimeout(SLOWEST_READ))
            .routing(routing -> routes(routing, settings, services, deletions))
            .build();
    try {
      return new Web(server.start(), deletions, settings.host());
    } catch (RuntimeException refused) {
      deletions.close();
      throw new CannotServe(settings.host(), settings.port(), refused);
    }
  }

  private static void routes(
      HttpRouting.Builder routing,
      WebSettings settings,
      WebServices services,
      Deletions deletions) {
    var sessions = new Sessions(settings.session(), services.clock());
    var desk = new LoginDesk(services.people(), services.pins());
    var door = new Door(desk, sessions, services.people());
    var voice = new MessageAudio(services.mailboxes());
    Failures.register(routing);
    routing
        .addFilter(new SafeAnswers())
        .register(new StatusPages(services.health(), services.figures()))
        .register(new StaticFiles())
        .register("/api/v1", new MailboxApi(door, services.mailboxes(), voice, deletions))
        .register(new LoginPages(desk, sessions, settings.behindHttps()))
        .register(new MessagePages(door, services, voice, deletions));
  }

  /// Where it listens, with the port it was given.
  public InetSocketAddress address() {
    return InetSocketAddress.createUnresolved(host, server.port());
  }

  @Override
  public void close() {
    server.stop();
    deletions.close();
  }
}
