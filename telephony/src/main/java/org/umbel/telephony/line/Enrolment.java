package org.umbel.telephony.line;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.health.Neighbour;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipEndpoint.Alarm;
import org.umbel.sip.SipException;
import org.umbel.sip.auth.DigestClient;
import org.umbel.sip.message.Contact;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;

/// Keeps a line registered at a PBX or carrier: renews in time, goes to the next registrar when one
/// is silent, comes back by itself. Safe for all threads.
final class Enrolment implements Neighbour, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(8); // with a registrar
  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
  private static final byte[] PING = "\r\n\r\n".getBytes(US_ASCII); // RFC 5626 §3.5.1
  private static final int INTERVAL_TOO_BRIEF = 423;

  private final String line;
  private final LineEnrolment settings;
  private final SipEndpoint endpoint;
  private final Journal journal;
  private final InstantSource clock;
  private final DigestClient login;
  private final String callId = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  private final ReentrantLock asking = new ReentrantLock(); // one REGISTER at a time
  private long sequence; // guarded by asking, as the next two
  private Duration wanted;
  private Duration pause = FIRST_PAUSE;
  private volatile State state = new Out("has not been tried yet");
  private volatile Optional<Alarm> next = Optional.empty();
  private volatile boolean closed;

  private sealed interface State {}

  private record In(Flow flow, Instant until, List<String> serviceRoute) implements State {}

  private record Out(String why) implements State {}

  /// Begins to register.
  Enrolment(
      String line,
      LineEnrolment settings,
      SipEndpoint endpoint,
      Journal journal,
      InstantSource clock) {
    this.line = line;
    this.settings = settings;
    this.endpoint = endpoint;
    this.journal = journal;
    this.clock = clock;
    this.login = new DigestClient(settings.user(), settings.password());
    this.wanted = settings.expiry();
    later(Duration.ZERO, this::register);
  }

  /// With which the line proves who it is.
  DigestClient login() {
    return login;
  }

  /// The Route values that requests out of the line begin with (RFC 3608); none while it is not
  /// registered or the registrar wants none.
  List<String> serviceRoute() {
    return state instanceof In(_, _, var route) ? route : List.of();
  }

  /// Where it is registered; nowhere while it is not.
  List<Peer> peers() {
    return state instanceof In(var flow, _, _) ? List.of(flow.peer()) : List.of();
  }

  private void later(Duration after, Runnable task) {
    if (!closed) {
      next = Optional.of(endpoint.after(after, task));
    }
  }

  private void register() {
    asking.lock();
    try {
      for (var registrar : settings.registrars()) {
        for (var peer : endpoint.locate(registrar)) {
          if (registeredAt(peer)) {
            return;
          }
        }
      }
    } catch (SipException failure) {
      lost(String.valueOf(failure.getMessage()));
    } finally {
      asking.unlock();
    }
    later(jittered(pause), this::register);
    pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
  }

  /// Whether this peer has taken us in.
  private boolean registeredAt(Peer peer) {
    try {
      var flow = endpoint.flowTo(peer);
      var response = ask(flow, wanted);
      if (response.status() == INTERVAL_TOO_BRIEF) {
        wanted = leastOf(response);
        response = ask(flow, wanted);
      }
      if (response.success()) {
        taken(flow, response);
        return true;
      }
      lost(peer + " answers " + response.status() + " " + response.reason());
    } catch (SipException silence) {
      lost(String.valueOf(silence.getMessage()));
    }
    return false;
  }

  private Duration leastOf(Response tooBrief) {
    var seconds = tooBrief.header("Min-Expires").filter(text -> text.matches("\\d{1,8}"));
    return seconds.map(text -> Duration.ofSeconds(Long.parseLong(text))).orElse(wanted);
  }

  private Response ask(Flow flow, Duration expiry) {
    sequence += 2; // a challenge takes one more
    var me = NameAddr.of(settings.address());
    var domain = settings.address().withUser("").bare();
    var register =
        OutgoingRequest.of(Method.REGISTER, domain, me)
            .to(me)
            .over(flow.peer())
            .with(login)
            .dressed(plain -> dressed(plain, contact(flow), expiry));
    return endpoint.send(register, expiry.isZero() ? FAREWELL : PATIENCE);
  }

  private Request dressed(Request plain, String contact, Duration expiry) {
    return plain
        .with("Call-ID", callId)
        .with("CSeq", sequence + " REGISTER")
        .with("Contact", contact)
        .with("Expires", Long.toString(expiry.toSeconds()))
        .with("Supported", "path");
  }

  private String contact(Flow flow) {
    var user = settings.contactUser().orElseGet(() -> settings.address().user());
    var protocol = flow.peer().protocol();
    var way = protocol == Protocol.UDP ? "" : ";transport=" + protocol.parameter();
    return "<sip:" + user + "@" + flow.sentBy() + way + ">";
  }

  private void taken(Flow flow, Response ok) {
    var granted = granted(flow, ok);
    var news = !(state instanceof In);
    state = new In(flow, clock.instant().plus(granted), ok.headers("Service-Route"));
    pause = FIRST_PAUSE;
    if (news) {
      journal.happened(new Event.LineEnrolled(line, flow.peer().toString(), granted));
    }
    // Between 80 and 90 percent, so that many lines do not come at once.
    long percent = ThreadLocalRandom.current().nextLong(80, 91);
    keep(flow, clock.instant().plus(granted.multipliedBy(percent).dividedBy(100)));
  }

  private Duration granted(Flow flow, Response ok) {
    var mine = contact(flow);
    for (var contact : ok.contacts()) {
      if (contact instanceof Contact.At at && mine.contains(at.uri().toString())) {
        return at.expires().or(ok::expires).orElse(wanted);
      }
    }
    return ok.expires().orElse(wanted);
  }

  /// Keeps translators and the connection alive until it is time to renew; a connection that has
  /// gone is made again at once.
  private void keep(Flow flow, Instant renewal) {
    var left = Duration.between(clock.instant(), renewal);
    if (left.compareTo(KEEP_ALIVE) <= 0) {
      later(left.isNegative() ? Duration.ZERO : left, this::register);
      return;
    }
    later(
        KEEP_ALIVE,
        () -> {
          if (flow.open()) {
            flow.send(PING, Flow.Failure.IGNORED);
            keep(flow, renewal);
          } else {
            register();
          }
        });
  }

  private void lost(String why) {
    var before = state;
    var overdue = before instanceof In(_, var until, _) && !until.isBefore(clock.instant());
    if (overdue) {
      return; // the registrar still knows us; there is time to try again
    }
    state = new Out(why);
    if (!(before instanceof Out(var known)) || !known.equals(why)) {
      journal.happened(new Event.LineNotEnrolled(line, why));
    }
  }

  private static Duration jittered(Duration pause) {
    return pause.multipliedBy(ThreadLocalRandom.current().nextLong(75, 126)).dividedBy(100);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public String name() {
    return "registration of line " + line + " as " + settings.address();
  }

  @Override
  public Condition condition() {
    return switch (state) {
      case In(var flow, var until, _) ->
          new Condition(
              true, "at " + flow.peer() + " until " + until.truncatedTo(ChronoUnit.SECONDS));
      case Out(var why) -> new Condition(false, why);
    };
  }

  /// Takes the registration back, waiting a moment for the registrar.
  @Override
  public void close() {
    closed = true;
    next.ifPresent(Alarm::cancel);
    asking.lock();
    try {
      if (state instanceof In(var flow, _, _)) {
        ask(flow, Duration.ZERO);
      }
    } catch (SipException _) {
      // it lapses over there
    } finally {
      asking.unlock();
    }
  }
}
