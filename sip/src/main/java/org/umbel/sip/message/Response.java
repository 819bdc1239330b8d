package org.umbel.sip.message;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// A SIP response, RFC 3261 §7.2.
public final class Response extends SipMessage {
  private static final Set<Method> DIALOG_MAKERS =
      Set.of(Method.INVITE, Method.SUBSCRIBE, Method.REFER, Method.NOTIFY);
  private static final Set<HeaderName> COPIED =
      Set.of(HeaderName.VIA, HeaderName.FROM, HeaderName.TO, HeaderName.CALL_ID, HeaderName.CSEQ);

  private final int status;
  private final String reason;

  Response(int status, String reason, Fields fields, Body body) {
    super(fields, body);
    this.status = status;
    this.reason = reason;
  }

  /// What every response takes from its request.
  static Fields copied(Fields request) {
    return request.only(line -> COPIED.contains(line.name()));
  }

  static Fields copied(Fields request, int status, Method method) {
    boolean makesDialog = status > 100 && status < 300 && DIALOG_MAKERS.contains(method);
    return request.only(line ->
        COPIED.contains(line.name())
            || (line.name() == HeaderName.RECORD_ROUTE && makesDialog)
            || (line.name() == HeaderName.TIMESTAMP && status == Status.TRYING));
  }

  /// 100 to 699.
  public int status() {
    return status;
  }

  /// The words behind the status, which are for people only; may be empty.
  public String reason() {
    return reason;
  }

  /// Whether the request is still being worked on (1xx).
  public boolean provisional() {
    return status < 200;
  }

  /// Whether the request was accepted (2xx).
  public boolean success() {
    return status >= 200 && status < 300;
  }

  /// How long the peer wants to be left alone, RFC 3261 §20.33.
  public Optional<Duration> retryAfter() {
    var value = header("Retry-After").orElse("").strip();
    int digits = 0;
    while (digits < value.length() && Text.digit(value.charAt(digits))) digits++;
    if (digits == 0) return Optional.empty(); // a comment may follow the number
    return Optional.of(Numbers.expires(value.substring(0, digits)));
  }

  /// With a tag in To; a tag that is there already stays.
  public Response withToTag(String tag) {
    return to().tag().isPresent() ? this : with("To", to().withTag(tag).toString());
  }

  @Override
  public Response with(String name, String value) {
    var header = HeaderName.of(name);
    return with(fields.with(header, value), header);
  }

  @Override
  public Response withFirst(String name, String value) {
    var header = HeaderName.of(name);
    return with(fields.withFirst(header, value), header);
  }

  @Override
  public Response withLast(String name, String value) {
    var header = HeaderName.of(name);
    return with(fields.withLast(header, value), header);
  }

  @Override
  public Response without(String name) {
    var header = HeaderName.of(name);
    return with(fields.without(header), header);
  }

  @Override
  public Response withoutFirst(String name) {
    var header = HeaderName.of(name);
    return with(fields.withoutFirst(header), header);
  }

  @Override
  public Response withBody(MediaType type, byte[] body) {
    var typed = fields.with(HeaderName.CONTENT_TYPE, type.toString());
    return with(typed, HeaderName.CONTENT_TYPE, Body.of(body));
  }

  private Response with(Fields changed, HeaderName header) {
    return with(changed, header, body);
  }

  private Response with(Fields changed, HeaderName header, Body content) {
    var message = new Response(status, reason, changed, content);
    message.knowsFrom(this, header);
    return message;
  }

  @Override
  String startLine() {
    return Request.VERSION + " " + status + " " + reason;
  }
}
