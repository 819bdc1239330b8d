package org.umbel.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.umbel.sip.Dialog;
import org.umbel.sip.DialogEnd;
import org.umbel.sip.DialogHandler;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.OutgoingRequest;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipHandler;
import org.umbel.sip.SipSettings;
import org.umbel.sip.auth.DigestClient;
import org.umbel.sip.auth.Password;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.Peer;
import org.umbel.sip.transport.Protocol;

/// A phone without sound at the other end of what SIPp does: registers, rings once, answers.
final class DeskPhone implements SipHandler, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BlockingQueue<Request> calls = new LinkedBlockingQueue<>();
  private final BlockingQueue<Dialog> dialogs = new LinkedBlockingQueue<>();
  private final BlockingQueue<Request> changes = new LinkedBlockingQueue<>();
  private final String extension;
  private final SipEndpoint endpoint =
      SipEndpoint.start(SipSettings.at(ListenPoint.udp("127.0.0.1", 0)), this, SipListener.NONE);

  DeskPhone(String extension, Exchange exchange) {
    this.extension = extension;
    var me = NameAddr.of(SipUri.of(extension, "127.0.0.1"));
    var contact =
        SipUri.of(extension, "127.0.0.1").withPort(endpoint.listenPoints().getFirst().port());
    endpoint.send(
        OutgoingRequest.of(Method.REGISTER, SipUri.parse("sip:127.0.0.1"), me)
            .to(me)
            .over(new Peer(Protocol.UDP, exchange.sip()))
            .with(new DigestClient(extension, Password.of(Exchange.SECRET)))
            .dressed(register -> register.with("Contact", "<" + contact + ">")),
        PATIENCE);
  }

  @Override
  public void onInvite(IncomingInvite invite) {
    calls.add(invite.request());
    invite.ring(180);
    var ok = invite.request().reply(200).withBody(MediaType.SDP, description());
    dialogs.add(invite.accept(ok, new Following()).dialog());
  }

  /// The next INVITE.
  Request nextCall() throws InterruptedException {
    return next(calls);
  }

  /// The next call that was answered.
  Dialog nextDialog() throws InterruptedException {
    return next(dialogs);
  }

  /// The next change of the session.
  Request nextChange() throws InterruptedException {
    return next(changes);
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    return Optional.ofNullable(queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).orElseThrow();
  }

  private byte[] description() {
    return """
    v=0
    o=%1$s 1 1 IN IP4 127.0.0.1
    s=%1$s
    c=IN IP4 127.0.0.1
    t=0 0
    m=audio 30000 RTP/AVP 0
    """
        .formatted(extension)
        .replace("\n", "\r\n")
        .getBytes(UTF_8);
  }

  private final class Following implements DialogHandler {
    @Override
    public Response onReinvite(Request reinvite) {
      changes.add(reinvite);
      return reinvite.reply(200).withBody(MediaType.SDP, description());
    }

    @Override
    public Response onUpdate(Request update) {
      return onReinvite(update);
    }

    @Override
    public void onEnded(DialogEnd end) {}
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
