package org.umbel.domain.agent.state;

import java.util.Locale;
import java.util.Optional;

/// How a state is called in one language.
///
/// @param language BCP 47; empty for all languages that have no text of their own
/// @param menu as something to choose; empty: cannot be chosen
/// @param status as what somebody is in; empty: is not shown
public record StateText(Optional<String> language, Optional<String> menu, Optional<String> status) {

  boolean isIn(String tag) {
    return language.filter(own -> primary(own).equals(primary(tag))).isPresent();
  }

  private static String primary(String tag) {
    return Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
  }
}
