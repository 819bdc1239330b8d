package org.umbel.sip.message;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Why a request was sent or a call was ended, RFC 3326: `Q.850;cause=16;text="Terminated"`.
///
/// @param protocol such as `SIP` or `Q.850`
public record Reason(String protocol, Parameters parameters) {
  /// Of a SIP status, such as the 200 that makes a proxy cancel the other branches.
  public static Reason sip(int status, String text) {
    return of("SIP", status, text);
  }

  /// Of a cause of the telephone network, Q.850 §2.2.
  public static Reason q850(int cause, String text) {
    return of("Q.850", cause, text);
  }

  private static Reason of(String protocol, int cause, String text) {
    var parameters = Parameters.NONE.with("cause", Integer.toString(cause));
    return new Reason(protocol, text.isEmpty() ? parameters : parameters.with("text", text));
  }

  /// The Reason headers of a message.
  ///
  /// @throws MalformedMessage when one breaks the grammar
  public static List<Reason> of(SipMessage message) {
    return message.read(HeaderName.REASON, Reason::parse);
  }

  /// Reads one value.
  ///
  /// @throws MalformedValue when it does not begin with a protocol
  public static Reason parse(String text) {
    var cursor = new TextCursor("Reason", text);
    var protocol = cursor.token("without a protocol");
    var parameters = Parameters.parse(cursor);
    cursor.expectEnd();
    return new Reason(protocol, parameters);
  }

  /// The cause, 0 to 999, when there is one.
  public OptionalInt cause() {
    long cause = Numbers.of(parameters.value("cause").orElse(""));
    return cause >= 0 && cause <= 999 ? OptionalInt.of((int) cause) : OptionalInt.empty();
  }

  public Optional<String> text() {
    return parameters.value("text");
  }

  @Override
  public String toString() {
    return protocol + parameters;
  }
}
