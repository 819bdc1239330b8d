package org.umbel.flows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.Key;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;

/// The keys that work while a message is heard and after it (TU-8): those of [Option].
final class PlaybackKeys {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
  private static final List<Option> KEYS =
      List.of(
          Option.REWIND,
          Option.PAUSE,
          Option.FORWARD,
          Option.PREVIOUS,
          Option.REPEAT,
          Option.NEXT,
          Option.DELETE,
          Option.UNDELETE,
          Option.SAVE,
          Option.HEAR_OPTIONS,
          Option.BACK_TO_MENU,
          Option.SKIP);

  private PlaybackKeys() {}

  static Optional<Option> option(Key key) {
    return KEYS.stream().filter(option -> option.key() == key.symbol()).findFirst();
  }

  /// Waits for any key to go on.
  static void pause(Conversation talk) {
    talk.say(Prompt.PAUSED);
    talk.waitForKey(LONGEST_PAUSE);
  }
}
