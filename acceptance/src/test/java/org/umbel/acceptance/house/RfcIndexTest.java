package org.umbel.acceptance.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.umbel.testkit.Golden;
import org.umbel.testkit.part.Repository;

/// Gathers the RFC citations of the code into `docs/rfc.md`.
class RfcIndexTest {
  private static final Pattern CITATION =
      Pattern.compile("RFC (\\d{3,5})(?:,? ?§ ?([A-Z]?[\\d.]*\\d|[A-Z]))?");

  @Test
  void theIndexOfRfcsIsThatOfTheCode() throws Exception {
    var citations = new TreeMap<Integer, Map<String, Set<String>>>();
    for (Path source : sources()) {
      String name = source.getFileName().toString().replace(".java", "");
      for (var citation : CITATION.matcher(Files.readString(source)).results().toList()) {
        String section = citation.group(2) == null ? "" : "§" + citation.group(2);
        citations
            .computeIfAbsent(Integer.parseInt(citation.group(1)), _ -> new TreeMap<>())
            .computeIfAbsent(section, _ -> new TreeSet<>())
            .add(name);
      }
    }

    Golden.check(Repository.root().resolve("docs/rfc.md"), page(citations));
  }

  private static List<Path> sources() throws IOException {
    var root = Repository.root();
    try (var rooms = Stream.of(House.ROOMS.toArray(String[]::new))) {
      return rooms
          .map(room -> root.resolve(room).resolve("src/main/java"))
          .flatMap(RfcIndexTest::below)
          .sorted()
          .toList();
    }
  }

  private static Stream<Path> below(Path folder) {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .toList()
          .stream();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot list " + folder, failure);
    }
  }

  private static String page(Map<Integer, Map<String, Set<String>>> citations) {
    var page =
        new StringBuilder(
            """
            # RFCs and where the code obeys them

            Gathered from the citations in the code by `RfcIndexTest`; renew it with `-Dgolden=renew`.

            | RFC | section | classes |
            |---|---|---|
            """);
    citations.forEach((number, sections) ->
        sections.forEach((section, classes) ->
            page.append("| [RFC ")
                .append(number)
                .append("](https://www.rfc-editor.org/rfc/rfc")
                .append(number)
                .append(") | ")
                .append(section)
                .append(" | ")
                .append(classes.stream().collect(Collectors.joining(", ")))
                .append(" |\n")));
    return page.toString();
  }
}
