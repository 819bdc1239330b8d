package org.umbel.telephony.phone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What came of a call.
///
/// @param status the final SIP status: 200 when answered, the refusal otherwise; 0 when nobody
///   replied at all
/// @param reason its words, or why nobody replied
/// @param codec what was spoken, `PCMA` or `PCMU`; empty when not answered
/// @param untilAnswer from dialling to the answer, or to the refusal
/// @param talked from the answer to the end
/// @param end who ended it
/// @param packetsSent RTP packets
/// @param packetsReceived RTP packets
/// @param packetsLost those missing by their numbers
/// @param heardSound for how long something was heard
/// @param heardSilence for how long the other side was silent
public record PhoneReport(
    int status,
    String reason,
    Optional<String> codec,
    Duration untilAnswer,
    Duration talked,
    End end,
    long packetsSent,
    long packetsReceived,
    long packetsLost,
    Duration heardSound,
    Duration heardSilence) {

  /// Who ended a call.
  public enum End {
    /// We hung up.
    HERE,
    /// The other side hung up.
    THERE,
    /// It was never answered.
    UNANSWERED
  }

  public boolean answered() {
    return end != End.UNANSWERED;
  }

  /// For the shell: 0 answered and something was heard, 1 refused, not answered, or nobody replied,
  /// 3 answered but nothing was heard. (2 is for a wrong command line.)
  public int exitStatus() {
    if (!answered()) {
      return 1;
    }
    return packetsReceived == 0 || heardSound.isZero() ? 3 : 0;
  }

  /// The report in lines for a person.
  public List<String> lines() {
    var lines = new ArrayList<String>();
    if (!answered()) {
      lines.add(
          status == 0
              ? "nobody replied: " + reason
              : "not answered: " + status + " " + reason + " after " + seconds(untilAnswer));
      return List.copyOf(lines);
    }
    lines.add("answered after " + seconds(untilAnswer) + ", codec " + codec.orElse("unknown"));
    lines.add(
        "talked "
            + seconds(talked)
            + ", then "
            + (end == End.HERE ? "we hung up" : "the other side hung up"));
    lines.add(
        "packets sent "
            + packetsSent
            + ", received "
            + packetsReceived
            + ", lost "
            + packetsLost
            + loss());
    lines.add(
        "heard " + seconds(heardSound) + " of sound, " + seconds(heardSilence) + " of silence");
    return List.copyOf(lines);
  }

  private String loss() {
    long expected = packetsReceived + packetsLost;
    return expected == 0
        ? ""
        : String.format(Locale.ROOT, " (%.1f %%)", 100.0 * packetsLost / expected);
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
