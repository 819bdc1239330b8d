package org.umbel.media.engine;

import java.time.Duration;
import org.umbel.media.Key;

/// A key that was pressed in a session. Its text leaves the key out, which may belong to a PIN.
///
/// @param at since the session was opened
public record KeyPressed(Key key, KeyWay way, Duration at) {
  @Override
  public String toString() {
    return way + " at " + at;
  }
}
