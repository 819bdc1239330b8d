package org.umbel.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// What was exchanged outside calls: a list, and each exchange as a ladder of its messages. For
/// administrators.
final class ExchangePages implements HttpService {
  private static final int MOST = 200;

  private final AdministratorDoor door;
  private final WebServices services;

  ExchangePages(AdministratorDoor door, WebServices services) {
    this.door = door;
    this.services = services;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/exchanges", door.page(this::list)).get("/exchanges/{id}", door.page(this::show));
  }

  private void list(Session session, ServerRequest request, ServerResponse response) {
    var words = new ExchangeWords(CallWords.of(request, services));
    var line = ExchangePath.line(request);
    var text = ExchangePath.text(request);
    var rows = services.exchanges().latest(line, text, MOST).stream().map(words::row).toList();
    Pages.exchanges(
        response,
        words.calls().language(),
        new ExchangesView(
            session.name(),
            session.token(),
            line,
            text,
            summary(words.calls(), rows.size()),
            rows));
  }

  private static String summary(CallWords words, int count) {
    if (count == 1) {
      return words.text("exchanges-summary-one");
    }
    return words
        .text(count < MOST ? "exchanges-summary" : "exchanges-summary-most")
        .replace("{exchanges}", Integer.toString(count));
  }

  private void show(Session session, ServerRequest request, ServerResponse response) {
    var words = new ExchangeWords(CallWords.of(request, services));
    var language = words.calls().language();
    var trace = ExchangePath.id(request).flatMap(services.exchanges()::find);
    if (trace.isEmpty()) {
      var notice = NoticeView.of(language, "notice-no-exchange");
      Pages.notice(response, Status.NOT_FOUND_404, language, notice);
      return;
    }
    var view = Ladder.view(trace.get(), words, session.name(), session.token());
    Pages.exchange(response, language, view);
  }
}
