package org.umbel.web.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.umbel.domain.speech.Language;

/// A template within the layout that all pages share. It sees the texts of a language as `t` and
/// what it shows as `v`; everything put into it is escaped.
public final class Page {
  private static final Template LAYOUT = template("layout");

  private final Template content;

  private Page(Template content) {
    this.content = content;
  }

  /// The page of this template.
  public static Page of(String template) {
    return new Page(template(template));
  }

  /// Sends the page.
  ///
  /// @param title in words
  public void show(ServerResponse response, Language language, Object view, String title) {
    show(response, Status.OK_200, language, view, title);
  }

  /// Sends the page with a status.
  public void show(
      ServerResponse response, Status status, Language language, Object view, String title) {
    response.status(status);
    show(response, language.tag(), Texts.of(language), view, title, "");
  }

  /// Sends the page with a count in its title.
  ///
  /// @param count empty for nothing
  public void showCounting(
      ServerResponse response, Language language, Object view, String title, String count) {
    show(response, language.tag(), Texts.of(language), view, title, count);
  }

  /// Sends the page with texts of its own, and the status that the response has.
  ///
  /// @param language its tag, RFC 5646
  public void show(
      ServerResponse response,
      String language,
      Map<String, String> texts,
      Object view,
      String title,
      String count) {
    var page =
        LAYOUT.execute(
            Map.of(
                "t", texts,
                "language", language,
                "content", content.execute(Map.of("t", texts, "v", view)),
                "title", title,
                "count", count));
    response.header("Content-Type", "text/html; charset=utf-8");
    response.header("Content-Language", language);
    response.header("Vary", "Accept-Language, Cookie");
    response.send(page.getBytes(StandardCharsets.UTF_8));
  }

  private static Template template(String name) {
    return Mustache.compiler()
        .emptyStringIsFalse(true)
        .withLoader(part -> new StringReader(file(part)))
        .compile(file(name));
  }

  private static String file(String name) {
    return new String(StaticFiles.content(name + ".html"), StandardCharsets.UTF_8);
  }
}
