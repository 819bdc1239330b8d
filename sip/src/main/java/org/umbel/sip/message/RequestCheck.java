package org.umbel.sip.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Whether a request may be worked on, refused in the order of RFC 3261 §8.2: version, the scheme
/// called, malformed headers, extensions, content. Which methods are known and who is called is for
/// the caller to say.
///
/// An ACK is never answered; for it a refusal means that it is to be dropped.
public final class RequestCheck {
  /// Without these, or with two of them, nobody knows what is meant.
  private static final List<HeaderName> ONCE =
      List.of(
          HeaderName.FROM,
          HeaderName.TO,
          HeaderName.CALL_ID,
          HeaderName.CSEQ,
          HeaderName.MAX_FORWARDS,
          HeaderName.CONTENT_TYPE,
          HeaderName.EVENT);

  private final Set<String> extensions;

  /// A check for an element with these extensions.
  ///
  /// @param extensions the option tags we understand, such as `timer`; in lower case
  public RequestCheck(Set<String> extensions) {
    this.extensions = Set.copyOf(extensions);
  }

  /// The response that refuses the request, or nothing when it may be worked on: 505, 416, 400 or
  /// 420. After it the typed accessors of {@link SipMessage} do not fail.
  public Optional<Response> refusal(Request request) {
    if (!request.version().equalsIgnoreCase(Request.VERSION))
      return Optional.of(request.reply(Status.VERSION_NOT_SUPPORTED));
    if (request.uri() instanceof OtherUri)
      return Optional.of(request.reply(Status.UNSUPPORTED_URI_SCHEME));
    var flaw = flaw(request);
    if (flaw.isPresent()) return Optional.of(request.reply(Status.BAD_REQUEST, flaw.get()));
    return unsupported(request, HeaderName.REQUIRE);
  }

  /// The same for a request that is to be passed on, RFC 3261 §16.3: 483 when it may go no further,
  /// and 420 for what a proxy would have to understand. An OPTIONS refused with 483 may also be
  /// answered as if it were for us (§11.2).
  public Optional<Response> refusalToForward(Request request) {
    var refusal = refusal(request.without("Require"));
    if (refusal.isPresent()) return refusal;
    if (request.maxForwards() == 0) return Optional.of(request.reply(Status.TOO_MANY_HOPS));
    return unsupported(request, HeaderName.PROXY_REQUIRE);
  }

  /// 415 with the types we take, when the body is none of them and may not be ignored, RFC 3261
  /// §8.2.3.
  public static Optional<Response> contentRefusal(Request request, List<MediaType> taken) {
    if (request.bodyLength() == 0 || optionalBody(request)) return Optional.empty();
    var encodings = request.headers("Content-Encoding");
    if (!encodings.stream().allMatch("identity"::equalsIgnoreCase)) {
      var refusal = request.reply(Status.UNSUPPORTED_MEDIA_TYPE);
      return Optional.of(refusal.with("Accept-Encoding", "identity"));
    }
    var type = request.contentType();
    if (type.isPresent() && taken.stream().anyMatch(type.get()::is)) return Optional.empty();
    var accept = String.join(", ", taken.stream().map(MediaType::toString).toList());
    return Optional.of(request.reply(Status.UNSUPPORTED_MEDIA_TYPE).with("Accept", accept));
  }

  /// 406 when the caller does not take what we would answer with, RFC 3261 §20.1.
  public static Optional<Response> answerRefusal(Request request, MediaType ours) {
    if (!request.has("Accept")) return Optional.empty();
    for (var range : request.headers("Accept")) {
      int end = range.indexOf(';');
      var taken = (end < 0 ? range : range.substring(0, end)).strip().toLowerCase(Locale.ROOT);
      if (taken.equals("*/*") || taken.equals(ours.type() + "/*")) return Optional.empty();
      if (taken.equals(ours.type() + "/" + ours.subtype())) return Optional.empty();
    }
    return Optional.of(request.reply(Status.NOT_ACCEPTABLE));
  }

  private static boolean optionalBody(Request request) {
    var disposition = request.header("Content-Disposition").orElse("");
    return disposition.toLowerCase(Locale.ROOT).contains("handling=optional");
  }

  /// What makes the request unusable, in words. Headers that are not needed may be malformed, RFC
  /// 3261 §8.2.
  private static Optional<String> flaw(Request request) {
    for (var name : ONCE) if (request.fields.count(name) > 1) return Optional.of(name + " twice");
    if (request.uri() instanceof SipUri sip && sip.hasHeaders())
      return Optional.of("Request-URI with headers"); // RFC 3261 §19.1.1, table 1
    try {
      request.vias();
      request.maxForwards();
      request.contacts();
      request.routes();
      request.recordRoutes();
      request.contentType();
      return Optional.empty();
    } catch (MalformedMessage malformed) {
      return Optional.of(malformed.reason());
    }
  }

  private Optional<Response> unsupported(Request request, HeaderName name) {
    if (!request.fields.has(name)) return Optional.empty();
    if (request.is(Method.CANCEL) || request.is(Method.ACK)) return Optional.empty(); // §8.2.2.3
    var unknown =
        request.fields.values(name).stream()
            .filter(tag -> !extensions.contains(tag.toLowerCase(Locale.ROOT)))
            .toList();
    if (unknown.isEmpty()) return Optional.empty();
    var refusal = request.reply(Status.BAD_EXTENSION);
    return Optional.of(refusal.with("Unsupported", String.join(", ", unknown)));
  }
}
