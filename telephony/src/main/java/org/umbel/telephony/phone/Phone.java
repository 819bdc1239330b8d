package org.umbel.telephony.phone;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.umbel.media.engine.MediaEngine;
import org.umbel.media.engine.MediaListener;
import org.umbel.media.engine.MediaSession;
import org.umbel.media.engine.MediaSettings;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.InviteOutcome;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipHandler;
import org.umbel.sip.SipSettings;
import org.umbel.sip.auth.DigestClient;
import org.umbel.sip.auth.Password;
import org.umbel.sip.failure.NoResponse;
import org.umbel.sip.failure.PeerUnreachable;
import org.umbel.sip.message.Diversion;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Status;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.HostPort;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;

/// A phone at one server: registers, places calls and takes them. Any thread may use it; placing a
/// call waits until it is answered or refused.
public final class Phone implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration REPLY = Duration.ofSeconds(10);
  private static final int MOST_RINGING = 8;

  private final PhoneLine line;
  private final Optional<DigestClient> login;
  private final Peer server;
  private final MediaEngine media;
  private final SipEndpoint endpoint;
  private final BlockingQueue<IncomingCall> ringing = new LinkedBlockingQueue<>(MOST_RINGING);

  private Phone(PhoneLine line, InetAddress local, MediaEngine media) {
    this.line = line;
    this.login =
        line.password().map(secret -> new DigestClient(line.number(), Password.of(secret)));
    this.server =
        new Peer(
            line.transport() == PhoneTransport.TCP ? Protocol.TCP : Protocol.UDP, line.server());
    this.media = media;
    String host = local.getHostAddress();
    this.endpoint =
        SipEndpoint.start(
            SipSettings.at(
                line.transport() == PhoneTransport.TCP
                    ? ListenPoint.tcp(host, 0)
                    : ListenPoint.udp(host, 0)),
            new Bell(),
            SipListener.NONE);
  }

  /// Opens the phone on any free ports of the address from which the server is reached.
  ///
  /// @throws ServerUnknown when no address of this machine leads to the server
  public static Phone open(PhoneLine line) {
    var local = localAddress(line);
    var media = MediaEngine.start(MediaSettings.of(local), MediaListener.NONE);
    try {
      return new Phone(line, local, media);
    } catch (RuntimeException failure) {
      media.close();
      throw failure;
    }
  }

  /// Asks the server to send it the number's calls for an hour.
  ///
  /// @throws NotRegistered when the server refuses or does not reply
  public void register() {
    register(Duration.ofHours(1));
  }

  /// Asks the server to send no more calls.
  public void unregister() {
    register(Duration.ZERO);
  }

  private void register(Duration time) {
    var me = NameAddr.of(uri(line.number()));
    var request =
        request(Method.REGISTER, SipUri.parse("sip:" + host()))
            .to(me)
            .dressed(plain ->
                plain.with("Contact", contact()).with("Expires", Long.toString(time.toSeconds())));
    try {
      var response = endpoint.send(request, REPLY);
      if (!response.success()) {
        throw new NotRegistered(line, response.status() + " " + response.reason());
      }
    } catch (NoResponse | PeerUnreachable failure) {
      throw new NotRegistered(line, String.valueOf(failure.getMessage()));
    }
  }

  /// Calls a number, or a whole SIP URI, and waits until it is answered, at most a minute.
  public Dialled dial(String target) {
    return dial(target, invite -> invite);
  }

  /// Calls as a PBX does that passes on a call for somebody else (RFC 5806).
  ///
  /// @param number who was called first
  /// @param reason such as `no-answer`, `user-busy` or `unconditional`
  public Dialled dialDiverted(String target, String number, String reason) {
    return dial(
        target, invite -> invite.with("Diversion", Diversion.of(uri(number), reason).toString()));
  }

  /// Calls as a switch does that tells what it knows of the caller.
  ///
  /// @param headers further ones by their names, such as `User-to-User`
  public Dialled dialTelling(String target, Map<String, String> headers) {
    return dial(
        target,
        invite -> {
          var dressed = invite;
          for (var header : headers.entrySet()) {
            dressed = dressed.with(header.getKey(), header.getValue());
          }
          return dressed;
        });
  }

  private Dialled dial(String target, UnaryOperator<Request> dress) {
    long start = System.nanoTime();
    var session = media.open(line.keys().audio());
    var call = new PhoneCall(session, line.keys());
    var to = target.contains(":") ? SipUri.parse(target) : uri(target);
    var offer = session.offer().write();
    var request =
        request(Method.INVITE, to)
            .dressed(plain -> dress.apply(plain).withBody(MediaType.SDP, offer));
    var outcome = endpoint.invite(request, new PhoneLeg(session, call)).await(PATIENCE);
    var after = Duration.ofNanos(System.nanoTime() - start);
    return switch (outcome) {
      case InviteOutcome.Answered(var dialog, var ok) ->
          call.begin(dialog, ok)
              ? new Dialled.Answered(call, after)
              : failed(session, 0, "answered without any audio we can speak", after);
      case InviteOutcome.Refused(var response) ->
          failed(session, response.status(), response.reason(), after);
      case InviteOutcome.TimedOut _ -> failed(session, 0, "no answer in time", after);
      case InviteOutcome.Cancelled _ -> failed(session, 0, "given up", after);
      case InviteOutcome.Unreachable(var reason) -> failed(session, 0, reason, after);
    };
  }

  private static Dialled failed(MediaSession session, int status, String reason, Duration after) {
    session.close();
    return new Dialled.Failed(status, reason, after);
  }

  /// Waits for a call to come in, at most so long; it rings until it is answered or refused.
  ///
  /// @throws InterruptedException when the waiting thread is interrupted
  public Optional<IncomingCall> nextCall(Duration longest) throws InterruptedException {
    return Optional.ofNullable(ringing.poll(longest.toMillis(), TimeUnit.MILLISECONDS));
  }

  private OutgoingRequest request(Method method, SipUri uri) {
    var request = OutgoingRequest.of(method, uri, NameAddr.of(uri(line.number()))).over(server);
    return login.map(request::with).orElse(request);
  }

  /// Where it takes calls itself.
  InetSocketAddress address() {
    var point = endpoint.listenPoints().getFirst();
    return new InetSocketAddress(point.host(), point.port());
  }

  /// Where the server is to send the number's calls; without it REGISTER only asks (RFC 3261
  /// §10.2).
  private String contact() {
    var here = HostPort.of(address());
    var way = line.transport() == PhoneTransport.TCP ? ";transport=tcp" : "";
    return "<sip:" + line.number() + "@" + here + way + ">";
  }

  private SipUri uri(String user) {
    return SipUri.parse("sip:" + user + "@" + host());
  }

  private String host() {
    return HostPort.of(line.server()).toString();
  }

  private static InetAddress localAddress(PhoneLine line) {
    try (var probe = new DatagramSocket()) {
      if (line.server().isUnresolved()) {
        throw new ServerUnknown(line.server());
      }
      probe.connect(line.server());
      return probe.getLocalAddress();
    } catch (IOException failure) {
      throw new ServerUnknown(line.server(), failure);
    }
  }

  /// Ends its calls, without a word to the server, and gives the ports back.
  @Override
  public void close() {
    endpoint.close();
    media.close();
  }

  /// Rings for each call; one too many is told that the phone is busy.
  private final class Bell implements SipHandler {
    @Override
    public void onInvite(IncomingInvite invite) {
      var call = new IncomingCall(invite, media, line.keys());
      if (!ringing.offer(call)) {
        invite.reject(Status.BUSY_HERE);
        return;
      }
      call.ringUntilDecided();
    }
  }
}
