package org.umbel.bench.presence;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.umbel.bench.CannotMeasure;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipHandler;
import org.umbel.sip.SipSettings;
import org.umbel.sip.auth.DigestClient;
import org.umbel.sip.auth.Password;
import org.umbel.sip.event.Publisher;
import org.umbel.sip.event.Subscriber;
import org.umbel.sip.event.SubscriptionHandler;
import org.umbel.sip.message.Event;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Parameters;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.SourceLimits;
import org.umbel.sip.transport.TransportSettings;

/// People who publish their presence and watch each other's. A publication carries the time, so
/// that a NOTIFY tells how old it is.
final class Crowd implements AutoCloseable {
  static final int FIRST = 10_000;

  static final Event PRESENCE = new Event("presence", Parameters.NONE);
  private static final MediaType PIDF = MediaType.of("application", "pidf+xml");
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Pattern TIME = Pattern.compile("t=(\\d+)");

  /// From so many addresses, since servers bear only so much from one.
  private static final int HOSTS = 64;

  private final PresenceServer server;
  private final List<SipEndpoint> endpoints = new ArrayList<>();
  private final Map<String, DigestClient> logins = new ConcurrentHashMap<>();
  private final Queue<Subscriber> subscribers = new ConcurrentLinkedQueue<>();
  private final List<Publisher> publishers = new ArrayList<>();
  private final Queue<Long> delays = new ConcurrentLinkedQueue<>();
  private final AtomicInteger failed = new AtomicInteger();

  Crowd(PresenceServer server) {
    this.server = server;
    for (int host = 2; host < 2 + HOSTS; host++) {
      var settings =
          SipSettings.at(ListenPoint.udp("127.0.0." + host, 0))
              .withTransport(TransportSettings.DEFAULT.withSources(SourceLimits.NONE));
      endpoints.add(SipEndpoint.start(settings, new SipHandler() {}, SipListener.NONE));
    }
  }

  static String extension(int person) {
    return Integer.toString(FIRST + person);
  }

  static String password(String extension) {
    return "phone-" + extension;
  }

  /// What came of a time of publishing.
  ///
  /// @param published how often
  /// @param failed publications that were not taken
  /// @param delays from the publication to each NOTIFY, in milliseconds
  record Heard(int published, int failed, List<Double> delays) {}

  /// From one of the people to another.
  OutgoingRequest request(Method method, int from, int to) {
    var plain = OutgoingRequest.of(method, uri(to), NameAddr.of(uri(from)));
    return server.asksForLogin() ? plain.with(login(extension(from))) : plain;
  }

  /// Remembered, as a phone does: it is asked once.
  private DigestClient login(String user) {
    return logins.computeIfAbsent(
        user, known -> new DigestClient(known, Password.of(password(known))));
  }

  /// Where somebody's phone is.
  SipEndpoint endpoint(int person) {
    return endpoints.get(person % HOSTS);
  }

  private SipUri uri(int person) {
    return SipUri.of(extension(person), "127.0.0.1").withPort(server.port());
  }

  /// Each of so many people is watched by so many others.
  ///
  /// @return how many subscriptions were taken
  int watch(int people, int watchersEach) {
    return Together.times(people * watchersEach, n -> watchOne(people, n));
  }

  private void watchOne(int people, int number) {
    var watched = number % people;
    var watcher = (watched + 1 + number / people) % people;
    subscribers.add(
        Subscriber.subscribe(
            endpoint(watcher),
            request(Method.SUBSCRIBE, watcher, watched),
            PRESENCE,
            AN_HOUR,
            new Eyes()));
  }

  private final class Eyes implements SubscriptionHandler {
    @Override
    public void onNotify(Request notify) {
      var now = System.nanoTime();
      var time = TIME.matcher(new String(notify.body(), StandardCharsets.UTF_8));
      if (time.find()) {
        delays.add(now - Long.parseLong(time.group(1)));
      }
    }
  }

  /// The first so many people change their presence in turn.
  Heard publish(int people, int rate, Duration time) {
    while (publishers.size() < people) {
      int person = publishers.size();
      publishers.add(
          new Publisher(
              endpoint(person),
              request(Method.PUBLISH, person, person),
              PRESENCE,
              AN_HOUR,
              () -> {}));
    }
    failed.set(0);
    int times = (int) (rate * time.toMillis() / 1_000);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      delays.clear();
      publishAll(people, rate, times, threads);
    }
    pause(Duration.ofSeconds(2)); // what is still on its way
    var millis = delays.stream().map(nanos -> nanos / 1e6).toList();
    return new Heard(times, failed.get(), millis);
  }

  private void publishAll(int people, int rate, int times, ExecutorService threads) {
    long begin = System.nanoTime();
    for (int n = 0; n < times; n++) {
      pause(Duration.ofNanos(begin + n * 1_000_000_000L / rate - System.nanoTime()));
      int person = n % people;
      threads.execute(() -> {
        if (!Together.done(this::publishOne, person)) failed.incrementAndGet();
      });
    }
  }

  private void publishOne(int person) {
    var text =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:%s@127.0.0.1">\
        <tuple id="phone"><status><basic>open</basic></status></tuple><note>t=%d</note></presence>
        """
            .formatted(extension(person), System.nanoTime());
    publishers.get(person).publish(PIDF, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void pause(Duration time) {
    if (!time.isPositive()) return;
    try {
      Thread.sleep(time);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotMeasure("interrupted", interrupted);
    }
  }

  @Override
  public void close() {
    endpoints.forEach(SipEndpoint::close);
  }
}
