package org.umbel.sip.message;

import java.util.Optional;

/// Which dialog a call takes the place of, RFC 3891 §6.1: `425928@phone;to-tag=7743;from-tag=6472`.
/// The tags are as the receiver sees them: `to` is its own.
///
/// @param earlyOnly whether the dialog must not be confirmed yet
public record Replaces(String callId, String toTag, String fromTag, boolean earlyOnly) {
  /// The option tag.
  public static final String OPTION = "replaces";

  /// The Replaces header of an INVITE.
  ///
  /// @throws MalformedMessage when it breaks the grammar or comes twice
  public static Optional<Replaces> of(Request invite) {
    if (invite.fields.count(HeaderName.REPLACES) > 1)
      throw MalformedMessage.of("Replaces twice", 0);
    return invite.read(HeaderName.REPLACES, Replaces::parse).stream().findFirst();
  }

  /// Reads one value.
  ///
  /// @throws MalformedValue when it lacks the Call-ID or a tag
  public static Replaces parse(String text) {
    int semicolon = text.indexOf(';');
    if (semicolon <= 0) throw new MalformedValue("Replaces", "without a Call-ID and tags", text);
    var cursor = new TextCursor("Replaces", text);
    cursor.moveTo(semicolon);
    var parameters = Parameters.parse(cursor);
    cursor.expectEnd();
    return new Replaces(
        text.substring(0, semicolon).strip(),
        tag(parameters, "to-tag", text),
        tag(parameters, "from-tag", text),
        parameters.has("early-only"));
  }

  private static String tag(Parameters parameters, String name, String text) {
    return parameters
        .value(name)
        .orElseThrow(() -> new MalformedValue("Replaces", "without a " + name, text));
  }

  @Override
  public String toString() {
    var tags = callId + ";to-tag=" + toTag + ";from-tag=" + fromTag;
    return earlyOnly ? tags + ";early-only" : tags;
  }
}
