package org.umbel.sip.message;

/// A class of characters below 128, such as those a token is made of.
final class Characters {
  static final Characters TOKEN = alphanumericAnd("-.!%*_+`'~");
  static final Characters HOST = alphanumericAnd("-._");

  private final boolean[] members = new boolean[128];

  private Characters() {}

  static Characters only(String marks) {
    var characters = new Characters();
    for (int i = 0; i < marks.length(); i++) characters.members[marks.charAt(i)] = true;
    return characters;
  }

  static Characters alphanumericAnd(String marks) {
    var characters = new Characters();
    for (char c = 0; c < 128; c++)
      characters.members[c] = Text.alphanumeric(c) || marks.indexOf(c) >= 0;
    return characters;
  }

  /// Whether the character is one of them; -1 and those above 127 are not.
  boolean has(int c) {
    return c >= 0 && c < 128 && members[c];
  }
}
