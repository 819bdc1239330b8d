package org.umbel.web.worker;

import java.util.Locale;

/// Constants as programs read them.
final class Words {
  private Words() {}

  static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
