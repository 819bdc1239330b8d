package org.umbel.telephony.line;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.umbel.domain.dialling.CallRate;
import org.umbel.domain.event.Journal;
import org.umbel.domain.health.Neighbour;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.InviteHandler;
import org.umbel.sip.OutgoingInvite;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipHandler;
import org.umbel.sip.locate.NameService;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.trace.SipEvent;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.telephony.line.LineCalls.Direction;
import org.umbel.telephony.line.Objection.Rule;

/// One line: a SIP endpoint of its own with its settings and its calls (LN-1). Safe for all
/// threads.
public final class Line {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final SipEndpoint endpoint;
  private final LineCalls calls = new LineCalls();
  private final CallRate lately;
  private final Journal journal;
  private final InstantSource clock;
  private volatile LineSettings settings;
  private volatile Proxies proxies;
  private volatile Optional<Enrolment> enrolment;

  private Line(LineSettings settings, SipEndpoint endpoint, Journal journal, InstantSource clock) {
    this.settings = settings;
    this.endpoint = endpoint;
    this.lately = new CallRate(clock);
    this.journal = journal;
    this.clock = clock;
    endpoint.trust(settings.trusted());
    this.proxies = proxies(settings);
    this.enrolment = enrolment(settings);
  }

  /// Opens its ports and begins to take calls.
  ///
  /// @throws org.umbel.sip.transport.CannotListen when a port cannot be opened
  static Line start(
      LineSettings settings,
      Set<Method> methods,
      LineHandler handler,
      SipListener listener,
      Journal journal,
      InstantSource clock,
      NameService names) {
    var entrance = new Entrance(handler, listener);
    var endpoint = SipEndpoint.start(settings.sip(methods).withNames(names), entrance, entrance);
    var line = new Line(settings, endpoint, journal, clock);
    entrance.open(line);
    return line;
  }

  private Proxies proxies(LineSettings wanted) {
    return new Proxies(wanted.name(), wanted.proxies(), endpoint, journal, clock);
  }

  private Optional<Enrolment> enrolment(LineSettings wanted) {
    return wanted
        .enrolment()
        .map(where -> new Enrolment(wanted.name(), where, endpoint, journal, clock));
  }

  /// Brings requests to the handler together with their line, as soon as there is one.
  private static final class Entrance implements SipHandler, SipListener {
    private final LineHandler handler;
    private final SipListener listener;
    private volatile Optional<Line> line = Optional.empty();

    Entrance(LineHandler handler, SipListener listener) {
      this.handler = handler;
      this.listener = listener;
    }

    void open(Line opened) {
      line = Optional.of(opened);
    }

    @Override
    public void on(SipEvent event) {
      line.ifPresent(open -> open.proxies.on(event));
      listener.on(event);
    }

    @Override
    public void onInvite(IncomingInvite invite) {
      line.ifPresentOrElse(
          open -> handler.onInvite(open, invite), () -> invite.reject(Status.SERVICE_UNAVAILABLE));
    }

    @Override
    public void onRequest(IncomingRequest request) {
      line.ifPresentOrElse(
          open -> handler.onRequest(open, request),
          () -> request.reply(Status.SERVICE_UNAVAILABLE));
    }
  }

  public String name() {
    return settings.name();
  }

  /// As they are now; they may be others the next time.
  public LineSettings settings() {
    return settings;
  }

  /// What speaks SIP for the line.
  public SipEndpoint endpoint() {
    return endpoint;
  }

  public LineCalls calls() {
    return calls;
  }

  /// Where it takes messages, with the ports it got.
  public List<ListenPoint> listenPoints() {
    return endpoint.listenPoints();
  }

  /// Why the call that has just begun cannot be taken or made; empty when it can. Who refuses it
  /// counts it, see [LineCalls#refused].
  public Optional<Objection> objection(Direction direction) {
    if (calls.draining()) {
      return Optional.of(
          new Objection(Rule.LINE_ENDING, Status.SERVICE_UNAVAILABLE, "the line is ending"));
    }
    return calls
        .beyond(direction, settings.limits())
        .map(why -> new Objection(Rule.LINE_FULL, Status.BUSY_HERE, why))
        .or(() ->
            tooManyLately()
                .filter(_ -> direction == Direction.OUT)
                .map(why -> new Objection(Rule.TOO_MANY_LATELY, Status.BUSY_HERE, why)));
  }

