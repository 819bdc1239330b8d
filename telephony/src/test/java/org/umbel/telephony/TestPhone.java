package org.umbel.telephony;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.umbel.sip.Dialog;
import org.umbel.sip.DialogEnd;
import org.umbel.sip.DialogHandler;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.IncomingRefer;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.InviteHandler;
import org.umbel.sip.InviteOutcome;
import org.umbel.sip.OutgoingInvite;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.ReferOutcome;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipHandler;
import org.umbel.sip.SipSettings;
import org.umbel.sip.auth.DigestClient;
import org.umbel.sip.auth.Password;
import org.umbel.sip.event.Subscriber;
import org.umbel.sip.message.Event;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.ReferTo;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.trace.SipEvent;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;

/// A phone on loopback: a real SIP endpoint without sound, whose incoming requests wait in queues
/// for the test to look at.
final class TestPhone implements SipHandler, AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(5);

  final BlockingQueue<IncomingInvite> invites = new LinkedBlockingQueue<>();
  final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  final BlockingQueue<Request> notifies = new LinkedBlockingQueue<>();
  final BlockingQueue<DialogEnd> ends = new LinkedBlockingQueue<>();
  final BlockingQueue<Request> reinvites = new LinkedBlockingQueue<>();
  final BlockingQueue<Request> cancels = new LinkedBlockingQueue<>();
  final BlockingQueue<Request> acks = new LinkedBlockingQueue<>();
  private final String user;
  private final SipEndpoint endpoint;
  private final Peer server;
  private Consumer<IncomingInvite> answering = _ -> {};
  private Consumer<IncomingRefer> referring = refer -> refer.reject(603);

  TestPhone(String user, int serverPort) {
    this.user = user;
    this.server = peer(serverPort);
    this.endpoint =
        SipEndpoint.start(
            SipSettings.at(ListenPoint.udp("127.0.0.1", 0))
                .withMethods(Set.of(Method.INVITE, Method.BYE, Method.REFER)),
            this,
            this::note);
  }

  private void note(SipEvent event) {
    if (event instanceof SipEvent.Received(Request request, _) && request.is(Method.CANCEL)) {
      cancels.add(request);
    }
  }

  static Peer peer(int port) {
    return new Peer(Protocol.UDP, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  int port() {
    return endpoint.listenPoints().getFirst().port();
  }

  /// Does this with every call that comes in, on its own thread.
  void whenCalled(Consumer<IncomingInvite> what) {
    answering = what;
  }

  /// Does this when it is asked to call somebody else.
  void whenReferred(Consumer<IncomingRefer> what) {
    referring = what;
  }

  @Override
  public void onInvite(IncomingInvite invite) {
    invites.add(invite);
    answering.accept(invite);
  }

  @Override
  public void onRequest(IncomingRequest request) {
    requests.add(request.request());
    request.reply(200);
  }

  /// Handler of dialogs that tells of their end and takes what is changed in them.
  DialogHandler dialogHandler() {
    return new DialogHandler() {
      @Override
      public Response onReinvite(Request reinvite) {
        reinvites.add(reinvite);
        return reinvite.reply(200).withBody(TelephonyTest.SDP, answer(reinvite));
      }

      @Override
      public void onAck(Request ack) {
        acks.add(ack);
      }

      @Override
      public void onRefer(IncomingRefer refer) {
        referring.accept(refer);
      }

      @Override
      public void onEnded(DialogEnd end) {
        ends.add(end);
      }
    };
  }

  /// What it is offered; an offer of its own when it is offered nothing.
  private static byte[] answer(Request reinvite) {
    return reinvite.bodyLength() > 0
        ? reinvite.body()
        : "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=annas offer\r\n".getBytes(UTF_8);
  }

  InviteHandler callHandler() {
    var handler = dialogHandler();
    return new InviteHandler() {
      @Override
      public Response onReinvite(Request reinvite) {
        return handler.onReinvite(reinvite);
      }

      @Override
      public void onRefer(IncomingRefer refer) {
        handler.onRefer(refer);
      }

      @Override
      public void onEnded(DialogEnd end) {
        handler.onEnded(end);
      }
    };
  }

  Response register(String password, UnaryOperator<Request> dress) {
    return registerAs(user, password, dress);
  }

  Response registerAs(String other, String password, UnaryOperator<Request> dress) {
    return endpoint.send(
        OutgoingRequest.of(Method.REGISTER, SipUri.parse("sip:127.0.0.1"), me(other))
            .to(me(other))
            .over(server)
            .with(new DigestClient(user, Password.of(password)))
            .dressed(request -> dress.apply(request.with("Contact", contact()))),
        PATIENCE);
  }

  /// Follows the lamp of an extension; what is told waits in `notifies`.
  Subscriber subscribe(String extension) {
    var uri = SipUri.of(extension, "127.0.0.1");
    return Subscriber.subscribe(
        endpoint,
        OutgoingRequest.of(Method.SUBSCRIBE, uri, me(user)).over(server),
        Event.MESSAGE_SUMMARY,
        Duration.ofMinutes(5),
        notifies::add);
  }

  /// Tells the server of messages, as another server does.
  Response notice(String number, UnaryOperator<Request> dress) {
    return endpoint.send(
        OutgoingRequest.of(Method.NOTIFY, SipUri.of(number, "127.0.0.1"), me(user))
            .over(server)
            .dressed(dress),
        PATIENCE);
  }

  OutgoingInvite call(String number, UnaryOperator<Request> dress) {
    return callWith(number, dress, callHandler());
  }

  OutgoingInvite callUri(SipUri uri, UnaryOperator<Request> dress) {
    return endpoint.invite(
        OutgoingRequest.of(Method.INVITE, uri, me(user)).over(server).dressed(dress),
        callHandler());
  }

  OutgoingInvite callWith(String number, UnaryOperator<Request> dress, InviteHandler handler) {
    return endpoint.invite(
        OutgoingRequest.of(Method.INVITE, SipUri.of(number, "127.0.0.1"), me(user))
            .over(server)
            .dressed(dress),
        handler);
  }

  private String contact() {
    return "<" + SipUri.of(user, "127.0.0.1").withPort(port()) + ">";
  }

  private static NameAddr me(String user) {
    return NameAddr.of("Phone " + user, SipUri.of(user, "127.0.0.1"));
  }

  /// Calls and waits for the answer.
  InviteOutcome.Answered reach(String number, byte[] description) {
    var call = call(number, invite -> invite.withBody(TelephonyTest.SDP, description));
    return (InviteOutcome.Answered) call.await(PATIENCE);
  }

  /// Takes a call with an answer to its offer.
  Dialog accept(IncomingInvite invite, byte[] description) {
    return invite
        .accept(
            invite.request().reply(200).withBody(TelephonyTest.SDP, description), dialogHandler())
        .dialog();
  }

  /// Asks for a transfer and waits for what becomes of it.
  static ReferOutcome refer(Dialog dialog, ReferTo target) {
    return dialog.refer(target, plain -> plain, _ -> {}, PATIENCE);
  }

  static ReferTo to(String number) {
    return ReferTo.of(SipUri.of(number, "127.0.0.1"));
  }

  static ReferTo to(String number, Dialog replaced) {
    return ReferTo.of(SipUri.of(number, "127.0.0.1"), replaced.id().ofPeer());
  }

  /// A session with a name by which it is recognised.
  static byte[] description(String name) {
    return description(name, 4000);
  }

  static byte[] description(String name, int port) {
    return ("v=0\r\no="
            + name.replace(' ', '-')
            + " 1 1 IN IP4 127.0.0.1\r\ns="
            + name
            + "\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
            + port
            + " RTP/AVP 0\r\n")
        .getBytes(UTF_8);
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
