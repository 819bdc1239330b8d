package org.umbel.server.config;

import org.umbel.domain.settings.BoxSetting;
import org.umbel.domain.settings.catalogue.Catalogue;

/// The manual of what can be set for everybody and for one person, written from the catalogue.
public final class SettingsManual {
  private static final String HEAD =
      """
      # Settings of voice boxes

      Each setting holds for everybody as the system has it, and for one person as the person has it where the last but
      one column says so: `administrator` sets it for a person, a person sees what is `seen` and changes what is
      `changeable`. That column is the default; the administrator decides otherwise by the lists of the last chapter,
      which the phone, programs and the page obey. What has nothing there is always the same for everybody. What nobody
      has set is as the default says.

      `source` is the chapter of the manual of the voice-mail server that Umbel replaces, and the words it uses there.

      This page is written from the code (`SettingsManual`), and a test holds it against it.
      """;

  private static final String ELSEWHERE =
      """

      ## What is set elsewhere

      These are keys of the configuration, [configuration.md](configuration.md), unless they say something else.

      | source | here |
      |---|---|
      """;

  private SettingsManual() {}

  /// The whole page in Markdown.
  public static String page() {
    var page = new StringBuilder(HEAD);
    for (var chapter : Catalogue.chapters()) {
      page.append("\n## ").append(chapter.title()).append("\n\n");
      page.append("| key | meaning | allowed | default | rows | for one person | source |\n");
      page.append("|---|---|---|---|---|---|---|\n");
      chapter.settings().forEach(setting -> page.append(row(setting)));
    }
    page.append(ELSEWHERE);
    SettingsElsewhere.ALL.forEach(
        place -> page.append("| %s | %s |\n".formatted(place.source(), place.here())));
    return page.toString();
  }

  private static String row(BoxSetting<?> setting) {
    var reach =
        switch (setting.reach()) {
          case SYSTEM -> "";
          case ADMINISTRATOR -> "administrator";
          case SEEN -> "seen";
          case CHANGEABLE -> "changeable";
        };
    return "| `%s` | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            setting.key(),
            setting.meaning(),
            setting.form().allowed(),
            setting.standardText(),
            setting.features(),
            reach,
            setting.source());
  }
}
