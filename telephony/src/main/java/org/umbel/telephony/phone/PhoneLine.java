package org.umbel.telephony.phone;

import java.net.InetSocketAddress;
import java.util.Optional;

/// Who a phone is and whom it talks to.
///
/// @param number its own, such as `4000`; `anonymous` for none
/// @param server where all its calls go
/// @param transport how they go there
/// @param password for digest challenges; empty when there are none to expect
/// @param keys how it sends keys
public record PhoneLine(
    String number,
    InetSocketAddress server,
    PhoneTransport transport,
    Optional<String> password,
    PhoneKeys keys) {

  /// A phone nobody knows, over UDP.
  public static PhoneLine of(String number, InetSocketAddress server) {
    return new PhoneLine(number, server, PhoneTransport.UDP, Optional.empty(), PhoneKeys.AGREED);
  }

  public PhoneLine withTransport(PhoneTransport way) {
    return new PhoneLine(number, server, way, password, keys);
  }

  public PhoneLine withPassword(String secret) {
    return new PhoneLine(number, server, transport, Optional.of(secret), keys);
  }

  public PhoneLine withKeys(PhoneKeys wanted) {
    return new PhoneLine(number, server, transport, password, wanted);
  }

  @Override
  public String toString() {
    return number + " at " + server;
  }
}
