package org.umbel.sip.message;

import java.util.List;
import java.util.Optional;

/// Who calls as the network vouches for it, RFC 3325 P-Asserted-Identity: at most one sip or sips
/// and one tel URI. Worth as much as the peer it comes from; believe it from trusted lines only.
public final class AssertedIdentity {
  private AssertedIdentity() {}

  /// The identities in their order.
  ///
  /// @throws MalformedMessage when one breaks the grammar
  public static List<NameAddr> of(SipMessage message) {
    return message.read(
        HeaderName.ASSERTED_IDENTITY, text -> NameAddr.parse("P-Asserted-Identity", text));
  }

  /// The one with a telephone number, else the first.
  public static Optional<NameAddr> preferred(SipMessage message) {
    var all = of(message);
    var tel = all.stream().filter(address -> address.uri() instanceof TelUri).findFirst();
    return tel.isPresent() ? tel : all.stream().findFirst();
  }
}
