package org.umbel.web.message;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.Mailboxes;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.person.People;
import org.umbel.web.answer.Redirect;
import org.umbel.web.door.Door;
import org.umbel.web.page.Failure;
import org.umbel.web.page.Form;
import org.umbel.web.page.Page;
import org.umbel.web.page.PageLanguage;
import org.umbel.web.page.Texts;
import org.umbel.web.page.Wall;

/// The list of a person's messages: hears, marks, deletes, and takes a deletion back.
public final class MessagePages implements HttpService {
  private static final Page MESSAGES = Page.of("messages");
  private final Door door;
  private final People people;
  private final Mailboxes mailboxes;
  private final Wall wall;
  private final MessageAudio audio;
  private final Deletions deletions;

  public MessagePages(
      Door door,
      People people,
      Mailboxes mailboxes,
      Wall wall,
      MessageAudio audio,
      Deletions deletions) {
    this.door = door;
    this.people = people;
    this.mailboxes = mailboxes;
    this.wall = wall;
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
        mailboxes.visit(person, Mailbox::messages).stream()
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
    var view =
        new MessageListing(language, people, wall)
            .view(person, guest.get().session(), entries, deleted);
    MESSAGES.showCounting(response, language, view, Texts.text(language, "title"), view.fresh());
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
      } else if (!guest.get().session().sent(form)) {
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
    mailboxes.visit(
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
