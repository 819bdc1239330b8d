package org.umbel.sip.message;

import java.util.Optional;

/// What a subscription is about, RFC 6665 §8.2.1: `message-summary;id=7`.
///
/// @param type package and templates, such as `presence.winfo`; compared with regard to case
public record Event(String type, Parameters parameters) {
  public static final Event MESSAGE_SUMMARY = new Event("message-summary", Parameters.NONE);

  public static final Event REFER = new Event("refer", Parameters.NONE);

  /// The Event header of a message.
  ///
  /// @throws MalformedMessage when it breaks the grammar
  public static Optional<Event> of(SipMessage message) {
    return message.read(HeaderName.EVENT, Event::parse).stream().findFirst();
  }

  /// Reads one value.
  ///
  /// @throws MalformedValue when it does not begin with a package
  public static Event parse(String text) {
    var cursor = new TextCursor("Event", text);
    var type = cursor.token("without a package");
    var parameters = Parameters.parse(cursor);
    cursor.expectEnd();
    return new Event(type, parameters);
  }

  /// What tells several subscriptions of one dialog apart.
  public Optional<String> id() {
    return parameters.value("id");
  }

  /// Whether both belong to the same subscription of a dialog: package and id are alike.
  public boolean matches(Event other) {
    return type.equals(other.type) && id().equals(other.id());
  }

  @Override
  public String toString() {
    return type + parameters;
  }
}
