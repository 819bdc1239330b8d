package org.umbel.web.page;

import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The fields of a form that a page sent.
///
/// @param fields the last value of each; at most 4 KB of form are read
public record Form(Map<String, String> fields) {
  private static final int LONGEST = 4 * 1_024;

  public static Form of(ServerRequest request) {
    try {
      var bytes = request.content().inputStream().readNBytes(LONGEST);
      return parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  static Form parse(String text) {
    Map<String, String> fields = new HashMap<>();
    for (var pair : text.split("&", -1)) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return new Form(Map.copyOf(fields));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  /// The field's text, empty when it was not sent.
  public String field(String name) {
    return fields.getOrDefault(name, "").strip();
  }
}
