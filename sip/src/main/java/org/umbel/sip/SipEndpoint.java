package org.umbel.sip;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.sip.failure.NoResponse;
import org.umbel.sip.failure.PeerUnreachable;
import org.umbel.sip.locate.FailOver;
import org.umbel.sip.loop.Loop;
import org.umbel.sip.loop.SelectorLoop;
import org.umbel.sip.loop.Timer;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Uri;
import org.umbel.sip.tls.TlsSettings;
import org.umbel.sip.trace.SipCounters;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.trace.Trace;
import org.umbel.sip.transport.AccessList;
import org.umbel.sip.transport.Door;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.SocketTransports;
import org.umbel.sip.transport.Subnet;
import org.umbel.sip.transport.Transports;

/// A SIP user agent: answers and makes calls and other requests. Any thread may use it.
///
/// One thread, the loop, reads the datagrams, runs all transactions and dialogs, and fires their
/// timers, so that none of them needs a lock; a single core of it carries more than ten thousand
/// calls a second. Stream connections are read by a virtual thread each. Handlers run on virtual
/// threads of their own and talk to the loop through its inbox.
public final class SipEndpoint implements AutoCloseable {

  private final UserAgent agent;
  private final Transports transports;
  private final Runnable last;

  private SipEndpoint(UserAgent agent, Transports transports, Runnable last) {
    this.agent = agent;
    this.transports = transports;
    this.last = last;
    transports.start(agent);
  }

  /// Opens the listen points and begins to answer.
  ///
  /// @throws org.umbel.sip.transport.CannotListen when a listen point cannot be opened
  public static SipEndpoint start(SipSettings settings, SipHandler handler, SipListener listener) {
    var trace = new Trace(listener);
    var loop = SelectorLoop.start("sip-loop", trace::fault);
    try {
      var door = new Door(settings.transport(), loop::nanos);
      var transports =
          SocketTransports.open(settings.listenPoints(), loop, settings.transport(), door);
      var agent = new UserAgent(settings, handler, trace, loop, transports, door);
      return new SipEndpoint(agent, transports, loop::close);
    } catch (RuntimeException failure) {
      loop.close();
      throw failure;
    }
  }

  /// The same on a loop and transports of the caller's own, for tests that own time and network.
  /// They are not closed with the endpoint, but the transports are.
  public static SipEndpoint start(
      SipSettings settings,
      SipHandler handler,
      SipListener listener,
      Loop loop,
      Transports transports) {
    var door = new Door(settings.transport(), loop::nanos);
    var agent = new UserAgent(settings, handler, new Trace(listener), loop, transports, door);
    return new SipEndpoint(agent, transports, () -> {});
  }

  /// Where it listens, with the ports it got.
  public List<ListenPoint> listenPoints() {
    return transports.listenPoints();
  }

  public SipCounters counters() {
    return agent.trace().counters();
  }

  /// Listens from now on to those only whom the list permits. Connections of others are closed;
  /// calls with them end as with a peer that has gone silent.
  public void admit(AccessList access) {
    transports.admit(access);
  }

  /// Sets no limits to these sources from now on, besides those that the settings trust: the
  /// proxies that many others come by.
  public void trust(List<Subnet> peers) {
    agent.doorkeeper().trust(peers);
  }

  /// Makes and takes new TLS connections by these terms, such as renewed certificates; those that
  /// are open stay.
  public void renew(TlsSettings terms) {
    transports.renew(terms);
  }

  /// Notes that somebody there has tried to log in and could not. A source that goes on so is not
  /// listened to for a while; what makes up for it is in [SourceLimits].
  public void loginFailed(Peer from) {
    agent.doorkeeper().loginFailed(from);
  }

  /// Makes a call; returns at once.
  ///
  /// @param handler told how the call comes along, then the handler of its dialog
  public OutgoingInvite invite(OutgoingRequest invite, InviteHandler handler) {
    var call = new OutgoingInvite(agent, invite, handler);
    call.start();
    return call;
  }

  /// Sends a request other than INVITE outside any dialog and waits for its final response. A
  /// challenge (401, 407) is answered once when the request has a login.
  ///
  /// @param longest how long to wait at most; 64*T1 is a limit of its own
  /// @throws NoResponse when there is no final response in time
  /// @throws PeerUnreachable when it cannot be sent
  public Response send(OutgoingRequest request, Duration longest) {
    return new Asking(agent, request, longest).run();
  }

  /// Sends a request that makes a dialog without a session, such as SUBSCRIBE, and waits for its
  /// final response.
  ///
  /// @param handler of the dialog; called for the peer's first request even before this returns
  /// @throws NoResponse when there is no final response in time
  /// @throws PeerUnreachable when it cannot be sent
  public Opened open(OutgoingRequest request, Duration longest, DialogHandler handler) {
    return new Opening(agent, request, handler).run(longest);
  }

  /// The peers that serve a URI, the best first, RFC 3263 §4. May wait for name servers.
  ///
  /// @throws PeerUnreachable when nobody does
  public List<Peer> locate(Uri uri) {
    return agent.located(uri);
  }

  /// The way to a peer, for what must go by that and no other; opens a connection when there is
  /// none.
  ///
  /// @throws org.umbel.sip.transport.NotSpoken without a listen point for its protocol
  public Flow flowTo(Peer peer) {
    return agent.flowTo(peer);
  }

  /// Changes how requests go on to the next destination.
  public void failOver(FailOver changed) {
    agent.failOver(changed);
  }

  /// Does something later, on a virtual thread of its own.
  public Alarm after(Duration delay, Runnable task) {
    return new Alarm(agent.loop(), delay, task);
  }

  /// The monotonic time of [#after] in nanoseconds, with no meaning but its differences.
  public long nanos() {
    return agent.loop().nanos();
  }

  /// Dialogs that are alive, of calls and of subscriptions.
  public int dialogs() {
    return agent.dialogs().count();
  }

  /// Stops to take messages and ends what is left: dialogs are told [DialogEnd.EndpointClosed], no
  /// BYE is sent. End calls before.
  @Override
  public void close() {
    agent.loop().execute(agent::close);
    transports.close();
    last.run();
  }

  /// What became of a request that makes a dialog.
  ///
  /// @param dialog there when the response is a 2xx
  public record Opened(Optional<Dialog> dialog, Response response) {}

  /// Something that will be done. Any thread may cancel it.
  public static final class Alarm {
    private final Loop loop;
    private @Nullable Timer timer; // belongs to the loop

    Alarm(Loop loop, Duration delay, Runnable task) {
      this.loop = loop;
      loop.execute(() -> timer = loop.after(delay, () -> Thread.startVirtualThread(task)));
    }

    /// Leaves it undone, unless it has begun.
    public void cancel() {
      loop.execute(() -> {
        if (timer != null) timer.cancel();
      });
    }
  }
}
