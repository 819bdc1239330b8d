package org.umbel.sip.message;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts together a request of our own, RFC 3261 §8.1.1. Headers are sent in the order they are
/// given in. Belongs to one thread.
public final class RequestBuilder {
  private static final int MAX_FORWARDS = 70;

  private final Method method;
  private final Uri uri;
  private final List<Field> fields = new ArrayList<>();
  private Body body = Body.NONE;
  private @Nullable NameAddr from;
  private @Nullable NameAddr to;
  private @Nullable CSeq cSeq;

  RequestBuilder(Method method, Uri uri) {
    this.method = method;
    this.uri = uri;
  }

  public RequestBuilder via(Via via) {
    return header("Via", via.toString());
  }

  public RequestBuilder from(NameAddr from) {
    this.from = from;
    return header("From", from.toString());
  }

  public RequestBuilder to(NameAddr to) {
    this.to = to;
    return header("To", to.toString());
  }

  public RequestBuilder callId(String callId) {
    return header("Call-ID", callId);
  }

  /// The CSeq of this request's method.
  public RequestBuilder cSeq(long number) {
    cSeq = new CSeq(number, method);
    return header("CSeq", cSeq.toString());
  }

  public RequestBuilder contact(NameAddr contact) {
    return header("Contact", contact.toString());
  }

  public RequestBuilder routes(List<NameAddr> routes) {
    for (var route : routes) header("Route", route.toString());
    return this;
  }

  /// Adds one line.
  ///
  /// @throws IllegalArgumentException when the name is not a token or the value has a line end
  public RequestBuilder header(String name, String value) {
    fields.add(Field.of(HeaderName.of(name), value));
    return this;
  }

  public RequestBuilder body(MediaType type, byte[] bytes) {
    body = Body.of(bytes);
    return header("Content-Type", type.toString());
  }

  /// The request, with Max-Forwards 70 unless another was given. A Via may be added later, by the
  /// transaction that sends it.
  ///
  /// @throws MalformedMessage when From, To, Call-ID or CSeq is missing
  public Request build() {
    var headers = new Fields(new ArrayList<>(fields));
    if (!headers.has(HeaderName.MAX_FORWARDS))
      headers = headers.with(HeaderName.MAX_FORWARDS, Integer.toString(MAX_FORWARDS));
    var request = new Request(method, uri, Request.VERSION, headers, body);
    request.knows(from, to, cSeq);
    request.requireEnds();
    return request;
  }
}
