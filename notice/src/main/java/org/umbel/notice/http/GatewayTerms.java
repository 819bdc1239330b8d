package org.umbel.notice.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a gateway takes a text. In the address and the body `${number}`, `${text}` and `${sender}`
/// stand for those of the text, encoded as the place needs it.
///
/// @param url http or https
/// @param body empty: a GET request, else a POST with this body
/// @param contentType of the body; it decides how values are encoded in it
/// @param headers further ones, such as Authorization
/// @param success what the answer's body must have somewhere; empty: any status 2xx is success
/// @param patience how long the whole exchange may take
public record GatewayTerms(
    String url,
    Optional<String> body,
    String contentType,
    Map<String, String> headers,
    Optional<Pattern> success,
    Duration patience) {

  public GatewayTerms {
    headers = Map.copyOf(headers);
  }
}
