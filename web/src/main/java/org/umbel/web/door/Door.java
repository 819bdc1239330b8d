package org.umbel.web.door;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Role;

/// Finds out who sends a request: by the session's cookie or token, or by HTTP Basic with extension
/// and PIN, others than people with a voice box by name and password.
public final class Door {
  static final String COOKIE = "umbel";

  private final LoginDesk desk;
  private final Sessions sessions;
  private final People people;
  private final Source source;

  public Door(LoginDesk desk, Sessions sessions, People people, Source source) {
    this.desk = desk;
    this.sessions = sessions;
    this.people = people;
    this.source = source;
  }

  /// A session and whose it is.
  public record Guest(Person person, Session session) {}

  /// The session that the cookie names.
  public Optional<Guest> guest(ServerRequest request) {
    return session(request, sessions)
        .flatMap(session ->
            session.owner() instanceof Session.Owner.Person(var extension)
                ? people.byExtension(extension).map(person -> new Guest(person, session))
                : Optional.empty());
  }

  /// The session that the cookie names, if it is an administrator's.
  Optional<Session> administrator(ServerRequest request) {
    return official(request, Role.ADMINISTRATOR);
  }

  /// The session that the cookie names, if it is of an account that has this role.
  Optional<Session> official(ServerRequest request, Role role) {
    return session(request, sessions)
        .filter(session ->
            session.owner() instanceof Session.Owner.Official(var account) && account.may(role));
  }

  static Optional<Session> session(ServerRequest request, Sessions sessions) {
    return session(request.headers(), sessions);
  }

  /// By the cookie of a browser or the bearer token of a program, RFC 6750 §2.1.
  static Optional<Session> session(ServerRequestHeaders headers, Sessions sessions) {
    return headers
        .cookies()
        .first(COOKIE)
        .asOptional()
        .or(() -> credentials(headers, "Bearer "))
        .flatMap(sessions::find);
  }

  Optional<Session> session(ServerRequest request) {
    return session(request, sessions);
  }

  Optional<Session> session(ServerRequestHeaders headers) {
    return session(headers, sessions);
  }

  /// Who it is, for programs.
  LoginDesk.Outcome caller(ServerRequest request) {
    var guest = guest(request);
    if (guest.isPresent()) {
      return new LoginDesk.Outcome.Admitted(guest.get().person());
    }
    if (session(request, sessions).map(Session::owner).orElse(null)
        instanceof Session.Owner.Official(var account)) {
      return new LoginDesk.Outcome.Official(account);
    }
    return basic(request)
        .map(typed ->
            desk.enter(source.of(request), source.unseen(request), typed.extension(), typed.pin()))
        .orElseGet(LoginDesk.Outcome.Refused::new);
  }

  private record Typed(String extension, String pin) {}

  /// RFC 7617 §2.
  private static Optional<Typed> basic(ServerRequest request) {
    var credentials = credentials(request.headers(), "Basic ");
    if (credentials.isEmpty()) {
      return Optional.empty();
    }
    try {
      var text = new String(Base64.getDecoder().decode(credentials.get()), StandardCharsets.UTF_8);
      var colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new Typed(text.substring(0, colon), text.substring(colon + 1)));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<String> credentials(ServerRequestHeaders headers, String scheme) {
    var header = headers.first(HeaderNames.AUTHORIZATION).orElse("");
    return header.regionMatches(true, 0, scheme, 0, scheme.length())
        ? Optional.of(header.substring(scheme.length()).strip())
        : Optional.empty();
  }
}
