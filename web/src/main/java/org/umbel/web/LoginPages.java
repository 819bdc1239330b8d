package org.umbel.web;

import io.helidon.http.SetCookie;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;

/// Login by extension and PIN, and logout.
final class LoginPages implements HttpService {
  private final LoginDesk desk;
  private final Sessions sessions;
  private final boolean behindHttps;

  LoginPages(LoginDesk desk, Sessions sessions, boolean behindHttps) {
    this.desk = desk;
    this.sessions = sessions;
    this.behindHttps = behindHttps;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", (_, response) -> Redirect.to(response, "/messages"))
        .get("/login", this::show)
        .post("/login", this::enter)
        .post("/logout", this::leave);
  }

  private void show(ServerRequest request, ServerResponse response) {
    Pages.login(response, Status.OK_200, PageLanguage.of(request), new LoginView("", ""));
  }

  private void enter(ServerRequest request, ServerResponse response) {
    var form = Form.of(request);
    var extension = form.field("extension");
    switch (desk.enter(extension, form.field("pin"))) {
      case LoginDesk.Outcome.Busy _ -> {
        response.header("Retry-After", "3");
        again(request, response, Status.SERVICE_UNAVAILABLE_503, "login-busy", extension);
      }
      case LoginDesk.Outcome.Refused _ ->
          again(request, response, Status.FORBIDDEN_403, "login-refused", extension);
      case LoginDesk.Outcome.Admitted in -> {
        Door.session(request, sessions).ifPresent(sessions::close);
        var session = sessions.open(in.person().extension());
        response.headers().addCookie(cookie(session.id()).build());
        Redirect.to(response, "/messages");
      }
    }
  }

  private static void again(
      ServerRequest request,
      ServerResponse response,
      Status status,
      String notice,
      String extension) {
    var language = PageLanguage.of(request);
    var typed = extension.length() <= 15 ? extension : "";
    Pages.login(response, status, language, new LoginView(Pages.text(language, notice), typed));
  }

  private void leave(ServerRequest request, ServerResponse response) {
    var session = Door.session(request, sessions);
    if (session.isPresent() && Form.of(request).belongsTo(session.get())) {
      sessions.close(session.get());
      response.headers().addCookie(cookie("").maxAge(Duration.ZERO).build());
    }
    Redirect.to(response, "/login");
  }

  private SetCookie.Builder cookie(String value) {
    return SetCookie.builder(Door.COOKIE, value)
        .path("/")
        .httpOnly(true)
        .secure(behindHttps)
        .sameSite(SetCookie.SameSite.STRICT);
  }
}
