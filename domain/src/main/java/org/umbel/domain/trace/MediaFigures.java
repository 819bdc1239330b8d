package org.umbel.domain.trace;

import java.time.Duration;
import java.util.Optional;

/// What was counted of a party's audio.
///
/// @param codec as in session descriptions, such as `PCMA`; empty when none was agreed on
/// @param encryption the suite, such as `AES_CM_128_HMAC_SHA1_80`; empty for plain RTP
/// @param packetsIn that came
/// @param packetsOut that were sent
/// @param lost on the way to us
/// @param late that came too late to be of use
/// @param jitter how unevenly they came (RFC 3550 §6.4.1)
/// @param roundTrip there and back, when the party's reports tell (RFC 3550 §6.4.1)
/// @param quality of what came; empty when nothing did
/// @param there how ours reached the party, by its reports
public record MediaFigures(
    String codec,
    String encryption,
    long packetsIn,
    long packetsOut,
    long lost,
    long late,
    Duration jitter,
    Optional<Duration> roundTrip,
    Optional<Quality> quality,
    Optional<Quality> there) {

  /// The share of packets that did not come, 0 to 1.
  public double loss() {
    var expected = packetsIn + Math.max(0, lost);
    return expected == 0 ? 0 : (double) Math.max(0, lost) / expected;
  }
}
