package org.umbel.domain.speech;

/// One line of a menu: "To delete this message, press 7."
///
/// @param key `0` … `9`, `*` or `#`
public record Choice(Option option, char key) implements Phrase {

  public Choice {
    if ("0123456789*#".indexOf(key) < 0) {
      throw new IllegalArgumentException(
          "No telephone has a key '" + key + "' to choose " + option);
    }
  }

  /// The option on its key of Umbel's own map, see [Option].
  public static Choice of(Option option) {
    return new Choice(option, option.key());
  }
}
