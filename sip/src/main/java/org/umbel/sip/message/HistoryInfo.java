package org.umbel.sip.message;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One address the request was sent to on its way, RFC 7044 §5 and before it RFC 4244.
///
/// @param address with the header's parameters
public record HistoryInfo(NameAddr address) {
  /// The History-Info headers of a message, the first address first.
  ///
  /// @throws MalformedMessage when one breaks the grammar
  public static List<HistoryInfo> of(SipMessage message) {
    return message.read(HeaderName.HISTORY_INFO, HistoryInfo::parse);
  }

  /// Reads one value.
  ///
  /// @throws MalformedValue when it is not an address with parameters
  public static HistoryInfo parse(String text) {
    return new HistoryInfo(NameAddr.parse("History-Info", text));
  }

  /// Where in the tree of retargeting this stands, such as `1.2`; empty when it does not say.
  public String index() {
    return address.parameter("index").orElse("");
  }

  /// The reason the request left this address, from the header within its URI.
  public Optional<Reason> reason() {
    var text = address.sipUri().flatMap(uri -> uri.header("Reason"));
    try {
      return text.map(Reason::parse);
    } catch (MalformedValue unreadable) {
      return Optional.empty(); // RFC 3261 §8.2: what is not needed and malformed is ignored
    }
  }

  /// Why the request came to this address, RFC 4458 §2: a SIP status.
  public OptionalInt cause() {
    long cause = Numbers.of(address.sipUri().flatMap(uri -> uri.parameter("cause")).orElse(""));
    return cause >= 100 && cause <= 699 ? OptionalInt.of((int) cause) : OptionalInt.empty();
  }

  /// The index of the address that was mapped to this one: another person or service.
  public Optional<String> mappedFrom() {
    return address.parameter("mp");
  }

  /// Whether this is only a device of, or the way to, the one before: `rc` or `np`.
  public boolean samePerson() {
    return address.parameters().has("rc") || address.parameters().has("np");
  }

  /// Whether the entry is not to be shown, RFC 7044 §10.1.2.
  public boolean anonymous() {
    var privacy = address.sipUri().flatMap(uri -> uri.header("Privacy"));
    return privacy.filter(kinds -> !kinds.equalsIgnoreCase("none")).isPresent();
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
