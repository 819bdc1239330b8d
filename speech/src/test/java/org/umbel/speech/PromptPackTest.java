package org.umbel.speech;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.speech.Language;

class PromptPackTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));

  @TempDir Path cache;

  @Test
  void theFirstStartLeavesOneWholeFileForTheNext() throws IOException {
    PromptPack.open(Language.GERMAN, cache);

    assertThat(files()).singleElement().asString().matches("prompts-de-[0-9a-f]{8}\\.pcm");
  }

  @Test
  void aLaterStartUsesTheFileThatIsThere() throws IOException {
    var first = PromptPack.open(Language.GERMAN, cache);
    Files.setLastModifiedTime(file(), LONG_AGO);

    var second = PromptPack.open(Language.GERMAN, cache);

    assertThat(Files.getLastModifiedTime(file())).isEqualTo(LONG_AGO);
    assertThat(second.clip("goodbye")).isEqualTo(first.clip("goodbye"));
  }

  @Test
  void aFileOfTheWrongLengthIsMadeAgain() throws IOException {
    var first = PromptPack.open(Language.GERMAN, cache);
    var goodbye = first.clip("goodbye").orElseThrow().get(100);
    var whole = Files.size(file());
    var file = file();
    Files.move(Files.write(cache.resolve("half"), new byte[17]), file, REPLACE_EXISTING);

    var second = PromptPack.open(Language.GERMAN, cache);

    assertThat(Files.size(file())).isEqualTo(whole);
    assertThat(second.clip("goodbye").orElseThrow().get(100)).isEqualTo(goodbye);
  }

  @Test
  void filesOfOtherPacksAreRemovedButNotThoseOfOtherLanguages() throws IOException {
    Files.write(cache.resolve("prompts-de-00000000.pcm"), new byte[4]);
    Files.write(cache.resolve("prompts-de-00000000.pcm.unfinished"), new byte[4]);
    Files.write(cache.resolve("prompts-en-00000000.pcm"), new byte[4]);

    PromptPack.open(Language.GERMAN, cache);

    assertThat(files()).hasSize(2).contains("prompts-en-00000000.pcm");
  }

  @Test
  void withoutAPlaceForTheFileThePackSpeaksFromMemory() throws IOException {
    var expected = PromptPack.open(Language.GERMAN, cache);
    var notADirectory = Files.write(cache.resolve("file"), new byte[1]);

    var pack = PromptPack.open(Language.GERMAN, notADirectory);

    assertThat(pack.clip("welcome")).isEqualTo(expected.clip("welcome"));
  }

  @Test
  void aClipThatDoesNotExistIsEmpty() {
    assertThat(PromptPack.open(Language.ENGLISH, cache).clip("no-such-clip")).isEmpty();
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(cache)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private Path file() throws IOException {
    return cache.resolve(files().getFirst());
  }
}
