package org.umbel.telephony.line;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.health.Neighbour;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipEndpoint.Alarm;
import org.umbel.sip.SipException;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.trace.SipEvent;
import org.umbel.sip.transport.Peer;

/// The proxies of a line (LN-5, HA-3): asks each by OPTIONS whether it is there, notices when a
/// request of a call finds it silent, and says in which order calls go to them: those that answer
/// in their configured order, then the others, in case nobody else is left. Safe for all threads.
final class Proxies implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(4); // with a question
  private static final Duration FORGIVEN = Duration.ofSeconds(30); // when nobody may ask
  private static final int REQUEST_TIMEOUT = 408;
  private static final int UNAVAILABLE = 503;

  private final String line;
  private final LineProxies settings;
  private final SipEndpoint endpoint;
  private final Journal journal;
  private final InstantSource clock;
  private final List<Proxy> all;
  private volatile boolean closed;

  /// Begins to ask.
  Proxies(
      String line,
      LineProxies settings,
      SipEndpoint endpoint,
      Journal journal,
      InstantSource clock) {
    this.line = line;
    this.settings = settings;
    this.endpoint = endpoint;
    this.journal = journal;
    this.clock = clock;
    this.all = settings.servers().stream().map(Proxy::new).toList();
    if (settings.probe().isPositive()) {
      all.forEach(proxy -> proxy.askAfter(Duration.ZERO));
    }
  }

  /// Where a request is sent, the best first; waits for name servers. None when the line has no
  /// proxies, or none of them can be found.
  List<Peer> peers() {
    var order =
        Stream.concat(
            all.stream().filter(Proxy::answering), all.stream().filter(p -> !p.answering()));
    return order.flatMap(proxy -> proxy.locate().stream()).distinct().toList();
  }

  /// Takes note of destinations that failed, from the endpoint's loop.
  void on(SipEvent event) {
    switch (event) {
      case SipEvent.TimedOut(_, var peer) -> failed(peer, "does not answer");
      case SipEvent.Abandoned(_, var peer, var response) -> {
        if (response.isEmpty()) {
          failed(peer, "does not answer");
        }
      }
      case SipEvent.TransportFailed(var peer, var reason) -> failed(peer, reason);
      default -> {} // no word about a destination
    }
  }

  private void failed(Peer peer, String why) {
    all.stream().filter(proxy -> proxy.leadsTo(peer)).forEach(proxy -> proxy.silent(why));
  }

  List<Neighbour> neighbours() {
    return List.copyOf(all);
  }

  /// Asks no more.
  @Override
  public void close() {
    closed = true;
    all.forEach(Proxy::stop);
  }

  private String firstAnswering() {
    return all.stream()
        .filter(Proxy::answering)
        .findFirst()
        .map(proxy -> "calls go to " + proxy.uri)
        .orElse("no other one does");
  }

  /// One of them.
  private final class Proxy implements Neighbour {
    private final SipUri uri;
    private final ProxyHealth health = new ProxyHealth(settings.probe()); // guarded by this
    private volatile List<Peer> peers = List.of(); // as last found
    private volatile Optional<Alarm> next = Optional.empty();

    Proxy(SipUri uri) {
      this.uri = uri;
    }

    void askAfter(Duration pause) {
      if (!closed) {
        next = Optional.of(endpoint.after(pause, this::ask));
      }
    }

    void stop() {
      next.ifPresent(Alarm::cancel);
    }

    private void ask() {
      try {
        var options = OutgoingRequest.of(Method.OPTIONS, uri, NameAddr.of(uri));
        var status = endpoint.send(options.over(found()), PATIENCE).status();
        if (status == REQUEST_TIMEOUT || status == UNAVAILABLE) {
          silent("answers OPTIONS with " + status);
        } else {
          answered();
        }
      } catch (SipException failure) {
        silent(String.valueOf(failure.getMessage()));
      }
      askAfter(pause());
    }

    private List<Peer> found() {
      peers = endpoint.locate(uri);
      return peers;
    }

    /// What its name stands for now; what it stood for when nobody can say.
    List<Peer> locate() {
      try {
        return found();
      } catch (SipException unknown) {
        silent(String.valueOf(unknown.getMessage()));
        return peers;
      }
    }

    boolean leadsTo(Peer peer) {
      return peers.contains(peer);
    }

    private synchronized Duration pause() {
      return health.pause();
    }

    synchronized boolean answering() {
      return health.answering() || forgiven();
    }

    /// Where nobody asks, a while without calls is enough.
    private boolean forgiven() {
      return !settings.probe().isPositive()
          && health.since().plus(FORGIVEN).isBefore(clock.instant());
    }

    private void answered() {
      boolean news;
      synchronized (this) {
        news = health.answered();
      }
      if (news) {
        journal.happened(new Event.ProxyAnswers(line, name()));
      }
    }

    void silent(String why) {
      boolean news;
      synchronized (this) {
        news = health.silent(clock.instant(), why);
      }
      if (news) {
        journal.happened(new Event.ProxySilent(line, name(), why));
        if (settings.probe().isPositive()) {
          stop();
          askAfter(pause());
        }
      }
    }

    @Override
    public String name() {
      return "proxy " + uri + " of line " + line;
    }

    @Override
    public Condition condition() {
      var silence = silence();
      return silence
          .map(words -> new Condition(false, words + "; " + firstAnswering()))
          .orElse(new Condition(true, "answers"));
    }

    private synchronized Optional<String> silence() {
      if (answering()) {
        return Optional.empty();
      }
      var since = health.since().truncatedTo(ChronoUnit.SECONDS);
      var shown = peers.stream().findFirst().map(peer -> " (" + peer + ")").orElse("");
      return Optional.of("silent since " + since + shown + ": " + health.why());
    }
  }
}
