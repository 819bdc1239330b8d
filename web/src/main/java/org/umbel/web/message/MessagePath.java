package org.umbel.web.message;

import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import org.umbel.domain.message.MessageId;

/// The message that a path names.
final class MessagePath {
  private MessagePath() {}

  /// @return empty when it cannot be the name of a message
  static Optional<MessageId> id(ServerRequest request) {
    var text = request.path().pathParameters().first("id").orElse("");
    return text.matches("[A-Za-z0-9-]{1,64}") ? Optional.of(new MessageId(text)) : Optional.empty();
  }
}
