package org.umbel.web.worker;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.options.OptionSet;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;
import org.umbel.web.answer.Json;
import org.umbel.web.answer.Redirect;
import org.umbel.web.worker.Gate.Visitor;
import org.umbel.web.worker.Gate.Visitor.Who;

/// The two pages: that of a worker (WC-1) and that of an agent (IM-1). The server fills in who it
/// is and all words; scripts show what the WebSocket tells.
final class ClientPages implements HttpService {
  private static final Template WORKER = template("worker.html");
  private static final Template AGENT = template("agent.html");

  private final Gate gate;
  private final WorkerServices services;

  ClientPages(Gate gate, WorkerServices services) {
    this.gate = gate;
    this.services = services;
  }

  private static Template template(String file) {
    return Mustache.compiler()
        .withLoader(part -> new StringReader(ScreenTexts.text(part + ".html")))
        .compile(ScreenTexts.text(file));
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/worker", this::worker).get("/agent", this::agent);
  }

  private void worker(ServerRequest request, ServerResponse response) {
    var visitor = gate.visitor(request.headers());
    var extension = visitor.flatMap(ClientPages::extension);
    if (extension.isEmpty()) {
      Redirect.to(response, "/login?next=/worker");
      return;
    }
    var name = services.people().byExtension(extension.get()).map(Person::name).orElse("");
    var worker = services.workers().byPerson(extension.get()).filter(Worker::enabled);
    var options =
        worker
            .map(one -> services.options().of(one.id()))
            .orElseGet(() -> services.options().system());
    var model = model(request, visitor.get(), name);
    model.put("isWorker", worker.isPresent());
    model.put("logoutMenu", options.windows().logoutMenu());
    worker.ifPresent(one -> allow(one.id(), options, response));
    send(worker.isPresent() ? Status.OK_200 : Status.FORBIDDEN_403, WORKER, model, response);
  }

  private static Optional<Extension> extension(Visitor visitor) {
    return visitor.who() instanceof Who.Person(var extension)
        ? Optional.of(extension)
        : Optional.empty();
  }

  private void agent(ServerRequest request, ServerResponse response) {
    var visitor = gate.visitor(request.headers());
    if (visitor.isPresent() && visitor.get().who() instanceof Who.Agent(var name)) {
      send(Status.OK_200, AGENT, model(request, visitor.get(), name), response);
    } else {
      Redirect.to(response, "/login?administrator&next=/agent");
    }
  }

  private Map<String, Object> model(ServerRequest request, Visitor visitor, String name) {
    var language =
        ScreenLanguage.choose(
            request.headers().first(HeaderNames.ACCEPT_LANGUAGE).orElse(""),
            services.options().system().windows().locale());
    var texts = ScreenTexts.of(language);
    var model = new HashMap<String, Object>();
    model.put("language", language.tag());
    model.put("t", texts);
    model.put("words", json(texts).toString().replace("<", "\\u003c"));
    model.put("name", name);
    model.put("token", visitor.token());
    return model;
  }

  private static JsonObject json(Map<String, String> texts) {
    var json = Json.PROVIDER.createObjectBuilder();
    texts.forEach(json::add);
    return json.build();
  }

  /// The policy of all pages, and sounds and icons of the addresses that the administrator has set.
  private void allow(AgentId worker, OptionSet options, ServerResponse response) {
    var windows = options.windows();
    var sounds =
        origins(
            Stream.of(windows.audioOnPreview(), windows.audioOnRing()).flatMap(Optional::stream));
    var icons =
        origins(
            services.states().menu(worker).stream()
                .flatMap(look -> Stream.of(look.icon(), look.badge())));
    response.header(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action"
            + " 'self'; frame-ancestors 'none'; base-uri 'none'; img-src 'self'"
            + icons
            + "; media-src 'self'"
            + sounds);
  }

  private static String origins(Stream<String> addresses) {
    var origins = new StringBuilder();
    addresses
        .filter(address -> address.matches("https?://[A-Za-z0-9.:\\[\\]-]+(/.*)?"))
        .map(address -> URI.create(address.replaceFirst("(https?://[^/]+).*", "$1")).toString())
        .distinct()
        .forEach(origin -> origins.append(' ').append(origin));
    return origins.toString();
  }

  private static void send(
      Status status, Template template, Map<String, Object> model, ServerResponse response) {
    response.status(status);
    response.header("Content-Type", "text/html; charset=utf-8");
    response.header("Content-Language", String.valueOf(model.get("language")));
    response.header("Vary", "Accept-Language, Cookie");
    response.send(template.execute(model).getBytes(StandardCharsets.UTF_8));
  }
}
