package org.umbel.web.message;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.person.Extension;
import org.umbel.domain.speech.Language;
import org.umbel.domain.trace.MessageTrace;
import org.umbel.domain.trace.MessageTraces;
import org.umbel.web.answer.Redirect;
import org.umbel.web.door.AdministratorDoor;
import org.umbel.web.door.Door;
import org.umbel.web.door.Session;
import org.umbel.web.page.Notice;
import org.umbel.web.page.Page;
import org.umbel.web.page.PageLanguage;
import org.umbel.web.page.Texts;
import org.umbel.web.page.Wall;

/// Which way messages went: of each message for its owner, and all of them for administrators.
public final class MessageTracePages implements HttpService {
  private static final Page WAY = Page.of("way");
  private static final Page OWN_WAY = Page.of("own-way");
  private static final Page WAYS = Page.of("ways");
  private static final int MOST = 200;

  private final Door door;
  private final AdministratorDoor administrators;
  private final MessageTraces traces;
  private final Wall wall;

  public MessageTracePages(
      Door door, AdministratorDoor administrators, MessageTraces traces, Wall wall) {
    this.door = door;
    this.administrators = administrators;
    this.traces = traces;
    this.wall = wall;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/messages/{id}/trace", this::own)
        .get("/traces", administrators.page(this::list))
        .get("/traces/{id}", administrators.page(this::show));
  }

  private void own(ServerRequest request, ServerResponse response) {
    var guest = door.guest(request);
    if (guest.isEmpty()) {
      Redirect.to(response, "/login");
      return;
    }
    var person = guest.get().person();
    var trace =
        MessagePath.id(request)
            .flatMap(traces::find)
            .filter(found -> found.owner().equals(person.extension()));
    var language = PageLanguage.of(request);
    if (trace.isEmpty()) {
      unknown(language, response);
    } else {
      var way = way(trace.get(), language, guest.get().session(), person.name());
      show(OWN_WAY, response, language, way);
    }
  }

  private void list(Session session, ServerRequest request, ServerResponse response) {
    var language = PageLanguage.of(request);
    var wanted = request.query().first("wanted").orElse("").strip();
    var ways =
        found(wanted).stream().map(trace -> way(trace, language, session, session.name())).toList();
    var summary =
        Texts.text(language, ways.size() == 1 ? "ways-summary-one" : "ways-summary")
            .replace("{messages}", Integer.toString(ways.size()));
    var view = new MessageWaysView(session.name(), session.token(), wanted, summary, ways);
    WAYS.show(response, language, view, Texts.text(language, "ways-title"));
  }

  /// Those of an extension, or the one of this name.
  private List<MessageTrace> found(String wanted) {
    if (wanted.isEmpty()) {
      return traces.latest(MOST);
    }
    return Extension.parse(wanted)
        .map(owner -> traces.latest(owner, MOST))
        .filter(own -> !own.isEmpty())
        .orElseGet(() ->
            wanted.matches("[A-Za-z0-9-]{1,64}")
                ? traces.find(new MessageId(wanted)).stream().toList()
                : List.of());
  }

  private void show(Session session, ServerRequest request, ServerResponse response) {
    var language = PageLanguage.of(request);
    MessagePath.id(request)
        .flatMap(traces::find)
        .ifPresentOrElse(
            trace -> show(WAY, response, language, way(trace, language, session, session.name())),
            () -> unknown(language, response));
  }

  private static void unknown(Language language, ServerResponse response) {
    Notice.show(response, Status.NOT_FOUND_404, language, "notice-no-message");
  }

  private static void show(Page page, ServerResponse response, Language language, MessageWay way) {
    page.show(response, language, way, Texts.text(language, "way-title"));
  }

  private MessageWay way(MessageTrace trace, Language language, Session session, String who) {
    return MessageWay.of(trace, language, wall.times(language), session, who);
  }
}
