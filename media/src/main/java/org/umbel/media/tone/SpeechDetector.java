package org.umbel.media.tone;

/// Tells speech from silence by its level over the line's noise, which it learns: the floor falls
/// at once with each softer frame and rises slowly, so a tone or hum that never changes turns into
/// silence after some seconds. Belongs to one thread.
public final class SpeechDetector {
  /// The samples judged at once: 20 ms.
  public static final int FRAME = 160;

  /// Mean squares. Below about −50 dBm0 nobody speaks; above about −16 dBm0 nothing is noise.
  private static final double LEAST_SPEECH = 70.0 * 70.0;

  private static final double MOST_FLOOR = 3_000.0 * 3_000.0;
  private static final double FIRST_FLOOR = 40.0 * 40.0;

  /// Speech is 9 dB above the floor.
  private static final double ABOVE_FLOOR = 8;

  /// The floor rises by 3 dB a second.
  private static final double RISE = Math.pow(10, 0.3 * FRAME / 8_000);

  /// Shorter sounds are clicks: 60 ms.
  private static final int FEWEST_FRAMES = 3;

  /// Pauses within words belong to speech: 100 ms.
  private static final int HANGOVER = 5;

  private double floor = FIRST_FLOOR;
  private int loudFrames;
  private int hangover;

  /// Touches what the next samples need, so that it is on its way to the processor; the value means
  /// nothing.
  public int glance() {
    return loudFrames + hangover;
  }

  /// Judges the next [#FRAME] samples.
  ///
  /// @return whether somebody speaks in them
  public boolean isSpeech(short[] samples, int from) {
    long energy = 0;
    for (int i = from; i < from + FRAME; i++) {
      int square = samples[i] * samples[i]; // at most 2³⁰
      energy += square;
    }
    double level = (double) energy / FRAME;
    boolean loud = level > LEAST_SPEECH && level > floor * ABOVE_FLOOR;
    floor = Math.clamp(level, FIRST_FLOOR, Math.min(MOST_FLOOR, floor * RISE));
    if (loud) {
      loudFrames++;
      if (loudFrames >= FEWEST_FRAMES) {
        hangover = HANGOVER;
      }
    } else {
      loudFrames = 0;
    }
    if (hangover > 0) {
      hangover--;
      return true;
    }
    return false;
  }
}
