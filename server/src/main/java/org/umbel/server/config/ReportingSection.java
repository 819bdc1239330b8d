package org.umbel.server.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.umbel.server.config.ReportingSettings.Database;
import org.umbel.server.config.ReportingSettings.Hook;

/// The section `reporting`.
final class ReportingSection {
  private static final Setting<String> URL =
      Setting.required(
          "url",
          Formats.scalar(
              "an address of JDBC such as jdbc:postgresql://db.example.com/umbel",
              text ->
                  text.matches("jdbc:[a-z0-9]+:\\S{1,900}") ? Optional.of(text) : Optional.empty(),
              text -> text),
          "Where it is, by JDBC. H2 and PostgreSQL are at hand.",
          "RP-2");
  private static final Setting<Optional<String>> USER =
      Setting.optional("user", Formats.text("a name"), "none", "The login there.", "RP-2");
  private static final Setting<Optional<String>> PASSWORD =
      Setting.optional("password", secret(), "none", "Its password.", "RP-2");
  private static final Section<Database> DATABASE_SECTION =
      Section.of(
          "The database that reports are kept in.",
          List.of(URL, USER, PASSWORD),
          values -> new Database(values.of(URL), values.of(USER), values.of(PASSWORD)));
  private static final Setting<URI> HOOK_URL =
      Setting.required(
          "url",
          Formats.scalar("an http or https address", ReportingSection::address, URI::toString),
          "Where each report is sent by POST.",
          "RP-2");
  private static final Setting<Optional<String>> SECRET =
      Setting.optional(
          "secret",
          secret(),
          "none, they are not signed",
          "With which reports are signed: the header X-Umbel-Signature has sha256= and the HMAC of"
              + " the body in hexadecimal digits.",
          "RP-2");
  private static final Section<Hook> HOOK_SECTION =
      Section.of(
          "A program that is sent each report.",
          List.of(HOOK_URL, SECRET),
          values -> new Hook(values.of(HOOK_URL), values.of(SECRET)));

  private static final Setting<Optional<Database>> DATABASE =
      Setting.optional(
          "database",
          DATABASE_SECTION,
          "a file among the data, of H2",
          "The database that reports are kept in.",
          "RP-2");
  private static final Setting<List<Hook>> WEBHOOKS =
      Setting.of(
          "webhooks",
          new ListFormat<>(HOOK_SECTION, Hook::url, 0),
          List.of(),
          "Programs that are sent each report, again and again until they take it.",
          "RP-2");

  static final Section<ReportingSettings> SECTION =
      Section.of(
          "Where reports of offers, agent states and customers go; see"
              + " [reporting.md](reporting.md). Offers are reported when"
              + " knowledge-workers.enable-preview-reporting is true.",
          List.of(DATABASE, WEBHOOKS),
          values -> new ReportingSettings(values.of(DATABASE), values.of(WEBHOOKS)));

  private ReportingSection() {}

  private static Format<String> secret() {
    return Formats.secretScalar(
        "a text",
        text -> text.isEmpty() || text.length() > 1_000 ? Optional.empty() : Optional.of(text));
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(URI.create(text))
          .filter(uri -> uri.getHost() != null && text.matches("https?://\\S{1,900}"));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
