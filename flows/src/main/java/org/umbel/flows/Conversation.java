package org.umbel.flows;

import java.nio.ShortBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.Key;
import org.umbel.domain.menu.KeyMap;
import org.umbel.domain.menu.Menu;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Option;
import org.umbel.domain.speech.Phrase;
import org.umbel.domain.speech.Prompt;
import org.umbel.domain.speech.Voice;

/// Talking with the person at the other end in one language, and listening for keys. People who
/// know the menus press ahead: a key cuts short whatever is being said, and everything else said
/// before the question that the key answers.
///
/// Belongs to the call's thread.
final class Conversation {
  private static final Set<Key> EVERY_KEY = EnumSet.allOf(Key.class);
  private static final List<Option> AGAIN = List.of(Option.HEAR_OPTIONS, Option.SKIP);
  private static final Duration PATIENCE = Duration.ofSeconds(6);
  private static final Duration BETWEEN_DIGITS = Duration.ofSeconds(5);
  private static final int TIMES_ASKED = 3;
  private static final int MOST_DIGITS = 24;

  private final Call call;
  private final Voice voice;
  private final Language language;
  private final KeyMap keys;
  private Optional<Key> ahead = Optional.empty();

  Conversation(Call call, Voice voice, Language language, KeyMap keys) {
    this.call = call;
    this.voice = voice;
    this.language = language;
    this.keys = keys;
  }

  Call call() {
    return call;
  }

  KeyMap keys() {
    return keys;
  }

  Language language() {
    return language;
  }

  /// Whether a key has cut short what was said, and is still to answer something.
  boolean isInterrupted() {
    return ahead.isPresent();
  }

  /// The same call going on in another language.
  Conversation in(Language other) {
    var same = new Conversation(call, voice, other, keys);
    same.ahead = ahead;
    return same;
  }

  /// Says something that a key may cut short; the key then answers the next question.
  void say(Phrase... phrases) {
    if (ahead.isEmpty()) {
      ahead = call.play(voice.say(language, phrases), Duration.ZERO, EVERY_KEY).by();
    }
  }

  /// Says something that makes keys pressed before it pointless, and that a new key may cut short.
  void tell(Phrase... phrases) {
    ahead = Optional.empty();
    call.forgetKeys();
    say(phrases);
  }

  /// Says something to its end, keys or not, and forgets keys pressed before it.
  void insist(Phrase... phrases) {
    ahead = Optional.empty();
    call.play(voice.say(language, phrases), Duration.ZERO, Set.of());
    call.forgetKeys();
  }

  /// Says something until one of these keys is pressed; other keys are ignored.
  Optional<Key> sayUntil(Set<Key> keys, Phrase... phrases) {
    return call.play(voice.say(language, phrases), Duration.ZERO, keys).by();
  }

  /// Plays sound that any key stops.
  ///
  /// @param from where in it to begin
  Call.Played play(ShortBuffer sound, Duration from) {
    if (ahead.isPresent()) {
      var key = ahead;
      ahead = Optional.empty();
      return new Call.Played(key, from);
    }
    return call.play(List.of(sound), from, EVERY_KEY);
  }

  /// Asks a question and waits for one key, asking again when none comes.
  ///
  /// @throws NobodyThere after asking three times
  Key ask(Phrase... question) {
    for (var time = 1; time <= TIMES_ASKED; time++) {
      say(question);
      var key = nextKey(PATIENCE);
      if (key.isPresent()) {
        return key.get();
      }
      say(Prompt.STILL_THERE);
    }
    throw new NobodyThere();
  }

  /// Offers options of a menu until one of them is chosen. Hearing them again is always possible; a
  /// wrong key is told.
  Option choose(Menu menu, List<Option> options, Phrase... before) {
    return choose(menu, options, options, before);
  }

  /// The same, where some options work without being named.
  ///
  /// @param possible those that are named, and the others
  Option choose(Menu menu, List<Option> named, List<Option> possible, Phrase... before) {
    var question = new ArrayList<Phrase>(List.of(before));
    question.addAll(keys.choices(menu, named));
    while (true) {
      var key = ask(question.toArray(Phrase[]::new));
      var chosen = keys.option(menu, key, possible);
      if (chosen.isPresent()) {
        return chosen.get();
      }
      if (keys.option(menu, key, AGAIN).isEmpty()) {
        say(Prompt.INVALID_KEY);
      }
    }
  }

  /// Asks for a number typed and ended by `#`, or by a pause. Nothing typed is an empty answer.
  Typed askDigits(Phrase... question) {
    say(question);
    var digits = new StringBuilder();
    var patience = PATIENCE;
    while (digits.length() < MOST_DIGITS) {
      var key = nextKey(patience);
      if (key.isEmpty() || key.get() == Key.POUND) {
        break;
      }
      if (key.get() == Key.STAR) {
        return new Typed.Star();
      }
      digits.append(key.get().symbol());
      patience = BETWEEN_DIGITS;
    }
    return new Typed.Digits(digits.toString());
  }

  /// The same, asked again while nothing is typed.
  ///
  /// @throws NobodyThere after asking three times
  Typed demandDigits(Phrase... question) {
    for (var time = 1; time <= TIMES_ASKED; time++) {
      var typed = askDigits(question);
      if (!typed.equals(Typed.NOTHING)) {
        return typed;
      }
      say(Prompt.STILL_THERE);
    }
    throw new NobodyThere();
  }

  /// Waits in silence for any key, which means nothing more.
  void waitForKey(Duration longest) {
    nextKey(longest);
  }

  /// Waits in silence for a key that may come or not.
  Optional<Key> keyWithin(Duration patience) {
    return nextKey(patience);
  }

  private Optional<Key> nextKey(Duration patience) {
    if (ahead.isPresent()) {
      var key = ahead;
      ahead = Optional.empty();
      return key;
    }
    return call.key(patience);
  }

  /// What somebody typed when asked for a number.
  sealed interface Typed {
    Typed NOTHING = new Digits("");

    /// @param digits none, when nobody typed any
    record Digits(String digits) implements Typed {}

    /// `*` instead of, or after, some digits: "not this".
    record Star() implements Typed {}
  }
}
