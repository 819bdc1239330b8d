package org.umbel.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.MessageId;
import org.umbel.web.answer.Redirect;

/// The list of a person's messages: hears, marks, deletes, and takes a deletion back.
final class MessagePages implements HttpService {
  private final Door door;
  private final WebServices services;
  private final MessageAudio audio;
  private final Deletions deletions;

  MessagePages(Door door, WebServices services, MessageAudio audio, Deletions deletions) {
    this.door = door;
    this.services = services;
    this.audio = audio;
    this.deletions = deletions;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/messages", this::list)
        .get("/messages/{id}/audio", this::hear)
        .post("/messages/{id}/heard", change((guest, id, form) -> mark(guest, id, form)))
        .post("/messages/{id}/delete", change((guest, id, _) -> delete(guest, id)))
        .post("/messages/{id}/restore", change((guest, id, _) -> restore(guest, id)));
  }

  private void list(ServerRequest request, ServerResponse response) {
    var guest = door.guest(request);
    if (guest.isEmpty()) {
      Redirect.to(response, "/login");
      return;
    }
    var person = guest.get().person();
    var entries =
        services.mailboxes().visit(person, Mailbox::messages).stream()
            .filter(entry -> !deletions.hides(person, entry.id()))
            .toList();
    var deleted =
        request
            .query()
            .first("deleted")
            .asOptional()
            .filter(id -> id.matches("[A-Za-z0-9-]{1,64}"))
            .filter(id -> deletions.hides(person, new MessageId(id)))
            .orElse("");
    var language = PageLanguage.of(request);
    Pages.messages(
        response,
        language,
        new MessageListing(language, services.people(), services.zone(), services.clock())
            .view(person, guest.get().session(), entries, deleted));
  }

  private void hear(ServerRequest request, ServerResponse response) {
    var guest = door.guest(request);
    var id = MessagePath.id(request);
    if (guest.isEmpty() || id.isEmpty()) {
      response.status(guest.isEmpty() ? Status.UNAUTHORIZED_401 : Status.NOT_FOUND_404).send();
      return;
    }
    audio.send(guest.get().person(), id.get(), request, response);
  }

  @FunctionalInterface
  private interface Change {
    /// @return where the browser goes then
    String make(Door.Guest guest, MessageId id, Form form);
  }

  private Handler change(Change change) {
    return (request, response) -> {
      var guest = door.guest(request);
      var id = MessagePath.id(request);
      var form = Form.of(request);
      if (guest.isEmpty()) {
        Redirect.to(response, "/login");
      } else if (!form.belongsTo(guest.get().session())) {
        Failure.STALE.send(request, response);
      } else if (id.isEmpty()) {
        Failure.GONE.send(request, response);
      } else {
        Redirect.to(response, change.make(guest.get(), id.get(), form));
      }
    };
  }

  private String mark(Door.Guest guest, MessageId id, Form form) {
    var heard = form.field("heard").equals("true");
    services
        .mailboxes()
        .visit(
            guest.person(),
            mailbox -> {
              mailbox.markHeard(id, heard);
              return id;
            });
    return "/messages#m-" + id;
  }

  private String delete(Door.Guest guest, MessageId id) {
    deletions.add(guest.person(), id);
    return "/messages?deleted=" + id;
  }

  private String restore(Door.Guest guest, MessageId id) {
    deletions.takeBack(guest.person(), id);
    return "/messages#m-" + id;
  }
}
