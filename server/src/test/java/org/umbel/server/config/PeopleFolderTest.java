package org.umbel.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People who have a file each beside the configuration.
class PeopleFolderTest {
  private static final String ANNA = "people: [{extension: '4000', name: Anna Berg}]\n";

  @TempDir private Path folder;

  private Path main(String text) throws IOException {
    return Files.writeString(folder.resolve("umbel.yaml"), text);
  }

  private void person(String extension, String text) throws IOException {
    Files.createDirectories(folder.resolve("people"));
    Files.writeString(folder.resolve("people/" + extension + ".yaml"), text);
  }

  private static List<String> people(ConfigurationFile read) {
    return ((ConfigurationFile.Right) read)
        .configuration().people().stream().map(one -> one.extension() + " " + one.name()).toList();
  }

  private List<String> mistakes(ConfigurationFile read) {
    return ((ConfigurationFile.Wrong) read)
        .mistakes().stream()
            .map(mistake -> mistake.toString().replace(folder.toAbsolutePath() + "/", ""))
            .toList();
  }

  @Test
  void theyComeBehindThoseOfTheMainFile() throws IOException {
    person("4010", "{\"name\": \"Dora Ek\"}");
    person("4009", "extension: '4009'\nname: Carl Fink\n");

    assertThat(people(ConfigurationFile.read(main(ANNA))))
        .containsExactly("4000 Anna Berg", "4009 Carl Fink", "4010 Dora Ek");
    assertThat(people(ConfigurationFile.read(main("log: debug\n"))))
        .containsExactly("4009 Carl Fink", "4010 Dora Ek");
  }

  @Test
  void anEditIsReadInPlaceOfTheFile() throws IOException {
    person("4010", "name: Dora Ek\n");
    var file = main(ANNA);

    var changed = new Edit(Part.PEOPLE, "4010", Optional.of("name: Dora Lund\n"));
    var removed = new Edit(Part.PEOPLE, "4010", Optional.empty());

    assertThat(people(ConfigurationFile.read(file, List.of(changed)))).contains("4010 Dora Lund");
    assertThat(people(ConfigurationFile.read(file, List.of(removed))))
        .containsExactly("4000 Anna Berg");
  }

  @Test
  void eachMistakeIsToldWithItsOwnFile() throws IOException {
    person("4010", "name: Dora Ek\nmail: here\nmial: there\n");
    person("4011", "extension: '4012'\nname: Emil Graf\n");
    person("4013", "- name\n");
    person("4014", "");
    person("boss", "name: The Boss\n");

    assertThat(mistakes(ConfigurationFile.read(main(ANNA))))
        .anySatisfy(one -> assertThat(one).startsWith("people/4010.yaml:2:7 people[2].mail: found"))
        .anySatisfy(one -> assertThat(one).startsWith("people/4010.yaml:3:1 people[2].mial: found"))
        .anySatisfy(one ->
            assertThat(one)
                .startsWith("people/4011.yaml:1:12 extension: found another one, allowed 4011"))
        .anySatisfy(one -> assertThat(one).startsWith("people/4013.yaml:1:1 file: found"))
        .anySatisfy(one -> assertThat(one).startsWith("people/4014.yaml:1:1 file: found an empty"))
        .anySatisfy(one -> assertThat(one).startsWith("people/boss.yaml:1:1 file: found boss"))
        .hasSize(6);
  }

  @Test
  void nobodyHasAnExtensionTwice() throws IOException {
    person("4000", "name: Somebody Else\n");

    assertThat(mistakes(ConfigurationFile.read(main(ANNA))).getFirst())
        .startsWith("people/4000.yaml:1:1 people[2]");
  }
}
