package org.umbel.sip.message;

/// A SIP request, RFC 3261 §7.1.
public final class Request extends SipMessage {
  static final String VERSION = "SIP/2.0";

  private final Method method;
  private final Uri uri;
  private final String version;

  Request(Method method, Uri uri, String version, Fields fields, Body body) {
    super(fields, body);
    this.method = method;
    this.uri = uri;
    this.version = version;
  }

  /// Begins a request of our own.
  public static RequestBuilder builder(Method method, Uri uri) {
    return new RequestBuilder(method, uri);
  }

  public Method method() {
    return method;
  }

  public boolean is(Method method) {
    return this.method.equals(method);
  }

  /// The Request-URI: who is to answer, which is not always who was called first ({@link #to}).
  public Uri uri() {
    return uri;
  }

  /// As the request line has it, such as `SIP/2.0`.
  public String version() {
    return version;
  }

  /// A response with the usual words.
  public Response reply(int status) {
    return reply(status, Status.phrase(status));
  }

  /// A response with what RFC 3261 §8.2.6.2 has it copy: Via, From, To, Call-ID and CSeq; Timestamp
  /// in a 100; and Record-Route where it may make a dialog (§12.1.1). The To tag is left to the one
  /// who owns it, see {@link Response#withToTag}.
  public Response reply(int status, String reason) {
    var copied = Response.copied(fields, status, method);
    var response = new Response(status, Text.oneLine("reason", reason), copied, Body.NONE);
    response.knowsFrom(this, HeaderName.CONTACT);
    return response;
  }

  public Request withUri(Uri uri) {
    return new Request(method, uri, version, fields, body);
  }

  @Override
  public Request with(String name, String value) {
    var header = HeaderName.of(name);
    return with(fields.with(header, value), header);
  }

  @Override
  public Request withFirst(String name, String value) {
    var header = HeaderName.of(name);
    return with(fields.withFirst(header, value), header);
  }

  @Override
  public Request withLast(String name, String value) {
    var header = HeaderName.of(name);
    return with(fields.withLast(header, value), header);
  }

  @Override
  public Request without(String name) {
    var header = HeaderName.of(name);
    return with(fields.without(header), header);
  }

  @Override
  public Request withoutFirst(String name) {
    var header = HeaderName.of(name);
    return with(fields.withoutFirst(header), header);
  }

  @Override
  public Request withBody(MediaType type, byte[] body) {
    var typed = fields.with(HeaderName.CONTENT_TYPE, type.toString());
    return with(typed, HeaderName.CONTENT_TYPE, Body.of(body));
  }

  private Request with(Fields changed, HeaderName header) {
    return with(changed, header, body);
  }

  private Request with(Fields changed, HeaderName header, Body content) {
    var message = new Request(method, uri, version, changed, content);
    message.knowsFrom(this, header);
    return message;
  }

  @Override
  String startLine() {
    return method + " " + uri + " " + version;
  }
}
