package org.umbel.sip.dialog;

import java.util.ArrayList;
import java.util.List;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Uri;
import org.umbel.sip.message.Via;

/// The tags, numbers, targets and routes of one dialog, RFC 3261 §12. Any thread may use it.
public final class DialogState {

  private static final int NO_SEQUENCE = -1;

  private final DialogId id;
  private final NameAddr local;
  private NameAddr remote;
  private List<NameAddr> routes;
  private Uri target;
  private long localSequence;
  private long remoteSequence;
  private boolean initiator;
  private boolean keepsItsWay;
  private boolean straight;

  private DialogState(
      DialogId id, NameAddr local, NameAddr remote, List<NameAddr> routes, Uri target) {
    this.id = id;
    this.local = local;
    this.remote = remote;
    this.routes = routes;
    this.target = target;
    this.remoteSequence = NO_SEQUENCE;
  }

  /// The state of the side that has answered a request, RFC 3261 §12.1.1.
  ///
  /// @param localTag the tag of the response's To
  public static DialogState ofServer(Request request, String localTag) {
    var local = request.to().withTag(localTag);
    var state = received(request, local, localTag);
    state.localSequence = 0;
    return state;
  }

  /// The state of the side whose request was answered, RFC 3261 §12.1.2.
  public static DialogState ofClient(Request request, Response response) {
    var local = request.from();
    var id = new DialogId(request.callId(), local.tag().orElse(""), response.to().tag().orElse(""));
    var routes = List.copyOf(response.recordRoutes().reversed());
    var state =
        new DialogState(id, local, response.to(), routes, targetOf(response, request.uri()));
    state.initiator = true;
    state.localSequence = request.cSeq().number();
    return state;
  }

  /// The state of a subscriber whose first NOTIFY has come before the 2xx, RFC 6665 §4.1.2.4.
  public static DialogState ofFirstNotify(Request subscribe, Request notify) {
    var state = received(notify, subscribe.from(), subscribe.from().tag().orElse(""));
    state.localSequence = subscribe.cSeq().number();
    return state;
  }

  private static DialogState received(Request request, NameAddr local, String localTag) {
    var id = new DialogId(request.callId(), localTag, request.from().tag().orElse(""));
    var routes = List.copyOf(request.recordRoutes());
    var state =
        new DialogState(id, local, request.from(), routes, targetOf(request, request.from().uri()));
    state.remoteSequence = request.cSeq().number();
    state.straight = request.vias().size() == 1;
    state.keepsItsWay = state.straight && misnamed(request.topVia(), state.target);
    return state;
  }

  /// Whether the peer names an address as its own where it was not found: it is behind a
  /// translator. A name says nothing of that, and IPv6 has none.
  private static boolean misnamed(Via via, Uri contact) {
    var host = via.host();
    return ipv4(host)
        && via.received().filter(found -> !found.equals(host)).isPresent()
        && contact instanceof SipUri sip
        && sip.host().equals(host);
  }

  private static boolean ipv4(String host) {
    return host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  /// From now on all requests go by the way that the dialog was made on.
  public synchronized void keepItsWay() {
    keepsItsWay = true;
  }

  /// Whether the next request goes by the way that the dialog was made on, wherever the target
  /// seems to be: when the peer wants that (RFC 5626 §4.3), when it is a device that came straight
  /// here and names itself by a URI of its registrar (RFC 5627 §4.4), or when it is behind an
  /// address translator. Proxies on the way come first in any case.
  public synchronized boolean byItsWay() {
    if (!routes.isEmpty()) return false;
    return keepsItsWay
        || (target instanceof SipUri sip
            && (sip.parameters().has("ob") || (straight && sip.parameters().has("gr"))));
  }

  /// Whether this side has sent the request that made the dialog, and so chosen the Call-ID.
  public boolean initiator() {
    return initiator;
  }

  public DialogId id() {
    return id;
  }

  /// This side, with its tag.
  public NameAddr local() {
    return local;
  }

  /// The peer, with its tag.
  public synchronized NameAddr remote() {
    return remote;
  }

  /// The route set, nearest first.
  public synchronized List<NameAddr> routes() {
    return routes;
  }

  /// Where the peer wants its requests.
  public synchronized Uri target() {
    return target;
  }

  /// Where the next request goes at first: the nearest route, else the target.
  public synchronized Uri nextHop() {
    return routes.isEmpty() ? target : routes.getFirst().uri();
  }

  /// A request with the next sequence number, RFC 3261 §12.2.1.1, lacking only Via and Contact.
  public synchronized Request next(Method method) {
    localSequence++;
    return request(method, localSequence);
  }

  /// The 2xx to the INVITE that made this an early dialog: its route set and target count from now
  /// on, RFC 3261 §13.2.2.4.
  public synchronized void confirm(Response ok) {
    remote = ok.to();
    routes = List.copyOf(ok.recordRoutes().reversed());
    target = targetOf(ok, target);
  }

  /// A request with the sequence number of the last one, to be completed and sent with the next.
  public synchronized Request draft(Method method) {
    return request(method, localSequence);
  }

  /// The ACK of an INVITE answered with 2xx, RFC 3261 §13.2.2.4.
  public synchronized Request ack(long inviteSequence) {
    return request(Method.ACK, inviteSequence);
  }

  /// Notes the number of a request that came.
  ///
  /// @return false when it is lower than one before, which is to be answered 500, RFC 3261 §12.2.2
  public synchronized boolean inOrder(Request request) {
    long number = request.cSeq().number();
    if (number < remoteSequence) return false;
    remoteSequence = number;
    return true;
  }

  /// Takes over the Contact of a target refresh request or of its 2xx.
  public synchronized void refresh(SipMessage message) {
    target = targetOf(message, target);
  }

  private Request request(Method method, long sequence) {
    boolean strict = !routes.isEmpty() && !loose(routes.getFirst());
    return Request.builder(method, strict ? routes.getFirst().uri() : target)
        .from(local)
        .to(remote)
        .callId(id.callId())
        .cSeq(sequence)
        .routes(wayBehind(strict))
        .build();
  }

  /// A strict router takes the place of the target, which then ends the way, RFC 3261 §12.2.1.1.
  private List<NameAddr> wayBehind(boolean strict) {
    if (!strict) return routes;
    var way = new ArrayList<>(routes.subList(1, routes.size()));
    way.add(NameAddr.of(target));
    return way;
  }

  private static boolean loose(NameAddr route) {
    return route.uri() instanceof SipUri sip && sip.looseRouter();
  }

  private static Uri targetOf(SipMessage message, Uri otherwise) {
    return message.contact().map(NameAddr::uri).orElse(otherwise);
  }
}
