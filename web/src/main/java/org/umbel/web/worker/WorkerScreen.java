package org.umbel.web.worker;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.options.HotKey;
import org.umbel.domain.agent.options.OptionSet;
import org.umbel.domain.person.Person;
import org.umbel.web.answer.Json;

/// All that one worker sees.
final class WorkerScreen implements Screen {
  private static final Set<Part> PARTS = EnumSet.complementOf(EnumSet.of(Part.WORKERS));

  private final WorkerServices services;
  private final AgentId id;
  private final OffersJson offers;
  private final CallsJson calls;
  private final ChatsJson chats;

  WorkerScreen(WorkerServices services, EndedOffers ended, AgentId id) {
    this.services = services;
    this.id = id;
    this.offers = new OffersJson(services.previews(), ended, services.chats());
    this.calls = new CallsJson(services);
    this.chats = new ChatsJson(services.workers(), services.people());
  }

  @Override
  public Set<Part> parts() {
    return PARTS;
  }

  @Override
  public JsonValue show(Part part) {
    var options = services.options().of(id);
    var customer = new CustomerJson(options.userData(), services.people());
    return switch (part) {
      case WORKER -> worker(options);
      case MENU -> LookJson.menu(services.states(), id);
      case STATE -> LookJson.states(services, id);
      case POINTS -> PointsJson.of(services.points(), services.figures());
      case OFFERS -> offers.of(id, customer);
      case CALLS -> calls.of(services.calls().of(id));
      case CHATS -> chats.of(services.chats().of(id), customer);
      case WORKERS -> JsonValue.NULL;
    };
  }

  private JsonObject worker(OptionSet options) {
    var worker = services.workers().byId(id);
    var name = worker.map(Worker::person).flatMap(services.people()::byExtension).map(Person::name);
    var windows = options.windows();
    var data = options.userData();
    return Json.PROVIDER
        .createObjectBuilder()
        .add("agent", id.value())
        .add("name", name.orElse(id.value()))
        .add("number", worker.map(known -> known.person().digits()).orElse(""))
        .add("enabled", worker.map(Worker::enabled).orElse(false))
        .add(
            "titles",
            Json.PROVIDER
                .createObjectBuilder()
                .add("data", data.title())
                .add("notes", data.notes().title())
                .add("chat", windows.chatTitle())
                .add("consult", windows.chatConsultTitle()))
        .add(
            "keys",
            Json.PROVIDER
                .createObjectBuilder()
                .add("accept", characters(windows.keys().accept()))
                .add("reject", characters(windows.keys().reject())))
        .add(
            "sounds",
            Json.PROVIDER
                .createObjectBuilder()
                .add("preview", windows.audioOnPreview().map(ClientFiles::address).orElse(""))
                .add("ring", windows.audioOnRing().map(ClientFiles::address).orElse("")))
        .add(
            "help",
            Json.PROVIDER
                .createObjectBuilder()
                .add(
                    "callcontrol",
                    windows.help().callControl().map(ClientFiles::address).orElse(""))
                .add(
                    "interaction",
                    windows.help().interaction().map(ClientFiles::address).orElse("")))
        .add("logoutMenu", windows.logoutMenu())
        .add("windowCloseMillis", options.previews().windowClose().toMillis())
        .add("redirect", redirect(options))
        .build();
  }

  private static JsonObject redirect(OptionSet options) {
    var redirect = options.redirect();
    return Json.PROVIDER
        .createObjectBuilder()
        .add("maySet", redirect.maySet())
        .add("enabled", redirect.enabled())
        .add("number", redirect.number().map(number -> number.digits()).orElse(""))
        .build();
  }

  private static String characters(Optional<HotKey> key) {
    return key.map(HotKey::characters).orElse("");
  }
}
