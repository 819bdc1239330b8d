package org.umbel.flows;

import java.time.Duration;
import java.util.Optional;
import org.umbel.domain.call.Key;
import org.umbel.domain.menu.KeyMap;
import org.umbel.domain.menu.Menu;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Prompt;

/// The keys that work while a message is heard and after it (TU-8): those of [Menu#MESSAGE].
final class PlaybackKeys {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  private PlaybackKeys() {}

  /// What a key does while a message is heard; of two things that share it, the first.
  static Optional<Option> option(KeyMap keys, Key key) {
    return keys.options(Menu.MESSAGE, key).stream().findFirst();
  }

  /// What a key does to a message: a key that deletes and restores does what makes a difference.
  static Optional<Option> option(KeyMap keys, Key key, boolean deleted) {
    var meant = keys.options(Menu.MESSAGE, key);
    var idle = deleted ? Option.DELETE : Option.UNDELETE;
    return meant.stream().filter(option -> option != idle || meant.size() == 1).findFirst();
  }

  /// Waits for any key to go on.
  static void pause(Conversation talk) {
    talk.say(Prompt.PAUSED);
    talk.waitForKey(LONGEST_PAUSE);
  }
}
