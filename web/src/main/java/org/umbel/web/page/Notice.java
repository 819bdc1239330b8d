package org.umbel.web.page;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import org.umbel.domain.speech.Language;

/// What a page shows when there is nothing else to show.
///
/// @param title in words
/// @param words what is the matter
public record Notice(String title, String words) {
  private static final Page PAGE = Page.of("notice");

  /// Sends a page with nothing but a notice.
  ///
  /// @param key of the texts: the title, and with `-words` the words
  public static void show(ServerResponse response, Status status, Language language, String key) {
    var notice = new Notice(Texts.text(language, key), Texts.text(language, key + "-words"));
    PAGE.show(response, status, language, notice, Texts.text(language, "title"));
  }
}
