package org.umbel.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Arrays;
import java.util.List;
import org.umbel.domain.speech.Language;

/// How the lines are, and what was counted of each. For administrators.
final class LinePages implements HttpService {
  private final AdministratorDoor door;
  private final LineDesk lines;

  LinePages(AdministratorDoor door, LineDesk lines) {
    this.door = door;
    this.lines = lines;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/lines", door.page(this::list)).get("/lines/{name}", door.page(this::show));
  }

  private void list(Session session, ServerRequest request, ServerResponse response) {
    var view = new LinesView(session.name(), session.token(), lines.lines());
    Pages.lines(response, PageLanguage.of(request), view);
  }

  private void show(Session session, ServerRequest request, ServerResponse response) {
    var language = PageLanguage.of(request);
    var line = lines.line(request.path().pathParameters().get("name"));
    if (line.isEmpty()) {
      var notice = NoticeView.of(language, "notice-no-line");
      Pages.notice(response, Status.NOT_FOUND_404, language, notice);
      return;
    }
    Pages.line(
        response,
        language,
        new LineFiguresView(
            session.name(),
            session.token(),
            line.get().name(),
            line.get().state(),
            groups(line.get(), language)));
  }

  /// Those in which there is anything.
  private static List<LineFiguresView.Group> groups(LineDesk.LineView line, Language language) {
    return Arrays.stream(LineDesk.Kind.values())
        .map(kind ->
            new LineFiguresView.Group(
                CallWords.key(kind),
                Pages.text(language, "figures-" + CallWords.key(kind)),
                line.figures().stream().filter(figure -> figure.kind() == kind).toList()))
        .filter(group -> !group.figures().isEmpty())
        .toList();
  }
}
