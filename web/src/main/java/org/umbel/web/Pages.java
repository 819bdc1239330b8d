package org.umbel.web;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.umbel.domain.speech.Language;
import org.umbel.web.worker.ScreenLanguage;
import org.umbel.web.worker.ScreenTexts;

/// Turns templates and texts into pages. Everything put into a template is escaped.
final class Pages {
  private static final Template LAYOUT = template("layout");
  private static final Template CALL = template("call");
  private static final Template CALLS = template("calls");
  private static final Template EXCHANGE = template("exchange");
  private static final Template EXCHANGES = template("exchanges");
  private static final Template LINE = template("line");
  private static final Template LINES = template("lines");
  private static final Template LOGIN = template("login");
  private static final Template MESSAGES = template("messages");
  private static final Template NOTICE = template("notice");
  private static final Template OWN_WAY = template("own-way");
  private static final Template WAY = template("way");
  private static final Template WAYS = template("ways");
  private static final Map<Language, Map<String, String>> TEXTS = texts();

  private Pages() {}

  /// In one of the six languages of the screens, since all of them begin here.
  static void login(
      ServerResponse response, Status status, ScreenLanguage language, LoginView view) {
    var texts = ScreenTexts.of(language);
    var title = texts.getOrDefault("login-title", "");
    send(response, status, language.tag(), texts, LOGIN, view, title, "");
  }

  static void notice(ServerResponse response, Status status, Language language, NoticeView view) {
    send(response, status, language, NOTICE, view, text(language, "title"), "");
  }

  static void calls(ServerResponse response, Language language, CallsView view) {
    send(response, Status.OK_200, language, CALLS, view, text(language, "calls-title"), "");
  }

  static void call(ServerResponse response, Language language, CallView view) {
    send(response, Status.OK_200, language, CALL, view, view.title(), "");
  }

  static void exchanges(ServerResponse response, Language language, ExchangesView view) {
    send(response, Status.OK_200, language, EXCHANGES, view, text(language, "exchanges-title"), "");
  }

  static void exchange(ServerResponse response, Language language, ExchangeView view) {
    send(response, Status.OK_200, language, EXCHANGE, view, view.title(), "");
  }

  static void lines(ServerResponse response, Language language, LinesView view) {
    send(response, Status.OK_200, language, LINES, view, text(language, "lines-title"), "");
  }

  static void line(ServerResponse response, Language language, LineFiguresView view) {
    send(response, Status.OK_200, language, LINE, view, view.line(), "");
  }

  static void messages(ServerResponse response, Language language, MessagesView view) {
    send(response, Status.OK_200, language, MESSAGES, view, text(language, "title"), view.fresh());
  }

  static void ways(ServerResponse response, Language language, MessageWaysView view) {
    send(response, Status.OK_200, language, WAYS, view, text(language, "ways-title"), "");
  }

  static void way(ServerResponse response, Language language, MessageWay view) {
    send(response, Status.OK_200, language, WAY, view, text(language, "way-title"), "");
  }

  static void ownWay(ServerResponse response, Language language, MessageWay view) {
    send(response, Status.OK_200, language, OWN_WAY, view, text(language, "way-title"), "");
  }

  static String text(Language language, String key) {
    return TEXTS.getOrDefault(language, Map.of()).getOrDefault(key, key);
  }

  /// @param count what the title counts; empty for nothing
  private static void send(
      ServerResponse response,
      Status status,
      Language language,
      Template template,
      Object view,
      String title,
      String count) {
    var texts = TEXTS.getOrDefault(language, Map.of());
    send(response, status, language.tag(), texts, template, view, title, count);
  }

  private static void send(
      ServerResponse response,
      Status status,
      String language,
      Map<String, String> texts,
      Template template,
      Object view,
      String title,
      String count) {
    var content = template.execute(Map.of("t", texts, "v", view));
    var page =
        LAYOUT.execute(
            Map.of(
                "t", texts,
                "language", language,
                "content", content,
                "title", title,
                "count", count));
    response.status(status);
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

  private static Map<Language, Map<String, String>> texts() {
    Map<Language, Map<String, String>> all = new EnumMap<>(Language.class);
    for (var language : Language.values()) {
      var properties = new Properties();
      var file = StaticFiles.content("texts_" + language.tag() + ".properties");
      try {
        properties.load(new StringReader(new String(file, StandardCharsets.UTF_8)));
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      Map<String, String> texts = new HashMap<>();
      properties.stringPropertyNames().forEach(k -> texts.put(k, properties.getProperty(k)));
      all.put(language, Map.copyOf(texts));
    }
    return all;
  }
}
