package org.umbel.voices.engine;

/// How is spoken, in percent of what is usual.
///
/// @param speed 50 … 200
/// @param pitch 50 … 200
/// @param volume 10 … 150; at 100 as loud as the prompts
public record Manner(int speed, int pitch, int volume) {
  public static final Manner USUAL = new Manner(100, 100, 100);

  public Manner {
    check("speed", speed, 50, 200);
    check("pitch", pitch, 50, 200);
    check("volume", volume, 10, 150);
  }

  private static void check(String what, int percent, int least, int most) {
    if (percent < least || percent > most) {
      throw new IllegalArgumentException(
          "A voice's %s is %d … %d percent, not %d".formatted(what, least, most, percent));
    }
  }
}
