package org.umbel.server.config;

import java.util.List;
import java.util.Optional;

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

  static final Section<Administrator> SECTION =
      new Section<>(
          "Somebody who may see and change the configuration by the interface for programs. It is"
              + " served to programs on this machine, and to others where web.behind-https is"
              + " true.",
          List.of(NAME, SECRET),
          values -> new Administrator(values.of(NAME), values.of(SECRET)),
          AdministratorSection::check);

  private AdministratorSection() {}

  private static void check(Administrator made, Section.Report report) {
    if (made.secret().text().length() < SHORTEST) {
      report.wrong(SECRET, "a short password", "at least " + SHORTEST + " characters");
    }
  }
}
