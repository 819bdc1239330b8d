package org.umbel.domain.agent.options;

import java.time.Duration;

/// How long things around previews last (KW-5).
///
/// @param expiration within which an offer must be answered
/// @param arrival how long who has accepted waits for the interaction: for a call, until the phone
///   rings
/// @param rest how long a worker who has refused is left alone (`dnd-off-timeout`)
/// @param windowClose how long the window of an ended interaction stays
/// @param autoAnswer whether the worker's phone is asked to answer by itself what was accepted
public record PreviewOptions(
    Duration expiration,
    Duration arrival,
    Duration rest,
    Duration windowClose,
    boolean autoAnswer) {

  public static final PreviewOptions STANDARD =
      new PreviewOptions(
          Duration.ofSeconds(15),
          Duration.ofSeconds(9),
          Duration.ofMinutes(5),
          Duration.ofSeconds(9),
          false);

  /// The same with phones that answer by themselves, or do not.
  public PreviewOptions withAutoAnswer(boolean wanted) {
    return new PreviewOptions(expiration, arrival, rest, windowClose, wanted);
  }
}
