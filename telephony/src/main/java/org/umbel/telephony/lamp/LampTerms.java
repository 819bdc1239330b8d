package org.umbel.telephony.lamp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.umbel.domain.lamp.LampNumbers;
import org.umbel.domain.person.Extension;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.transport.AccessList;

/// Whose lamps are set by whom, and where they are told (MW-1, ST-4).
///
/// @param pilot what a phone calls to hear the messages (Message-Account)
/// @param addresses where an extension's lamp is told besides its phones, such as the PBX's address
/// @param elsewhere whose messages are kept by another server, which sets their lamps; ours does
///   not, so that two never fight over one
/// @param tellers from where other servers may tell of messages
/// @param follow the other server where those lamps are subscribed to; empty: it tells unasked
/// @param numbers the numbers somebody's lamp goes by; may wait
public record LampTerms(
    SipUri pilot,
    Map<Extension, List<LampAddress>> addresses,
    Set<Extension> elsewhere,
    AccessList tellers,
    Optional<SipUri> follow,
    Function<Extension, LampNumbers> numbers) {

  public LampTerms {
    addresses = Map.copyOf(addresses);
    elsewhere = Set.copyOf(elsewhere);
  }

  /// Lamps go by their usual numbers.
  public LampTerms(
      SipUri pilot,
      Map<Extension, List<LampAddress>> addresses,
      Set<Extension> elsewhere,
      AccessList tellers,
      Optional<SipUri> follow) {
    this(pilot, addresses, elsewhere, tellers, follow, _ -> LampNumbers.NONE);
  }

  public LampTerms withNumbers(Function<Extension, LampNumbers> known) {
    return new LampTerms(pilot, addresses, elsewhere, tellers, follow, known);
  }

  /// All lamps are set here.
  public static LampTerms here(SipUri pilot) {
    return new LampTerms(pilot, Map.of(), Set.of(), AccessList.NOBODY, Optional.empty());
  }
}
