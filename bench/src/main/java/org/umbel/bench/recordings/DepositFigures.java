package org.umbel.bench.recordings;

import java.util.List;
import org.umbel.bench.Figures;

/// What the callers say.
///
/// @param refused got another final answer than 200
/// @param left spoke for ten seconds and had their BYE answered
/// @param toneMissed spoke without having heard a tone
/// @param clean heard all packets, none more than 40 ms late
/// @param missing packets of the server that never came, of all calls
/// @param gapMillis the longest gap each caller heard
/// @param mostAtOnce how many were answered and had not hung up yet
/// @param answerMillis from each INVITE to its 200
/// @param packetMillis from the 200 and its ACK to the first packet
/// @param soundMillis from the 200 and its ACK to the first sound
/// @param loadLateMillis the longest time the generator itself was held up
record DepositFigures(
    int count,
    int refused,
    int left,
    int toneMissed,
    int clean,
    int missing,
    List<Double> gapMillis,
    int mostAtOnce,
    List<Double> answerMillis,
    List<Double> packetMillis,
    List<Double> soundMillis,
    double loadLateMillis) {

  /// `median / 99 %`.
  static String spread(List<Double> millis) {
    return Figures.whole(Figures.median(millis))
        + " / "
        + Figures.whole(Figures.quantile(millis, 0.99));
  }
}
