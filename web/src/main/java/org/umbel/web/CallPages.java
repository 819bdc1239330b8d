package org.umbel.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// How the last calls went: a list, and each as a ladder of its messages. For administrators.
final class CallPages implements HttpService {
  private static final int MOST = 200;

  private final AdministratorDoor door;
  private final WebServices services;

  CallPages(AdministratorDoor door, WebServices services) {
    this.door = door;
    this.services = services;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/calls", door.page(this::list)).get("/calls/{id}", door.page(this::show));
  }

  private void list(Session session, ServerRequest request, ServerResponse response) {
    var words = CallWords.of(request, services);
    var number = CallPath.number(request);
    var calls = services.traces().latest(number, MOST);
    Pages.calls(
        response,
        words.language(),
        new CallsView(
            session.name(),
            session.token(),
            number,
            summary(words, calls.size()),
            calls.stream().map(words::row).toList()));
  }

  private static String summary(CallWords words, int calls) {
    if (calls == 1) {
      return words.text("calls-summary-one");
    }
    return words
        .text(calls < MOST ? "calls-summary" : "calls-summary-most")
        .replace("{calls}", Integer.toString(calls));
  }

  private void show(Session session, ServerRequest request, ServerResponse response) {
    var words = CallWords.of(request, services);
    var trace = CallPath.id(request).flatMap(services.traces()::find);
    if (trace.isEmpty()) {
      Pages.notice(
          response,
          Status.NOT_FOUND_404,
          words.language(),
          NoticeView.of(words.language(), "notice-no-call"));
      return;
    }
    var view = Ladder.view(trace.get(), words, session.name(), session.token());
    Pages.call(response, words.language(), view);
  }
}