  private Optional<String> tooManyLately() {
    var limits = settings.limits();
    if (lately.within(MINUTE) >= limits.outPerMinute()) {
      return Optional.of(limits.outPerMinute() + " calls went out within a minute");
    }
    return lately.within(HOUR) >= limits.outPerHour()
        ? Optional.of(limits.outPerHour() + " calls went out within an hour")
        : Optional.empty();
  }

  /// Makes a call out of this line, dressed as the line wants it; returns at once.
  public OutgoingInvite invite(OutgoingRequest invite, InviteHandler handler) {
    lately.count();
    return endpoint.invite(invite.dressed(this::dress), handler);
  }

  /// Sends a request outside a dialog, dressed as the line wants it, and waits for its response.
  ///
  /// @throws org.umbel.sip.failure.NoResponse when there is none in time
  /// @throws org.umbel.sip.failure.PeerUnreachable when it cannot be sent
  public Response send(OutgoingRequest request, Duration longest) {
    return endpoint.send(request.dressed(this::dress), longest);
  }

  /// The same request on the line's way out: by the route its registrar wants, or by its proxies,
  /// those that answer first, or to where it is registered; unchanged when it has none of them. For
  /// what goes to the PBX or beyond, not for the line's own phones. Waits for name servers.
  ///
  /// A line that is registered shows its password when it is asked for it.
  public OutgoingRequest outward(OutgoingRequest plainly) {
    var request = enrolment.map(Enrolment::login).map(plainly::with).orElse(plainly);
    var route = enrolment.map(Enrolment::serviceRoute).orElse(List.of());
    if (route.isEmpty()) {
      var peers = proxies.peers();
      return request.over(
          peers.isEmpty() ? enrolment.map(Enrolment::peers).orElse(List.of()) : peers);
    }
    return request.dressed(plain -> {
      var routed = plain;
      for (var hop : route) {
        routed = routed.withLast("Route", hop);
      }
      return routed;
    });
  }

  /// Its proxies and its registration, as they are now.
  Stream<Neighbour> neighbours() {
    return Stream.concat(proxies.neighbours().stream(), enrolment.stream());
  }

  private Request dress(Request request) {
    var dressed = request.is(Method.INVITE) ? identified(request) : request;
    for (var header : settings.headers()) {
      dressed = dressed.with(header.name(), header.value());
    }
    return dressed;
  }

  /// A call that brings no caller of its own gets the line's (LN-8); one whose caller is hidden
  /// stays as it is.
  private Request identified(Request invite) {
    var from = invite.from();
    if (!from.user().isEmpty()) {
      return invite;
    }
    var identity = settings.identity();
    var address = identity.address().orElseGet(from::uri);
    var shown = NameAddr.of(identity.displayName().orElseGet(from::displayName), address);
    var named = invite.with("From", from.tag().map(shown::withTag).orElse(shown).toString());
    return identity.address().isPresent()
        ? named.with("P-Asserted-Identity", shown.toString())
        : named;
  }

  /// A call in with what the line believes of it: who calls is what From says where nobody vouches.
  public Request believed(Request invite) {
    return settings.identity().believes() ? invite : invite.without("P-Asserted-Identity");
  }

  /// Whether the line can become so without being ended.
  boolean canBecome(LineSettings wanted) {
    return wanted.transport().equals(settings.transport())
        && wanted.tls().isPresent() == settings.tls().isPresent()
        && wanted.session().dialogs().equals(settings.session().dialogs());
  }

  /// Changes the line while it works; calls that go on keep what they have.
  void become(LineSettings changed) {
    var former = settings;
    settings = changed;
    endpoint.trust(changed.trusted());
    if (!changed.access().equals(former.access())) {
      endpoint.admit(changed.access());
    }
    if (!changed.tls().equals(former.tls())) {
      changed.tls().ifPresent(endpoint::renew);
    }
    if (!changed.proxies().equals(former.proxies())) {
      endpoint.failOver(changed.proxies().failOver());
      proxies.close();
      proxies = proxies(changed);
    }
    if (!changed.enrolment().equals(former.enrolment())) {
      enrolment.ifPresent(Enrolment::close);
      enrolment = enrolment(changed);
    }
  }

  /// Closes the ports; calls that still go on are cut off.
  void close() {
    proxies.close();
    enrolment.ifPresent(Enrolment::close);
    endpoint.close();
  }
}
