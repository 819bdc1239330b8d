package org.umbel.server.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What can be reset from the shell, and the resource of a running server that does it (WM-2,
/// MW-5).
enum ResetWish {
  RESEND(Way.BOX, "the welcome letter again; the PIN stays"),
  NEW_PIN_AND_RESEND(Way.BOX, "the same with a new PIN; a locked box opens"),
  UNLOCK(Way.BOX, "opens a locked box"),
  UNLOCK_AND_RESEND(Way.BOX, "opens it, and the letter again"),
  UNLOCK_WITH_NEW_PIN_AND_RESEND(Way.BOX, "opens it, and the letter with a new PIN"),
  NOTICES_OFF(Way.NOTICES, "lamps go out and nobody is told until another message comes"),
  NOTICE_RULES(Way.RULES, "everybody's own rules for lamps and SMS go; only with --all");

  private enum Way {
    BOX,
    NOTICES,
    RULES
  }

  private final Way way;
  private final String meaning;

  ResetWish(Way way, String meaning) {
    this.way = way;
    this.meaning = meaning;
  }

  static Optional<ResetWish> of(String word) {
    return Arrays.stream(values()).filter(wish -> wish.word().equals(word)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(ResetWish::word).collect(Collectors.joining(", "));
  }

  /// As it is typed.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// A line of help.
  String help() {
    return "  %-31s %s".formatted(word(), meaning);
  }

  /// Whether it can be done for single people.
  boolean forOne() {
    return way != Way.RULES;
  }

  String pathFor(String extension) {
    return "/api/v1/boxes/" + extension + (way == Way.BOX ? "/reset" : "/notices/off");
  }

  String pathForAll() {
    return way == Way.BOX ? "/api/v1/boxes/reset" : "/api/v1/boxes/notices/reset";
  }

  /// What is sent to either path.
  String body() {
    var wanted =
        switch (way) {
          case BOX -> word();
          case NOTICES -> "status";
          case RULES -> "rules";
        };
    return "{\"reset\": \"" + wanted + "\"}";
  }
}
