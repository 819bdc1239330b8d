package org.umbel.telephony.phone;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.umbel.media.Key;

/// One thing done in a call, after the one before it.
public sealed interface PhoneStep {
  /// Waits.
  record Wait(Duration time) implements PhoneStep {}

  /// Presses keys, each for a tenth of a second.
  record Press(List<Key> keys) implements PhoneStep {
    public Press {
      keys = List.copyOf(keys);
    }
  }

  /// Says now what the order has to say.
  record Speak() implements PhoneStep {}

  /// Reads steps such as `2s 284617# 1 say 500ms #`, blanks between them: a number with `s` or `ms`
  /// waits, `say` speaks, anything else is keys.
  ///
  /// @throws IllegalArgumentException naming the word that is none of these
  static List<PhoneStep> parse(String text) {
    return Pattern.compile("\\s+")
        .splitAsStream(text.strip())
        .filter(word -> !word.isEmpty())
        .map(word -> step(word.toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static PhoneStep step(String word) {
    if (word.equals("say")) {
      return new Speak();
    }
    var wait = Pattern.compile("(\\d{1,6})(ms|s)").matcher(word);
    if (wait.matches()) {
      long number = Long.parseLong(wait.group(1));
      return new Wait(
          wait.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number));
    }
    return new Press(Key.parse(word));
  }
}
