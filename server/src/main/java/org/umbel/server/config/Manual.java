package org.umbel.server.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The manual of the configuration, written from the declarations of its keys.
public final class Manual {
  private static final String HEAD =
      """
      # Configuration

      One YAML file configures the whole server: `./umbel serve --config FILE`. `./umbel check --config FILE`
      reports every mistake in it at once, each as `FILE:LINE:COLUMN KEY: found ..., allowed ...`; an unknown key
      is a mistake. [umbel.example.yaml](../umbel.example.yaml) shows all keys together.

      Times have a unit: `500 ms`, `20 s`, `5 min`, `2 h`, `7 d`. Numbers that begin with 0 or + belong in quotes.
      A password may be kept outside the file: `${file:PATH}` is a file's content, `${env:NAME}` a variable of the
      environment. Secrets are never shown in logs, messages or mistakes.

      This page is written from the code (`Manual`), and a test holds it against it.
      """;

  private static final String USAGES =
      """

      ## What a line's usage changes

      `lines.usage` changes nothing but these defaults; what is written in the file holds in any case.

      """;

  private Manual() {}

  /// The whole page in Markdown.
  public static String page() {
    var page = new StringBuilder(HEAD);
    Set<String> written = new LinkedHashSet<>();
    describe("", Configuration.SECTION, page, written);
    page.append(USAGES).append(UsageTable.page());
    return page.toString();
  }

  /// The names of all keys, each once.
  static Set<String> keys() {
    Set<String> names = new LinkedHashSet<>();
    collect(Configuration.SECTION, names);
    return names;
  }

  private static void collect(Section<?> section, Set<String> names) {
    for (var key : section.keys()) {
      names.add(key.name());
      key.format().section().ifPresent(inner -> collect(inner, names));
    }
  }

  private static void describe(
      String path, Section<?> section, StringBuilder page, Set<String> written) {
    page.append("\n## ").append(path.isEmpty() ? "The file" : "`" + path + "`").append("\n\n");
    page.append(section.about()).append("\n\n");
    page.append("| key | meaning | allowed | default | rows |\n|---|---|---|---|---|\n");
    section.keys().forEach(key -> page.append(row(path, key)));
    for (var inner : inner(section)) {
      var name = path.isEmpty() ? inner.name() : path + "." + inner.name();
      if (written.add(name)) {
        describe(name, inner.format().section().orElseThrow(), page, written);
      }
    }
  }

  private static List<Setting<?>> inner(Section<?> section) {
    var inner = new ArrayList<Setting<?>>();
    for (var key : section.keys()) {
      if (key.format().section().isPresent()) {
        inner.add(key);
      }
    }
    return inner;
  }

  private static String row(String path, Setting<?> key) {
    var name = path.isEmpty() ? key.name() : path + "." + key.name();
    var section = key.format().section().isPresent();
    var allowed = section ? "see [" + name + "](#" + anchor(name) + ")" : key.format().allowed();
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(key.name(), key.meaning(), allowed, key.shown(), key.features());
  }

  private static String anchor(String name) {
    return name.replace(".", "");
  }
}
