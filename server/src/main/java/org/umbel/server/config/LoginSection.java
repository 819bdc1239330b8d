package org.umbel.server.config;

import java.util.List;

/// A login to another server.
final class LoginSection {
  private static final Setting<String> NAME =
      Setting.required("name", Formats.text("a login name"), "The login name.");
  private static final Setting<Secret> PASSWORD =
      Setting.required("password", new SecretFormat(), "Its password.");

  static final Section<PersonSettings.Login> SECTION =
      Section.of(
          "A login to another server.",
          List.of(NAME, PASSWORD),
          values -> new PersonSettings.Login(values.of(NAME), values.of(PASSWORD)));

  private LoginSection() {}
}
