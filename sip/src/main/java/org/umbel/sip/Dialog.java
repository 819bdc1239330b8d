package org.umbel.sip;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.umbel.sip.auth.DigestClient;
import org.umbel.sip.dialog.DialogId;
import org.umbel.sip.dialog.DialogState;
import org.umbel.sip.failure.DialogOver;
import org.umbel.sip.failure.NoResponse;
import org.umbel.sip.failure.PeerUnreachable;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.ReferTo;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.message.Uri;
import org.umbel.sip.transport.Flow;
import org.umbel.sip.transport.Peer;

/// A dialog, RFC 3261 §12: early from the first provisional response on, then confirmed. Any thread
/// may use it; its methods that send a request wait for the final response.
public final class Dialog {

  private final UserAgent agent;
  private final DialogState state;
  private final Flow flow;
  private final DialogServer server;
  private final DialogClient client;
  private final PrackClient pracks;
  private final SessionTimer timer;
  private volatile byte[] description = {};
  private volatile long settledAt; // nanoseconds of the loop
  private volatile boolean confirmed;

  Dialog(
      UserAgent agent,
      DialogState state,
      Flow flow,
      DialogHandler handler,
      Optional<DigestClient> login) {
    this.agent = agent;
    this.state = state;
    this.flow = flow;
    this.timer = new SessionTimer(agent, this);
    this.server = new DialogServer(agent, this, handler);
    this.client = new DialogClient(agent, this, login);
    this.pracks = new PrackClient(agent, this);
  }

  /// Call-ID and tags.
  public DialogId id() {
    return state.id();
  }

  /// This side, with its tag.
  public NameAddr local() {
    return state.local();
  }

  /// The peer, with its tag.
  public NameAddr remote() {
    return state.remote();
  }

  /// Where the peer wants its requests, from its Contact.
  public Uri target() {
    return state.target();
  }

  /// Where the message came from that made the dialog.
  public Peer peer() {
    return flow.peer();
  }

  /// Whether the request that made it was accepted; false for an early dialog.
  public boolean confirmed() {
    return confirmed;
  }

  /// Whether the peer takes UPDATE, by the Allow header it has sent last.
  public boolean takesUpdate() {
    return timer.update();
  }

  /// From now on another handler takes what the peer asks, as when a call goes from one part of an
  /// application to another. What waits goes to the new one.
  public void handOver(DialogHandler other) {
    server.serve(other);
  }

  /// Whether it has ended, whoever ended it.
  public boolean over() {
    return client.closed();
  }

  /// Sends a request other than INVITE, UPDATE, PRACK, ACK and BYE, and waits for its final
  /// response. A 408 or 481 ends the dialog, RFC 3261 §12.2.1.2.
  ///
  /// @param dress adds headers and a body
  /// @throws DialogOver when the dialog has ended
  /// @throws NoResponse when there is no final response in 64*T1; the dialog has ended then
  /// @throws PeerUnreachable when it cannot be sent
  public Response request(Method method, UnaryOperator<Request> dress) {
    return client.request(method, dress);
  }

  /// The same without waiting for the response.
  ///
  /// @param dress called before this returns; when it fails, nothing is sent
  /// @param then told the final response, on the loop, so that it must not block; empty when there
  ///   was none, or nothing was sent
  /// @throws DialogOver when the dialog has ended
  public void request(
      Method method, UnaryOperator<Request> dress, Consumer<Optional<Response>> then) {
    client.request(method, dress, then);
  }

  /// Asks the peer to call somebody, RFC 3515, and waits for what becomes of it. Of several that
  /// are asked at once in one dialog only the last is followed.
  ///
  /// @param dress adds headers, such as Referred-By
  /// @param progress told of each provisional status the new call has, on the dialog's turn
  /// @param longest how long the peer may take to report the end, after it has agreed
  /// @throws DialogOver when the dialog has ended
  /// @throws NoResponse when there is no response to the REFER in 64*T1
  /// @throws PeerUnreachable when it cannot be sent
  public ReferOutcome refer(
      ReferTo target, UnaryOperator<Request> dress, IntConsumer progress, Duration longest) {
    return new Referral(agent, this, progress).run(target, dress, longest);
  }

