package org.umbel.voices;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.umbel.domain.speech.reading.HtmlText;

/// Gets the text out of mails written in HTML, however broken. What nobody sees is left out:
/// styles, scripts, hidden lines, and the addresses of links.
public final class JsoupText implements HtmlText {
  private static final int MOST = 2_000_000; // characters of HTML
  private static final Set<String> LINES = Set.of("br", "tr", "li", "dt", "dd");
  private static final Set<String> PARAGRAPHS =
      Set.of(
          "p",
          "div",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "ul",
          "ol",
          "table",
          "blockquote",
          "hr",
          "pre",
          "section",
          "article",
          "header",
          "footer",
          "address",
          "center");
  private static final String UNSEEN =
      "script, style, head, title, template, noscript, svg, [hidden],"
          + " [style~=(?i)display\\s*:\\s*none], [style~=(?i)mso-hide\\s*:\\s*all],"
          + " [style~=(?i)font-size\\s*:\\s*0(px)?\\s*(;|$)]";

  @Override
  public String of(String html) {
    var page = Jsoup.parse(html.substring(0, Math.min(MOST, html.length())));
    page.body().select(UNSEEN).remove();
    var words = new Words();
    page.body().traverse(words);
    return words.text();
  }

  /// Gathers text in the order of the page; what is quoted is marked as in plain text.
  private static final class Words implements NodeVisitor {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private int quotes;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        line.append(words.getWholeText().replaceAll("\\s+", " "));
      } else if (node instanceof Element element) {
        breakBefore(element.normalName());
      }
    }

    private void breakBefore(String name) {
      if (PARAGRAPHS.contains(name)) {
        endParagraph();
      } else if (LINES.contains(name)) {
        endLine();
      }
      if (name.equals("blockquote")) {
        quotes++;
      }
      if (name.equals("li")) {
        line.append("• ");
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (!(node instanceof Element element)) {
        return;
      }
      var name = element.normalName();
      if (PARAGRAPHS.contains(name)) {
        endParagraph();
      } else if (isCellOfData(element)) {
        line.append(" | ");
      }
      if (name.equals("blockquote")) {
        quotes--;
      }
    }

    /// Not one that only places things, and not the last of its row.
    private static boolean isCellOfData(Element element) {
      return Set.of("td", "th").contains(element.normalName())
          && element.nextElementSibling() != null
          && element.children().stream()
              .noneMatch(child -> PARAGRAPHS.contains(child.normalName()));
    }

    private void endLine() {
      var words = line.toString().strip();
      line.setLength(0);
      if (!words.isEmpty()) {
        text.append("> ".repeat(Math.min(quotes, 5))).append(words).append('\n');
      }
    }

    private void endParagraph() {
      endLine();
      int last = text.length() - 1;
      if (last > 0 && text.charAt(last) == '\n' && text.charAt(last - 1) != '\n') {
        text.append('\n');
      }
    }

    String text() {
      endLine();
      return text.toString().strip();
    }
  }
}
