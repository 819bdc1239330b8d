package org.umbel.web.page;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.umbel.domain.speech.Language;

/// The language of a page: what the browser asks for (RFC 9110 §12.5.4), or English.
public final class PageLanguage {
  private static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.GERMAN);

  private PageLanguage() {}

  public static Language of(ServerRequest request) {
    return of(request.headers().first(HeaderNames.ACCEPT_LANGUAGE).orElse(""));
  }

  static Language of(String accepted) {
    try {
      var wanted = Locale.lookup(LanguageRange.parse(accepted), KNOWN);
      return wanted == null
          ? Language.ENGLISH
          : Language.of(wanted.toLanguageTag()).orElse(Language.ENGLISH);
    } catch (IllegalArgumentException malformed) {
      return Language.ENGLISH;
    }
  }
}
