package org.umbel.web.door;

import io.helidon.http.HeaderNames;
import io.helidon.http.SetCookie;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Set;
import org.umbel.domain.agent.options.WorkerOptions;
import org.umbel.domain.person.Role;
import org.umbel.web.answer.Redirect;
import org.umbel.web.page.Form;
import org.umbel.web.page.Page;
import org.umbel.web.worker.ClientFiles;
import org.umbel.web.worker.ScreenLanguage;
import org.umbel.web.worker.ScreenTexts;

/// Login by extension and PIN, or as an administrator, and logout.
public final class LoginPages implements HttpService {
  private static final Page LOGIN = Page.of("login");
  private static final String PEOPLE = "/messages";
  private static final String ADMINISTRATORS = "/calls";
  private static final String AGENTS = "/agent";
  private static final Set<String> LEADS_TO = Set.of("/worker", AGENTS);

  private final LoginDesk desk;
  private final Sessions sessions;
  private final Source source;
  private final WorkerOptions options;

  /// @param options for the language of those whose browser asks for none, and the page of help
  public LoginPages(LoginDesk desk, Sessions sessions, Source source, WorkerOptions options) {
    this.desk = desk;
    this.sessions = sessions;
    this.source = source;
    this.options = options;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", (request, response) -> Redirect.to(response, home(request)))
        .get("/login", this::show)
        .post("/login", this::enter)
        .post("/logout", this::leave);
  }

  private String home(ServerRequest request) {
    return Door.session(request, sessions).map(Session::owner).map(LoginPages::home).orElse(PEOPLE);
  }

  private static String home(Session.Owner owner) {
    return switch (owner) {
      case Session.Owner.Person _ -> PEOPLE;
      case Session.Owner.Official(var account) ->
          account.may(Role.AGENT) && !account.may(Role.ADMINISTRATOR) ? AGENTS : ADMINISTRATORS;
    };
  }

  private void show(ServerRequest request, ServerResponse response) {
    var letters = request.query().contains("administrator");
    var next = request.query().first("next").orElse("");
    ask(request, response, new LoginView("", "", letters, next(next), help()));
  }

  private void enter(ServerRequest request, ServerResponse response) {
    var form = Form.of(request);
    var extension = form.field("extension");
    var pin = form.field("pin");
    switch (desk.enter(source.of(request), source.unseen(request), extension, pin)) {
      case LoginDesk.Outcome.Busy _ -> {
        response.header("Retry-After", "3");
        var words = text(request, "login-busy");
        again(request, response, Status.SERVICE_UNAVAILABLE_503, words, form);
      }
      case LoginDesk.Outcome.SlowDown slow -> {
        var seconds = Long.toString(slow.seconds());
        response.header("Retry-After", seconds);
        var words = text(request, "login-slow-down").replace("{seconds}", seconds);
        again(request, response, Status.TOO_MANY_REQUESTS_429, words, form);
      }
      case LoginDesk.Outcome.Overheard _ ->
          again(request, response, Status.FORBIDDEN_403, text(request, "login-readable"), form);
      case LoginDesk.Outcome.Refused _ ->
          again(request, response, Status.FORBIDDEN_403, text(request, "login-refused"), form);
      case LoginDesk.Outcome.Admitted in ->
          begin(request, response, form, new Session.Owner.Person(in.person().extension()));
      case LoginDesk.Outcome.Official(var account) ->
          begin(request, response, form, new Session.Owner.Official(account));
    }
  }

  private void begin(
      ServerRequest request, ServerResponse response, Form form, Session.Owner owner) {
    Door.session(request, sessions).ifPresent(sessions::close);
    response.headers().addCookie(cookie(sessions.open(owner).id()).build());
    var next = next(form.field("next"));
    Redirect.to(response, next.isEmpty() ? home(owner) : next);
  }

  /// No page but one of ours.
  private static String next(String asked) {
    return LEADS_TO.contains(asked) ? asked : "";
  }

  private String help() {
    return options.system().windows().help().login().map(ClientFiles::address).orElse("");
  }

  private ScreenLanguage language(ServerRequest request) {
    return ScreenLanguage.choose(
        request.headers().first(HeaderNames.ACCEPT_LANGUAGE).orElse(""),
        options.system().windows().locale());
  }

  private void again(
      ServerRequest request, ServerResponse response, Status status, String notice, Form form) {
    var extension = form.field("extension");
    var typed = extension.length() <= 40 ? extension : "";
    var letters = !typed.matches("[0-9]*");
    response.status(status);
    var view = new LoginView(notice, typed, letters, next(form.field("next")), help());
    ask(request, response, view);
  }

  /// In one of the six languages of the screens, since all of them begin here.
  private void ask(ServerRequest request, ServerResponse response, LoginView view) {
    var language = language(request);
    var texts = ScreenTexts.of(language);
    LOGIN.show(response, language.tag(), texts, view, texts.getOrDefault("login-title", ""), "");
  }

  private String text(ServerRequest request, String key) {
    return ScreenTexts.of(language(request)).getOrDefault(key, key);
  }

  private void leave(ServerRequest request, ServerResponse response) {
    var session = Door.session(request, sessions);
    if (session.isPresent() && session.get().sent(Form.of(request))) {
      sessions.close(session.get());
      response.headers().addCookie(cookie("").maxAge(Duration.ZERO).build());
    }
    Redirect.to(response, "/login");
  }

  private SetCookie.Builder cookie(String value) {
    return SetCookie.builder(Door.COOKIE, value)
        .path("/")
        .httpOnly(true)
        .secure(source.behindProxy())
        .sameSite(SetCookie.SameSite.STRICT);
  }
}
