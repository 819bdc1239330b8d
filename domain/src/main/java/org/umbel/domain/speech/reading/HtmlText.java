package org.umbel.domain.speech.reading;

/// Gets the text out of HTML. Paragraphs are divided by empty lines; the cells of a table's row are
/// on one line, divided by ` | `; lines of quotes begin with `>`.
@FunctionalInterface
public interface HtmlText {

  /// Never fails, whatever it is given.
  String of(String html);
}
