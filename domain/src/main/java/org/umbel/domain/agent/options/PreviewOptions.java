package org.umbel.domain.agent.options;

import java.time.Duration;

/// How long things around previews last (KW-5).
///
/// @param expiration within which an offer must be answered
/// @param arrival how long who has accepted waits for the interaction
/// @param rest how long a worker who has refused is left alone (`dnd-off-timeout`)
/// @param windowClose how long the window of an ended interaction stays
public record PreviewOptions(
    Duration expiration, Duration arrival, Duration rest, Duration windowClose) {

  public static final PreviewOptions STANDARD =
      new PreviewOptions(
          Duration.ofSeconds(15),
          Duration.ofSeconds(9),
          Duration.ofMinutes(5),
          Duration.ofSeconds(9));
}
