package org.umbel.sip.message;

import java.util.List;
import java.util.Optional;

/// One station that passed the call on, RFC 5806: `<sip:4000@pbx>;reason=no-answer;counter=1`.
///
/// @param address who passed it on, with the header's parameters
public record Diversion(NameAddr address) {
  /// The Diversion headers of a message, the last station that passed it on first.
  ///
  /// @throws MalformedMessage when one breaks the grammar
  public static List<Diversion> of(SipMessage message) {
    return message.read(HeaderName.DIVERSION, Diversion::parse);
  }

  /// A Diversion of our own.
  ///
  /// @param reason a token of RFC 5806 §4, such as `no-answer`
  public static Diversion of(Uri diverter, String reason) {
    return new Diversion(NameAddr.of(diverter).with("reason", reason).with("counter", "1"));
  }

  /// Reads one value.
  ///
  /// @throws MalformedValue when it is not an address with parameters
  public static Diversion parse(String text) {
    return new Diversion(NameAddr.parse("Diversion", text));
  }

  /// A token such as `user-busy`.
  public Optional<String> reason() {
    return address.parameter("reason");
  }

  /// How many stations this entry stands for; 1 when it does not say or cannot be read.
  public int counter() {
    long counter = Numbers.of(address.parameter("counter").orElse("1"));
    return counter >= 1 && counter <= 99 ? (int) counter : 1;
  }

  /// Whether the diverter does not want to be shown: `full`, `name`, `uri`; not `off`.
  public boolean anonymous() {
    return !address.parameter("privacy").orElse("off").equalsIgnoreCase("off");
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
