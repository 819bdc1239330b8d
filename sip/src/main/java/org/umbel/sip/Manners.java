package org.umbel.sip;

import java.util.stream.Collectors;
import org.umbel.sip.dialog.Reliability;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.RSeq;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Status;
import org.umbel.sip.message.Uri;
import org.umbel.sip.transport.Flow;

/// What an endpoint adds to every message of its own: who it is, what it can, where it is found.
final class Manners {

  private final String product;
  private final String allow;
  private final String extensions;
  private final Reliability reliability;

  Manners(SipSettings settings) {
    this.product = settings.product();
    this.allow =
        settings.taken().stream().map(Method::name).sorted().collect(Collectors.joining(", "));
    this.reliability = settings.dialogs().reliability();
    this.extensions = String.join(", ", settings.understood());
  }

  /// A response with its To tag and all that the status asks for.
  ///
  /// @param tag ignored when the response has one
  Response finished(Response response, String tag) {
    var finished =
        tag.isEmpty() || response.status() == Status.TRYING ? response : response.withToTag(tag);
    if (!product.isEmpty() && !finished.has("Server")) finished = finished.with("Server", product);
    if (saysWhatIsAllowed(finished) && !finished.has("Allow"))
      finished = finished.with("Allow", allow);
    if (saysWhatIsSupported(finished) && !finished.has("Supported"))
      finished = finished.with("Supported", extensions);
    return finished;
  }

  /// 200 to OPTIONS, RFC 3261 §11.2.
  Response capabilities(Request options) {
    var ok =
        options
            .reply(Status.OK)
            .with("Allow", allow)
            .with("Accept", "application/sdp")
            .with("Accept-Encoding", "identity");
    return ok.with("Supported", extensions);
  }

  /// With User-Agent, with Contact where the method wants one, and with Allow and Supported where
  /// they make or change a session.
  Request completed(Request request, Flow way) {
    var complete = request;
    if (!product.isEmpty() && !complete.has("User-Agent"))
      complete = complete.with("User-Agent", product);
    if (changesSession(request.method())) complete = capable(complete);
    if (!namesItsTarget(request.method()) || request.has("Contact")) return complete;
    return complete.with("Contact", contact(way, request.from().user(), request.uri()));
  }

  /// With a Contact unless it has one.
  Response withContact(Response response, Flow way) {
    if (response.has("Contact") || response.status() >= 300) return response;
    return response.with("Contact", contact(way, response.to().user(), response.to().uri()));
  }

  private Request capable(Request request) {
    var complete = request.has("Allow") ? request : request.with("Allow", allow);
    if (!complete.has("Supported")) complete = complete.with("Supported", extensions);
    return reliability != Reliability.REQUIRED || request.is(Method.UPDATE)
        ? complete
        : complete.withLast("Require", RSeq.OPTION);
  }

  private static boolean changesSession(Method method) {
    return method.equals(Method.INVITE) || method.equals(Method.UPDATE);
  }

  private static boolean saysWhatIsSupported(Response response) {
    return response.success() && changesSession(response.cSeq().method());
  }

  private static boolean saysWhatIsAllowed(Response response) {
    if (response.status() == Status.METHOD_NOT_ALLOWED) return true;
    return response.success() && response.cSeq().method().equals(Method.INVITE);
  }

  private static boolean namesItsTarget(Method method) {
    return method.equals(Method.INVITE)
        || method.equals(Method.SUBSCRIBE)
        || method.equals(Method.NOTIFY)
        || method.equals(Method.UPDATE)
        || method.equals(Method.REFER);
  }

  /// A `sips` request wants a `sips` Contact, RFC 3261 §8.1.1.8 and §12.1.1.
  private static String contact(Flow way, String user, Uri called) {
    var protocol = way.peer().protocol();
    boolean sips = protocol.secure() && called instanceof SipUri uri && uri.secure();
    var contact = new StringBuilder(64).append(sips ? "<sips:" : "<sip:");
    if (plain(user)) contact.append(user).append('@');
    contact.append(way.sentBy());
    if (protocol.webSocket() || (protocol.reliable() && !sips))
      contact.append(";transport=").append(protocol.parameter());
    return contact.append('>').toString();
  }

  /// Whether it may stand in a URI as it is.
  private static boolean plain(String user) {
    for (int i = 0; i < user.length(); i++) {
      char c = user.charAt(i);
      boolean letter = c < 128 && Character.isLetterOrDigit(c);
      if (!letter && "-_.!~*'()&=+$,;?/".indexOf(c) < 0) return false;
    }
    return !user.isEmpty();
  }
}
