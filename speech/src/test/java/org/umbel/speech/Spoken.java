package org.umbel.speech;

import java.util.List;
import java.util.stream.Collectors;
import org.umbel.domain.speech.Phrase;

/// What a grammar says, as text: the catalogue's words of its clips, with a bar for each rest
/// between sentences or groups of digits.
final class Spoken {
  private static final int AUDIBLE_REST = 1_000;

  private Spoken() {}

  static String text(PromptPack pack, Grammar grammar, Phrase... phrases) {
    return grammar.pieces(List.of(phrases)).stream()
        .map(piece -> word(pack, piece))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String word(PromptPack pack, Piece piece) {
    return switch (piece) {
      case Piece.Clip(var id) -> pack.text(id).orElse("‹" + id + " is missing›");
      case Piece.Silence(var samples) -> samples > AUDIBLE_REST ? "|" : "";
      case Piece.Sound _ -> "‹recording›";
    };
  }
}
