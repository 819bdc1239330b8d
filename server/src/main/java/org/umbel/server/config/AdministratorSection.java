package org.umbel.server.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.person.Role;

/// One entry of `administrators`.
final class AdministratorSection {
  private static final int SHORTEST = 12;

  private static final Setting<String> NAME =
      Setting.required(
          "name",
          Formats.scalar(
              "1 to 40 letters, digits, dots, underscores and hyphens",
              text -> text.matches("[A-Za-z0-9._-]{1,40}") ? Optional.of(text) : Optional.empty(),
              text -> text),
          "The user name.",
          "SC-3");
  private static final Setting<Secret> SECRET =
      Setting.required(
          "secret",
          new SecretFormat(),
          "The password, at least " + SHORTEST + " characters, best kept in a file: ${file:PATH}.",
          "SC-3");
  private static final Setting<List<Role>> ROLES =
      Setting.of(
          "roles",
          Formats.someOf(Formats.choice(Role.values(), Role::word)),
          List.of(Role.ADMINISTRATOR),
          "What the account is for: an administrator sees how calls went and changes the"
              + " configuration, a supervisor sees and sets the states of knowledge workers, an"
              + " agent asks them for chats, an engine is a program that offers them customers.",
          "IM-1");

  static final Section<Administrator> SECTION =
      new Section<>(
          "Somebody without a voice box, or a program, that may use the interface for programs, and"
              + " the pages, for what the roles say. They are served on this machine, and elsewhere"
              + " where web.behind-https is true.",
          List.of(NAME, SECRET, ROLES),
          values ->
              new Administrator(values.of(NAME), values.of(SECRET), Set.copyOf(values.of(ROLES))),
          AdministratorSection::check);

  private AdministratorSection() {}

  private static void check(Administrator made, Section.Report report) {
    if (made.secret().text().length() < SHORTEST) {
      report.wrong(SECRET, "a short password", "at least " + SHORTEST + " characters");
    }
  }
}
