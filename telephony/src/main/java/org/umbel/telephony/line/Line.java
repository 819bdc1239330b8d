package org.umbel.telephony.line;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.InviteHandler;
import org.umbel.sip.OutgoingInvite;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipHandler;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;

/// One line: a SIP endpoint of its own with its settings and its calls (LN-1). Safe for all
/// threads.
public final class Line {
  private final SipEndpoint endpoint;
  private final LineCalls calls = new LineCalls();
  private volatile LineSettings settings;

  private Line(LineSettings settings, SipEndpoint endpoint) {
    this.settings = settings;
    this.endpoint = endpoint;
  }

  /// Opens its ports and begins to take calls.
  ///
  /// @throws org.umbel.sip.transport.CannotListen when a port cannot be opened
  static Line start(
      LineSettings settings, Set<Method> methods, LineHandler handler, SipListener listener) {
    var entrance = new Entrance(handler);
    var line = new Line(settings, SipEndpoint.start(settings.sip(methods), entrance, listener));
    entrance.open(line);
    return line;
  }

  /// Brings requests to the handler together with their line, as soon as there is one.
  private static final class Entrance implements SipHandler {
    private final LineHandler handler;
    private volatile Optional<Line> line = Optional.empty();

    Entrance(LineHandler handler) {
      this.handler = handler;
    }

    void open(Line opened) {
      line = Optional.of(opened);
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

  /// Why the call that has just begun cannot be taken; empty when it can.
  public Optional<Objection> objection() {
    if (calls.draining()) {
      return Optional.of(new Objection(Status.SERVICE_UNAVAILABLE, "the line is ending"));
    }
    return calls.beyond(settings.limits()).map(why -> new Objection(Status.BUSY_HERE, why));
  }

  /// Makes a call out of this line, dressed as the line wants it; returns at once.
  public OutgoingInvite invite(OutgoingRequest invite, InviteHandler handler) {
    return endpoint.invite(invite.dressed(this::dress), handler);
  }

  /// Sends a request outside a dialog, dressed as the line wants it, and waits for its response.
  ///
  /// @throws org.umbel.sip.NoResponse when there is none in time
  /// @throws org.umbel.sip.PeerUnreachable when it cannot be sent
  public Response send(OutgoingRequest request, Duration longest) {
    return endpoint.send(request.dressed(this::dress), longest);
  }

  private Request dress(Request request) {
    var dressed = request;
    for (var header : settings.headers()) {
      dressed = dressed.with(header.name(), header.value());
    }
    return dressed;
  }

  /// Whether the line can become so without being ended.
  boolean canBecome(LineSettings wanted) {
    return wanted.transport().equals(settings.transport());
  }

  /// Changes the line while it works; calls that go on keep what they have.
  void become(LineSettings changed) {
    var former = settings;
    settings = changed;
    if (!changed.access().equals(former.access())) {
      endpoint.admit(changed.access());
    }
    if (!changed.tls().equals(former.tls())) {
      changed.tls().ifPresent(endpoint::renew);
    }
  }

  /// Closes the ports; calls that still go on are cut off.
  void close() {
    endpoint.close();
  }
}
