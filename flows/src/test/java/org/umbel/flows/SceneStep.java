package org.umbel.flows;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.umbel.domain.call.Key;

/// What somebody on the phone does next. Written in words, so that a scene is one line:
///
/// | written | means |
/// |---|---|
/// | `7`, `4001#` | presses these keys, each when something is waited for |
/// | `early 7` | presses it in the middle of what is said next |
/// | `during 7` | presses it in the middle of the next message, greeting or sentence read aloud |
/// | `says 3 s` | speaks for so long after the next tone |
/// | `waits` | does nothing until it is asked again, or the waiting is over |
/// | `listens` | hears music until something is said |
/// | `holds on` | hears music until there is no more of it |
/// | `hangs up` | while a question waits, or at the end of what was just said |
/// | `the disk is full` | nothing can be recorded after the next tone |
/// | `is taken`, `is not taken` | so ends the next call on |
sealed interface SceneStep {

  record Presses(Key key) implements SceneStep {}

  record Cuts(Key key, boolean whatIsSaid) implements SceneStep {}

  record Says(Duration length) implements SceneStep {}

  record Waits() implements SceneStep {}

  record Listens() implements SceneStep {}

  record HoldsOn() implements SceneStep {}

  record HangsUp() implements SceneStep {}

  record DiskIsFull() implements SceneStep {}

  record IsTaken(boolean taken) implements SceneStep {}

  static List<SceneStep> parse(String written) {
    return switch (written) {
      case "waits" -> List.of(new Waits());
      case "listens" -> List.of(new Listens());
      case "holds on" -> List.of(new HoldsOn());
      case "hangs up" -> List.of(new HangsUp());
      case "the disk is full" -> List.of(new DiskIsFull());
      case "is taken" -> List.of(new IsTaken(true));
      case "is not taken" -> List.of(new IsTaken(false));
      case String says when says.matches("says [0-9.]+ s") -> {
        var seconds = new BigDecimal(says.substring(5, says.length() - 2));
        yield List.of(new Says(Duration.ofMillis(seconds.movePointRight(3).intValueExact())));
      }
      case String early when early.startsWith("early ") ->
          List.of(new Cuts(key(early.charAt(6)), true));
      case String during when during.startsWith("during ") ->
          List.of(new Cuts(key(during.charAt(7)), false));
      default ->
          written.chars().<SceneStep>mapToObj(symbol -> new Presses(key((char) symbol))).toList();
    };
  }

  private static Key key(char symbol) {
    return Key.of(symbol)
        .orElseThrow(() -> new IllegalArgumentException("Nobody can do or press '" + symbol + "'"));
  }
}
