package org.umbel.sip.message;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// How a subscription stands, RFC 6665 §8.2.3: `active;expires=600`.
///
/// @param state `active`, `pending`, `terminated`, or a later invention; in lower case
public record SubscriptionState(String state, Parameters parameters) {
  /// Notifications go on for this long.
  public static SubscriptionState active(Duration expires) {
    return new SubscriptionState(
        "active", Parameters.NONE.with("expires", Long.toString(expires.toSeconds())));
  }

  /// Nobody has decided yet whether the state may be told.
  public static SubscriptionState pending(Duration expires) {
    return new SubscriptionState(
        "pending", Parameters.NONE.with("expires", Long.toString(expires.toSeconds())));
  }

  /// This was the last notification.
  ///
  /// @param reason such as `timeout`, `deactivated` or `noresource`
  public static SubscriptionState terminated(String reason) {
    return new SubscriptionState("terminated", Parameters.NONE.with("reason", reason));
  }

  /// The Subscription-State header of a message.
  ///
  /// @throws MalformedMessage when it breaks the grammar
  public static Optional<SubscriptionState> of(SipMessage message) {
    return message.read(HeaderName.SUBSCRIPTION_STATE, SubscriptionState::parse).stream()
        .findFirst();
  }

  /// Reads one value.
  ///
  /// @throws MalformedValue when it does not begin with a state
  public static SubscriptionState parse(String text) {
    var cursor = new TextCursor("Subscription-State", text);
    var state = cursor.token("without a state").toLowerCase(Locale.ROOT);
    var parameters = Parameters.parse(cursor);
    cursor.expectEnd();
    return new SubscriptionState(state, parameters);
  }

  public boolean terminated() {
    return state.equals("terminated");
  }

  public boolean active() {
    return state.equals("active");
  }

  /// How long the subscription lasts, when the notifier says so.
  public Optional<Duration> expires() {
    return parameters.value("expires").map(Numbers::expires);
  }

  /// Why it ended.
  public Optional<String> reason() {
    return parameters.value("reason");
  }

  /// How long to wait before subscribing again.
  public Optional<Duration> retryAfter() {
    return parameters.value("retry-after").map(Numbers::expires);
  }

  @Override
  public String toString() {
    return state + parameters;
  }
}
