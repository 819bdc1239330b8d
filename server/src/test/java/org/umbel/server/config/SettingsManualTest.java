package org.umbel.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.umbel.domain.settings.catalogue.Catalogue;

class SettingsManualTest {
  private static final Pattern KEY = Pattern.compile("`([a-z][a-z.-]*)`");
  private static final Path PAGE = Path.of("..", "docs", "settings.md");

  /// Renewed with `-Dgolden=renew`.
  @Test
  void thePageIsWhatTheCatalogueSays() throws IOException {
    if ("renew".equals(System.getProperty("golden"))) {
      Files.writeString(PAGE, SettingsManual.page());
    }

    assertThat(SettingsManual.page()).isEqualTo(Files.readString(PAGE));
  }

  @Test
  void everyKeyThatIsSetElsewhereIsThere() {
    var manual = Manual.page();
    for (var place : SettingsElsewhere.ALL) {
      for (var code : KEY.matcher(place.here()).results().map(one -> one.group(1)).toList()) {
        var dot = code.lastIndexOf('.');
        var section = dot < 0 ? "The file" : "`" + code.substring(0, dot) + "`";
        var chapter = manual.split("\n## " + Pattern.quote(section) + "\n", 2);
        var known = Catalogue.find(code).isPresent();
        assertThat(known || (chapter.length == 2 && has(chapter[1], code.substring(dot + 1))))
            .as(place.source() + ": " + code)
            .isTrue();
      }
    }
  }

  private static boolean has(String rest, String key) {
    return rest.split("\n## ", 2)[0].contains("| `" + key + "` |");
  }
}
