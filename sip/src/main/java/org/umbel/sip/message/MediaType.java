package org.umbel.sip.message;

import java.util.Locale;
import java.util.Optional;

/// What a body is, RFC 3261 §20.15: `application/sdp`.
///
/// @param type such as `application`, in lower case
/// @param subtype such as `sdp`, in lower case
public record MediaType(String type, String subtype, Parameters parameters) {
  public static final MediaType SDP = of("application", "sdp");
  public static final MediaType DTMF_RELAY = of("application", "dtmf-relay");
  public static final MediaType MESSAGE_SUMMARY = of("application", "simple-message-summary");
  public static final MediaType TEXT = of("text", "plain");

  public static MediaType of(String type, String subtype) {
    return new MediaType(type, subtype, Parameters.NONE);
  }

  /// Reads one type.
  ///
  /// @throws MalformedValue when it is not `type/subtype` with parameters
  public static MediaType parse(String text) {
    var cursor = new TextCursor("Content-Type", text);
    var type = cursor.token("without a type").toLowerCase(Locale.ROOT);
    cursor.expect('/', "without a subtype");
    var subtype = cursor.token("without a subtype").toLowerCase(Locale.ROOT);
    var parameters = Parameters.parse(cursor);
    cursor.expectEnd();
    return new MediaType(type, subtype, parameters);
  }

  /// Whether both are the same type and subtype, whatever their parameters.
  public boolean is(MediaType other) {
    return type.equals(other.type) && subtype.equals(other.subtype);
  }

  public Optional<String> parameter(String name) {
    return parameters.value(name);
  }

  @Override
  public String toString() {
    return type + "/" + subtype + parameters;
  }
}
