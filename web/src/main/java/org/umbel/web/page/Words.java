package org.umbel.web.page;

import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.util.Locale;
import org.umbel.domain.speech.Language;

/// Words, figures and times in the reader's language.
///
/// @param times of the page
public record Words(Language language, PageTimes times) {

  /// As the browser wants them.
  public static Words of(ServerRequest request, Wall wall) {
    var language = PageLanguage.of(request);
    return new Words(language, wall.times(language));
  }

  /// A text by its key.
  public String text(String key) {
    return Texts.text(language, key);
  }

  /// The text of a constant.
  ///
  /// @param prefix of the keys of its kind
  public String text(Enum<?> constant, String prefix) {
    return text(prefix + key(constant));
  }

  /// As keys of texts and classes of styles have it, such as `given-up`.
  public static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// With the reader's decimal separator.
  public String decimal(double value, int digits) {
    return String.format(Locale.forLanguageTag(language.tag()), "%." + digits + "f", value);
  }

  /// Milliseconds with one digit after the separator.
  public String millis(Duration duration) {
    return decimal(duration.toNanos() / 1e6, 1) + " ms";
  }
}
