package org.umbel.domain.speech;

import java.nio.ShortBuffer;

/// Lets speech be heard faster or more slowly at the same pitch (TU-8).
@FunctionalInterface
public interface Pace {

  /// @param sound 16-bit linear, 8 000 Hz; its position stays
  /// @param percent of its speed, 50 to 200
  /// @return the sound itself at 100 percent
  ShortBuffer at(ShortBuffer sound, int percent);
}