  /// Changes the session with a re-INVITE and waits for the final response; a 2xx was acknowledged
  /// then. When both sides try at once (491), tries again after the pause of RFC 3261 §14.1, three
  /// times at most. A 408 or 481 ends the dialog.
  ///
  /// @param dress adds the session description and headers
  /// @throws DialogOver when the dialog has ended
  /// @throws NoResponse when there is no response in 64*T1
  /// @throws PeerUnreachable when it cannot be sent
  public Response reinvite(UnaryOperator<Request> dress) {
    return reinvite(dress, (ok, ack) -> ack);
  }

  /// The same without an offer in the re-INVITE: the peer makes it in its 2xx, or in a reliable
  /// provisional response.
  ///
  /// @param answer completes the ACK or PRACK of that response with the answer
  public Response reinvite(
      UnaryOperator<Request> dress, BiFunction<Response, Request, Request> answer) {
    return new SessionChange(agent, this, Method.INVITE, dress, answer).run();
  }

  /// Changes the session, or only the target, with an UPDATE (RFC 3311) and waits for the final
  /// response; the way to do so while the dialog is early. A session description in it may be sent
  /// as soon as the first offer and its answer are exchanged; when it crosses the peer's (491), it
  /// is tried again as a re-INVITE is.
  ///
  /// @param dress adds the session description and headers
  /// @throws DialogOver when the dialog has ended
  /// @throws NoResponse when there is no response in 64*T1
  /// @throws PeerUnreachable when it cannot be sent
  public Response update(UnaryOperator<Request> dress) {
    return new SessionChange(agent, this, Method.UPDATE, dress, (ok, ack) -> ack).run();
  }

  /// Ends the call: sends BYE and does not wait for its response. Does nothing when it is over.
  ///
  /// @throws IllegalStateException for the early dialog of a call that comes in, which is to be
  ///   refused instead, RFC 3261 §15
  public void bye() {
    bye(request -> request);
  }

  /// Ends the call with headers of one's own in the BYE, such as Reason.
  public void bye(UnaryOperator<Request> dress) {
    if (over()) return;
    if (!confirmed && !state.initiator())
      throw new IllegalStateException("BYE for a call that is not answered");
    client.byeAtOnce(dress);
  }

  /// Forgets the dialog without a word to the peer, as is right for one that ends by what was said
  /// in it (the NOTIFY that terminates a subscription).
  public void forget() {
    endLater(new DialogEnd.ByUs());
  }

  DialogState state() {
    return state;
  }

  Flow flow() {
    return flow;
  }

  DialogServer server() {
    return server;
  }

  DialogClient client() {
    return client;
  }

  PrackClient pracks() {
    return pracks;
  }

  SessionTimer timer() {
    return timer;
  }

  /// Notes what we have said last about the session, in an offer or answer that was accepted.
  void said(SipMessage message) {
    if (message.bodyLength() > 0 && message.contentType().filter(MediaType.SDP::is).isPresent())
      description = message.body();
  }

  /// What we have said last about the session.
  Optional<byte[]> description() {
    return description.length == 0 ? Optional.empty() : Optional.of(description);
  }

  /// The ACK of an INVITE has gone out or come in.
  void settled() {
    settledAt = agent.loop().nanos();
  }

  /// How long it is still to be left alone before a re-INVITE; not positive when that may go.
  Duration settling() {
    var since = Duration.ofNanos(agent.loop().nanos() - settledAt);
    return agent.dialogSettings().reinviteDelay().minus(since);
  }

  /// The request that made the dialog was accepted. On the loop where somebody may know the dialog
  /// already.
  Dialog confirm() {
    server.confirmed();
    settled();
    confirmed = true;
    return this;
  }

  /// Any thread.
  void endLater(DialogEnd end) {
    agent.loop().execute(() -> end(end));
  }

  /// On the loop. Nobody is told of the end of an early dialog, as its INVITE has an end of its
  /// own.
  void end(DialogEnd end) {
    if (over()) return;
    client.close();
    agent.dialogs().remove(this);
    timer.stop();
    if (confirmed) server.end(end);
  }
}
