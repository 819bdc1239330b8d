package org.umbel.telephony.call;

import java.time.Duration;
import org.umbel.domain.call.Recorded;
import org.umbel.media.engine.MediaSession;

/// Is told what a conversation does with its call. Returns at once, never throws.
public interface Witness {
  /// Looks away.
  Witness NONE =
      new Witness() {
        @Override
        public void sound(MediaSession session) {}

        @Override
        public void plays(Duration length) {}

        @Override
        public void records() {}

        @Override
        public void recorded(Duration length, Recorded.Ending ending) {}
      };

  /// The caller's audio passes here.
  void sound(MediaSession session);

  /// Something of this length begins to be played.
  void plays(Duration length);

  /// A recording begins.
  void records();

  void recorded(Duration length, Recorded.Ending ending);
}
