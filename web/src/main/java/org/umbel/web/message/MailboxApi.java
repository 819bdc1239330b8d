package org.umbel.web.message;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.Mailboxes;
import org.umbel.domain.message.MessageEntry;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.person.Person;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;
import org.umbel.web.door.BoxDoor;

/// A person's messages for programs, described in `openapi.yaml`. Who asks shows the session's
/// cookie or sends extension and PIN by HTTP Basic; wrong PINs count as on the phone. A deletion is
/// final at once.
public final class MailboxApi implements HttpService {
  private final BoxDoor door;
  private final Mailboxes mailboxes;
  private final MessageAudio audio;
  private final Deletions deletions;

  public MailboxApi(BoxDoor door, Mailboxes mailboxes, MessageAudio audio, Deletions deletions) {
    this.door = door;
    this.mailboxes = mailboxes;
    this.audio = audio;
    this.deletions = deletions;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/mailbox/messages", known(this::list))
        .get("/mailbox/messages/{id}", message(this::show))
        .patch("/mailbox/messages/{id}", message(this::change))
        .delete("/mailbox/messages/{id}", message(this::delete))
        .get("/mailbox/messages/{id}/audio", message(audio::send))
        .any("/mailbox/messages", (_, response) -> Problem.notAllowed(response, "GET"))
        .any(
            "/mailbox/messages/{id}",
            (_, response) -> Problem.notAllowed(response, "GET, PATCH, DELETE"))
        .any("/mailbox/messages/{id}/audio", (_, response) -> Problem.notAllowed(response, "GET"))
        .any((_, response) -> Problem.of(Status.NOT_FOUND_404, "No such path.").send(response));
  }

  @FunctionalInterface
  private interface Known {
    void serve(Person person, ServerRequest request, ServerResponse response);
  }

  @FunctionalInterface
  private interface Named {
    void serve(Person person, MessageId id, ServerRequest request, ServerResponse response);
  }

  private Handler known(Known next) {
    return door.own((box, request, response) -> next.serve(box.person(), request, response));
  }

  private Handler message(Named next) {
    return known((person, request, response) -> {
      var id = MessagePath.id(request);
      if (id.isEmpty()) {
        Problem.of(Status.NOT_FOUND_404, "No such message.").send(response);
      } else {
        next.serve(person, id.get(), request, response);
      }
    });
  }

  private void list(Person person, ServerRequest request, ServerResponse response) {
    var entries = mailboxes.visit(person, Mailbox::messages);
    var messages = Json.PROVIDER.createArrayBuilder();
    entries.stream()
        .filter(entry -> !deletions.hides(person, entry.id()))
        .forEach(entry -> messages.add(MessageJson.of(entry)));
    response.header("Content-Type", "application/json");
    response.send(
        Json.bytes(Json.PROVIDER.createObjectBuilder().add("messages", messages).build()));
  }

  private void show(Person person, MessageId id, ServerRequest request, ServerResponse response) {
    var entry = mailboxes.visit(person, mailbox -> find(mailbox, id));
    if (entry.isEmpty()) {
      Problem.of(Status.NOT_FOUND_404, "No such message.").send(response);
      return;
    }
    response.header("Content-Type", "application/json");
    response.send(Json.bytes(MessageJson.of(entry.get())));
  }

  private void change(Person person, MessageId id, ServerRequest request, ServerResponse response) {
    var heard = heard(request);
    if (heard.isEmpty()) {
      Problem.of(Status.BAD_REQUEST_400, "Send {\"heard\": true} or {\"heard\": false}.")
          .send(response);
      return;
    }
    var there =
        mailboxes.visit(
            person,
            mailbox -> {
              var entry = find(mailbox, id);
              entry.ifPresent(_ -> mailbox.markHeard(id, heard.get()));
              return entry.isPresent();
            });
    gone(there, response);
  }

  private void delete(Person person, MessageId id, ServerRequest request, ServerResponse response) {
    var there =
        mailboxes.visit(
            person,
            mailbox -> {
              var entry = find(mailbox, id);
              entry.ifPresent(_ -> mailbox.delete(id));
              return entry.isPresent();
            });
    deletions.takeBack(person, id);
    gone(there, response);
  }

  private static void gone(boolean there, ServerResponse response) {
    if (there) {
      response.status(Status.NO_CONTENT_204).send();
    } else {
      Problem.of(Status.NOT_FOUND_404, "No such message.").send(response);
    }
  }

  private static Optional<MessageEntry> find(Mailbox mailbox, MessageId id) {
    return mailbox.messages().stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  private static Optional<Boolean> heard(ServerRequest request) {
    try (var reader = Json.PROVIDER.createReader(request.content().inputStream())) {
      return switch (reader.readObject().getOrDefault("heard", JsonValue.NULL).getValueType()) {
        case TRUE -> Optional.of(true);
        case FALSE -> Optional.of(false);
        default -> Optional.empty();
      };
    } catch (JsonException noJson) {
      return Optional.empty();
    }
  }
}
