package org.umbel.sip.message;

import java.util.Optional;
import java.util.Set;

/// Whether a request may be worked on at all, refused in the order of RFC 3261 §8.2.
public final class RequestCheck {
  private final Set<String> extensions;

  /// A check for an element with these extensions.
  ///
  /// @param extensions the option tags we understand, such as `timer`; compared in lower case
  public RequestCheck(Set<String> extensions) {
    this.extensions = Set.copyOf(extensions);
  }

  /// The response that refuses the request, or nothing when it may be worked on. An ACK is never
  /// answered: for it a refusal means that it is to be dropped.
  public Optional<Response> refusal(Request request) {
    if (!request.version().equalsIgnoreCase(Request.VERSION))
      return Optional.of(request.reply(Status.VERSION_NOT_SUPPORTED));
    if (request.uri() instanceof OtherUri)
      return Optional.of(request.reply(Status.UNSUPPORTED_URI_SCHEME));
    var unsupported =
        request.headers("Require").stream().filter(tag -> !extensions.contains(tag)).toList();
    if (unsupported.isEmpty()) return Optional.empty();
    var refusal = request.reply(Status.BAD_EXTENSION);
    return Optional.of(refusal.with("Unsupported", String.join(", ", unsupported)));
  }
}
