package org.umbel.web;

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
import org.umbel.web.answer.Redirect;

/// Which way messages went: of each message for its owner, and all of them for administrators.
final class MessageTracePages implements HttpService {
  private static final int MOST = 200;

  private final Door door;
  private final AdministratorDoor administrators;
  private final WebServices services;

  MessageTracePages(Door door, AdministratorDoor administrators, WebServices services) {
    this.door = door;
    this.administrators = administrators;
    this.services = services;
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
            .flatMap(services.messageTraces()::find)
            .filter(found -> found.owner().equals(person.extension()));
    var language = PageLanguage.of(request);
    if (trace.isEmpty()) {
      unknown(language, response);
    } else {
      Pages.ownWay(
          response, language, way(trace.get(), language, guest.get().session(), person.name()));
    }
  }

  private void list(Session session, ServerRequest request, ServerResponse response) {
    var language = PageLanguage.of(request);
    var wanted = request.query().first("wanted").orElse("").strip();
    var ways =
        found(wanted).stream().map(trace -> way(trace, language, session, session.name())).toList();
    var summary =
        Pages.text(language, ways.size() == 1 ? "ways-summary-one" : "ways-summary")
            .replace("{messages}", Integer.toString(ways.size()));
    Pages.ways(
        response,
        language,
        new MessageWaysView(session.name(), session.token(), wanted, summary, ways));
  }

  /// Those of an extension, or the one of this name.
  private List<MessageTrace> found(String wanted) {
    if (wanted.isEmpty()) {
      return services.messageTraces().latest(MOST);
    }
    return Extension.parse(wanted)
        .map(owner -> services.messageTraces().latest(owner, MOST))
        .filter(own -> !own.isEmpty())
        .orElseGet(() ->
            wanted.matches("[A-Za-z0-9-]{1,64}")
                ? services.messageTraces().find(new MessageId(wanted)).stream().toList()
                : List.of());
  }

  private void show(Session session, ServerRequest request, ServerResponse response) {
    var language = PageLanguage.of(request);
    MessagePath.id(request)
        .flatMap(services.messageTraces()::find)
        .ifPresentOrElse(
            trace -> Pages.way(response, language, way(trace, language, session, session.name())),
            () -> unknown(language, response));
  }

  private static void unknown(Language language, ServerResponse response) {
    var notice = NoticeView.of(language, "notice-no-message");
    Pages.notice(response, Status.NOT_FOUND_404, language, notice);
  }

  private MessageWay way(MessageTrace trace, Language language, Session session, String who) {
    var times = new PageTimes(language, services.zone(), services.clock());
    return MessageWay.of(trace, language, times, session, who);
  }
}
