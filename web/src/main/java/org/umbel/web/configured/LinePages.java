package org.umbel.web.configured;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Arrays;
import java.util.List;
import org.umbel.domain.speech.Language;
import org.umbel.web.door.AdministratorDoor;
import org.umbel.web.door.Session;
import org.umbel.web.page.Notice;
import org.umbel.web.page.Page;
import org.umbel.web.page.PageLanguage;
import org.umbel.web.page.Texts;
import org.umbel.web.page.Words;

/// How the lines are, and what was counted of each. For administrators.
public final class LinePages implements HttpService {
  private static final Page LINE = Page.of("line");
  private static final Page LINES = Page.of("lines");
  private final AdministratorDoor door;
  private final LineDesk lines;

  public LinePages(AdministratorDoor door, LineDesk lines) {
    this.door = door;
    this.lines = lines;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/lines", door.page(this::list)).get("/lines/{name}", door.page(this::show));
  }

  private void list(Session session, ServerRequest request, ServerResponse response) {
    var view = new LinesView(session.name(), session.token(), lines.lines());
    var language = PageLanguage.of(request);
    LINES.show(response, language, view, Texts.text(language, "lines-title"));
  }

  private void show(Session session, ServerRequest request, ServerResponse response) {
    var language = PageLanguage.of(request);
    var line = lines.line(request.path().pathParameters().get("name"));
    if (line.isEmpty()) {
      Notice.show(response, Status.NOT_FOUND_404, language, "notice-no-line");
      return;
    }
    var view =
        new LineFiguresView(
            session.name(),
            session.token(),
            line.get().name(),
            line.get().state(),
            groups(line.get(), language));
    LINE.show(response, language, view, view.line());
  }

  /// Those in which there is anything.
  private static List<LineFiguresView.Group> groups(LineDesk.LineView line, Language language) {
    return Arrays.stream(LineDesk.Kind.values())
        .map(kind ->
            new LineFiguresView.Group(
                Words.key(kind),
                Texts.text(language, "figures-" + Words.key(kind)),
                line.figures().stream().filter(figure -> figure.kind() == kind).toList()))
        .filter(group -> !group.figures().isEmpty())
        .toList();
  }
}
