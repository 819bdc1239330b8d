package org.umbel.telephony.worker;

import java.util.List;
import org.umbel.sip.message.NameAddr;
import org.umbel.telephony.station.Callee;

/// Where a number leads that a worker's call wants.
sealed interface Ways {

  /// @param shown who calls, as they are told
  record Open(List<Callee> there, NameAddr shown) implements Ways {}

  /// @param contactPoint whether workers are offered whoever comes there, so that it can be
  ///   consulted
  record Conversation(boolean contactPoint) implements Ways {}

  /// @param why as [org.umbel.domain.interaction.VoiceCall.Steered.Refused]
  record Refused(String why) implements Ways {}
}
