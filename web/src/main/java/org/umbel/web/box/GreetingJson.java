package org.umbel.web.box;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Optional;
import org.umbel.domain.greeting.Recordable;
import org.umbel.domain.greeting.Recordable.ProfileGreeting;
import org.umbel.web.answer.Json;

/// Recordings as programs read them.
final class GreetingJson {
  private GreetingJson() {}

  /// @param sound empty when it cannot be played
  static JsonObject of(Recordable what, Optional<BroughtSound.Brought.Sound> sound) {
    var object = named(what.word());
    if (what instanceof ProfileGreeting(var profile, var language)) {
      object.add("profile", profile.word()).add("language", language.tag());
    }
    sound.ifPresent(playable -> object.add("seconds", seconds(playable.length())));
    return object.build();
  }

  static JsonObject kept(String word, Duration length) {
    return named(word).add("seconds", seconds(length)).build();
  }

  private static JsonObjectBuilder named(String word) {
    return Json.PROVIDER.createObjectBuilder().add("word", word);
  }

  private static double seconds(Duration length) {
    return length.toMillis() / 1_000.0;
  }
}
