package org.umbel.web;

import org.umbel.domain.speech.Language;

/// What a page shows when there is nothing else to show.
record NoticeView(String title, String words) {

  /// @param key of the texts: the title, and with `-words` the words
  static NoticeView of(Language language, String key) {
    return new NoticeView(Pages.text(language, key), Pages.text(language, key + "-words"));
  }
}
