package org.umbel.web.trace;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.umbel.domain.trace.ExchangeTraces;
import org.umbel.web.door.AdministratorDoor;
import org.umbel.web.door.Session;
import org.umbel.web.page.Notice;
import org.umbel.web.page.Page;
import org.umbel.web.page.Wall;
import org.umbel.web.page.Words;

/// What was exchanged outside calls: a list, and each exchange as a ladder of its messages. For
/// administrators.
public final class ExchangePages implements HttpService {
  private static final Page EXCHANGE = Page.of("exchange");
  private static final Page EXCHANGES = Page.of("exchanges");
  private static final int MOST = 200;

  private final AdministratorDoor door;
  private final ExchangeTraces exchanges;
  private final Wall wall;

  public ExchangePages(AdministratorDoor door, ExchangeTraces exchanges, Wall wall) {
    this.door = door;
    this.exchanges = exchanges;
    this.wall = wall;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/exchanges", door.page(this::list)).get("/exchanges/{id}", door.page(this::show));
  }

  private void list(Session session, ServerRequest request, ServerResponse response) {
    var words = Words.of(request, wall);
    var line = ExchangePath.line(request);
    var text = ExchangePath.text(request);
    var rows =
        exchanges.latest(line, text, MOST).stream().map(new ExchangeWords(words)::row).toList();
    var view =
        new ExchangesView(
            session.name(), session.token(), line, text, summary(words, rows.size()), rows);
    EXCHANGES.show(response, words.language(), view, words.text("exchanges-title"));
  }

  private static String summary(Words words, int count) {
    if (count == 1) {
      return words.text("exchanges-summary-one");
    }
    return words
        .text(count < MOST ? "exchanges-summary" : "exchanges-summary-most")
        .replace("{exchanges}", Integer.toString(count));
  }

  private void show(Session session, ServerRequest request, ServerResponse response) {
    var words = Words.of(request, wall);
    var language = words.language();
    var trace = ExchangePath.id(request).flatMap(exchanges::find);
    if (trace.isEmpty()) {
      Notice.show(response, Status.NOT_FOUND_404, language, "notice-no-exchange");
      return;
    }
    var view = Ladder.view(trace.get(), words, session.name(), session.token());
    EXCHANGE.show(response, language, view, view.title());
  }
}
