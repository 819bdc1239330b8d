package org.umbel.web.page;

import java.time.InstantSource;
import java.time.ZoneId;
import org.umbel.domain.speech.Language;

/// The clock on the company's wall, by which pages tell times.
///
/// @param zone in which times are shown
public record Wall(ZoneId zone, InstantSource clock) {

  /// Times for a page in a language.
  public PageTimes times(Language language) {
    return new PageTimes(language, zone, clock);
  }
}
