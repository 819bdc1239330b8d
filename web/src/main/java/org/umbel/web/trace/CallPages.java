package org.umbel.web.trace;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.umbel.domain.trace.CallTraces;
import org.umbel.web.door.AdministratorDoor;
import org.umbel.web.door.Session;
import org.umbel.web.page.Notice;
import org.umbel.web.page.Page;
import org.umbel.web.page.Wall;
import org.umbel.web.page.Words;

/// How the last calls went: a list, and each as a ladder of its messages. For administrators.
public final class CallPages implements HttpService {
  private static final Page CALL = Page.of("call");
  private static final Page CALLS = Page.of("calls");
  private static final int MOST = 200;

  private final AdministratorDoor door;
  private final CallTraces traces;
  private final Wall wall;

  public CallPages(AdministratorDoor door, CallTraces traces, Wall wall) {
    this.door = door;
    this.traces = traces;
    this.wall = wall;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/calls", door.page(this::list)).get("/calls/{id}", door.page(this::show));
  }

  private void list(Session session, ServerRequest request, ServerResponse response) {
    var words = Words.of(request, wall);
    var number = CallPath.number(request);
    var calls = traces.latest(number, MOST);
    var view =
        new CallsView(
            session.name(),
            session.token(),
            number,
            summary(words, calls.size()),
            calls.stream().map(new CallWords(words)::row).toList());
    CALLS.show(response, words.language(), view, words.text("calls-title"));
  }

  private static String summary(Words words, int calls) {
    if (calls == 1) {
      return words.text("calls-summary-one");
    }
    return words
        .text(calls < MOST ? "calls-summary" : "calls-summary-most")
        .replace("{calls}", Integer.toString(calls));
  }

  private void show(Session session, ServerRequest request, ServerResponse response) {
    var words = Words.of(request, wall);
    var trace = CallPath.id(request).flatMap(traces::find);
    if (trace.isEmpty()) {
      Notice.show(response, Status.NOT_FOUND_404, words.language(), "notice-no-call");
      return;
    }
    var view = Ladder.view(trace.get(), words, session.name(), session.token());
    CALL.show(response, words.language(), view, view.title());
  }
}
