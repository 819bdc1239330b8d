package org.umbel.telephony.phone;

import java.time.Duration;

/// What became of dialling.
public sealed interface Dialled {
  /// From dialling to this.
  Duration after();

  /// Somebody answered.
  record Answered(PhoneCall call, Duration after) implements Dialled {}

  /// Nobody did.
  ///
  /// @param status the final SIP status, 0 when there was none
  /// @param reason its words, or what else went wrong
  record Failed(int status, String reason, Duration after) implements Dialled {}
}
