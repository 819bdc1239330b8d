package org.umbel.web.worker;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.function.Predicate;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.chat.Chat;
import org.umbel.domain.chat.ChatId;
import org.umbel.domain.chat.ChatLine;
import org.umbel.domain.chat.ChatLine.Side;
import org.umbel.domain.chat.ChatWish;
import org.umbel.domain.chat.ChatWish.Target;
import org.umbel.domain.chat.Chats;
import org.umbel.domain.interaction.UserData;
import org.umbel.domain.person.Role;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Problem;

/// Chats of agents with workers (IM-1): asked for, written, ended; described in `openapi.yaml`.
final class ChatApi implements HttpService {
  private static final int LONGEST_KEY = 64;

  private final Gate gate;
  private final WorkerApi workers;
  private final WorkerServices services;

  ChatApi(Gate gate, WorkerApi workers, WorkerServices services) {
    this.gate = gate;
    this.workers = workers;
    this.services = services;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .post(
            "/worker/chats/{id}/lines",
            workers.worker((worker, request, response) ->
                say(Side.WORKER, of(worker.id()), request, response)))
        .post(
            "/worker/chats/{id}/end",
            workers.worker((worker, request, response) ->
                end(Side.WORKER, of(worker.id()), request, response)))
        .get("/agent", gate.account(Role.AGENT, this::all))
        .get(
            "/agent/socket",
            gate.account(Role.AGENT, (_, _, response) -> WorkerApi.socketOnly(response)))
        .post("/agent/chats", gate.account(Role.AGENT, this::ask))
        .post(
            "/agent/chats/{id}/lines",
            gate.account(
                Role.AGENT,
                (name, request, response) -> say(Side.AGENT, of(name), request, response)))
        .post(
            "/agent/chats/{id}/end",
            gate.account(
                Role.AGENT,
                (name, request, response) -> end(Side.AGENT, of(name), request, response)));
  }

  private static Predicate<Chat> of(AgentId worker) {
    return chat -> chat.worker().filter(worker::equals).isPresent();
  }

  private static Predicate<Chat> of(String agent) {
    return chat -> chat.agent().equals(agent);
  }

  private void all(String name, ServerRequest request, ServerResponse response) {
    Json.send(WorkerApi.whole(new AgentScreen(services, name)), response);
  }

  private void ask(String name, ServerRequest request, ServerResponse response) {
    var wish = Wish.of(request).flatMap(ChatApi::wish);
    if (wish.isEmpty()) {
      Wish.malformed(
          response,
          "{\"worker\": \"…\"} or {\"contactPoint\": \"…\"}, and where wanted \"consult\": true and"
              + " \"userData\": {…}");
      return;
    }
    var chat = services.chats().ask(name, wish.get());
    if (chat.isEmpty()) {
      response.header("Retry-After", "30");
      Problem.of(Status.SERVICE_UNAVAILABLE_503, "Too many chats at once.").send(response);
      return;
    }
    response.status(Status.ACCEPTED_202);
    Json.send(
        Json.PROVIDER
            .createObjectBuilder()
            .add("id", chat.get().id().value())
            .add("connection", chat.get().interaction().id().hex())
            .build(),
        response);
  }

  private static Optional<ChatWish> wish(Wish wish) {
    var person = wish.text("worker").flatMap(AgentId::parse).<Target>map(Target.Person::new);
    var target = person.or(() -> wish.number("contactPoint").map(Target.Point::new));
    try {
      var data = new UserData(wish.texts("userData"));
      return target.map(known -> new ChatWish(known, wish.yes("consult"), data));
    } catch (IllegalArgumentException tooMuch) {
      return Optional.empty();
    }
  }

  private void say(Side side, Predicate<Chat> own, ServerRequest request, ServerResponse response) {
    var chat = chat(own, request);
    var wish = Wish.of(request);
    var text = wish.flatMap(one -> one.text("text")).filter(ChatApi::fits);
    var key = wish.flatMap(one -> one.text("key")).filter(one -> one.length() <= LONGEST_KEY);
    if (chat.isEmpty()) {
      gone(response);
    } else if (text.isEmpty() || key.isEmpty()) {
      Wish.malformed(
          response,
          "{\"key\": \"…\", \"text\": \"…\"}; at most "
              + ChatLine.LONGEST
              + " characters, and a key of its own for each line");
    } else {
      switch (services.chats().say(chat.get().id(), side, key.get(), text.get())) {
        case Chats.Said.Written(var number) ->
            Json.send(Json.PROVIDER.createObjectBuilder().add("number", number).build(), response);
        case Chats.Said.Refused(var why) -> {
          response.status(Status.CONFLICT_409);
          Json.send(Json.PROVIDER.createObjectBuilder().add("why", why).build(), response);
        }
      }
    }
  }

  private static boolean fits(String text) {
    return !text.isBlank() && text.length() <= ChatLine.LONGEST;
  }

  private void end(Side side, Predicate<Chat> own, ServerRequest request, ServerResponse response) {
    var chat = chat(own, request);
    if (chat.isEmpty()) {
      gone(response);
      return;
    }
    services.chats().end(chat.get().id(), side);
    Wish.done(response);
  }

  private Optional<Chat> chat(Predicate<Chat> own, ServerRequest request) {
    return services.chats().find(new ChatId(request.path().pathParameters().get("id"))).filter(own);
  }

  private static void gone(ServerResponse response) {
    Problem.of(Status.NOT_FOUND_404, "You have no such chat, or no longer.").send(response);
  }
}
