package org.umbel.web.box;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.json.JsonException;
import jakarta.json.JsonString;
import org.umbel.domain.notice.NoticeResets;
import org.umbel.domain.notice.NoticesUnavailable;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;
import org.umbel.web.door.BoxDoor;

/// Ends that lamps and mobile phones tell of messages: for oneself, for one person, or for all, and
/// gives everybody the rules of the system (MW-5); described in `openapi.yaml`.
public final class NoticeApi implements HttpService {
  private static final String OWN = "/mailbox/notices/off";
  private static final String NAMED = "/boxes/{extension}/notices/off";
  private static final String ALL = "/boxes/notices/reset";

  private final BoxDoor door;
  private final NoticeResets notices;

  public NoticeApi(BoxDoor door, NoticeResets notices) {
    this.door = door;
    this.notices = notices;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .post(OWN, door.own(this::switchOff))
        .post(NAMED, door.named(this::switchOff))
        .post(ALL, door.administrator(all()))
        .any(OWN, (_, response) -> Problem.notAllowed(response, "POST"))
        .any(NAMED, (_, response) -> Problem.notAllowed(response, "POST"))
        .any(ALL, (_, response) -> Problem.notAllowed(response, "POST"));
  }

  private void switchOff(BoxDoor.Box box, ServerRequest request, ServerResponse response) {
    try {
      notices.switchOff(box.person());
      response.status(Status.NO_CONTENT_204).send();
    } catch (NoticesUnavailable refused) {
      unavailable(refused, response);
    }
  }

  private Handler all() {
    return (request, response) -> {
      try {
        switch (wish(request)) {
          case "status" -> told(notices.startAnew(), response);
          case "rules" -> told(notices.standardRules(), response);
          default ->
              Problem.of(
                      Status.BAD_REQUEST_400, "Send {\"reset\": \"…\"} with one of: status, rules.")
                  .send(response);
        }
      } catch (NoticesUnavailable refused) {
        unavailable(refused, response);
      }
    };
  }

  private static void told(int people, ServerResponse response) {
    Json.send(Json.PROVIDER.createObjectBuilder().add("people", people).build(), response);
  }

  private static void told(NoticeResets.RulesReset done, ServerResponse response) {
    var failed = Json.PROVIDER.createArrayBuilder();
    done.failed().forEach(one -> failed.add(one.digits()));
    Json.send(
        Json.PROVIDER
            .createObjectBuilder()
            .add("people", done.changed())
            .add("failed", failed)
            .build(),
        response);
  }

  private static void unavailable(NoticesUnavailable refused, ServerResponse response) {
    Problem.of(Status.SERVICE_UNAVAILABLE_503, String.valueOf(refused.getMessage())).send(response);
  }

  /// @return empty when the body is something else
  private static String wish(ServerRequest request) {
    try (var reader = Json.PROVIDER.createReader(request.content().inputStream())) {
      return reader.readObject().get("reset") instanceof JsonString text ? text.getString() : "";
    } catch (JsonException noJson) {
      return "";
    }
  }
}
