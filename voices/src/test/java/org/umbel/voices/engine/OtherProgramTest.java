package org.umbel.voices.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.speech.Language;

/// With programs that misbehave in the ways programs do.
class OtherProgramTest {
  @TempDir Path folder;
  private Path program;

  @BeforeEach
  void placeForAProgram() {
    program = folder.resolve("speaker");
  }

  private OtherProgram engine(String script, String... arguments) throws IOException {
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    var command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return new OtherProgram(Language.GERMAN, command);
  }

  private static Utterance saying(String text, Duration limit) {
    return new Utterance(text, Language.GERMAN, "speaker", Manner.USUAL, limit);
  }

  private static Utterance saying(String text) {
    return saying(text, Duration.ofSeconds(20));
  }

  @Test
  void theTextComesByStandardInputAndNeverAsACommand() throws IOException {
    var heard = folder.resolve("heard");
    var engine = engine("cat > " + heard + "; printf 'no sound'");

    assertThatThrownBy(() -> engine.speak(saying("$(touch x) `id`; 'Grüße'")))
        .isInstanceOf(EngineFailed.class)
        .hasMessageContaining("speaker made something else than a WAV");

    assertThat(Files.readString(heard)).isEqualTo("$(touch x) `id`; 'Grüße'\n");
  }

  @Test
  void itsEnvironmentHasNoSecrets() throws IOException {
    var seen = folder.resolve("seen");
    var engine = engine("env > " + seen);

    assertThatThrownBy(() -> engine.speak(saying("a"))).hasMessage("speaker made no sound");

    assertThat(Files.readAllLines(seen))
        .allMatch(line -> line.matches("(?:PATH|HOME|LC_ALL|PWD|OLDPWD|SHLVL|_)=.*"));
  }

  @Test
  void whatEndsWithAnErrorTellsItsFirstWords() throws IOException {
    var engine = engine("echo 'no such voice' >&2; exit 7");

    assertThatThrownBy(() -> engine.speak(saying("a")))
        .hasMessageEndingWith("speaker ended with 7: no such voice");
  }

  @Test
  @Timeout(30)
  void whatHangsIsEndedWithAllItStarted() throws IOException {
    var child = folder.resolve("child");
    var engine = engine("sleep 600 & echo $! > " + child + "; wait");

    assertThatThrownBy(() -> engine.speak(saying("a", Duration.ofMillis(700))))
        .hasMessageEndingWith("speaker took longer than 700 ms");

    var pid = Long.parseLong(Files.readString(child).strip());
    while (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
      Thread.onSpinWait(); // it was killed; only the machine has yet to notice
    }
  }

  @Test
  void whatWritesWithoutEndIsEnded() throws IOException {
    var engine = engine("exec cat /dev/zero");

    assertThatThrownBy(() -> engine.speak(saying("a"))).hasMessageContaining("wrote more than");
  }

  @Test
  void whatDoesNotReadItsTextMaySpeakAllTheSame() throws IOException, InterruptedException {
    var sound = folder.resolve("sound.wav");
    Files.write(sound, Waves.of(new short[800]));
    var engine = engine("cat " + sound);

    assertThat(engine.speak(saying("a".repeat(1_000_000))).remaining()).isEqualTo(800);
  }

  @Test
  void aFileTakesTheSoundWhereTheCommandHasAPlaceForIt() throws IOException, InterruptedException {
    var sound = folder.resolve("sound.wav");
    Files.write(sound, Waves.of(new short[800]));
    var engine =
        engine(
            "cp " + sound + " \"$2\"; echo $1 $3 > " + folder + "/said",
            "{speed}",
            "{wav}",
            "{pitch}");

    assertThat(engine.speak(saying("a")).remaining()).isEqualTo(800);
    assertThat(Files.readString(folder.resolve("said"))).isEqualTo("100 100\n");
  }

  @Test
  void aProgramThatIsNotThereHasNoVoice() {
    var engine = new OtherProgram(Language.GERMAN, List.of("/nowhere/speaker"));

    assertThat(engine.voices()).isEmpty();
    assertThatThrownBy(() -> engine.speak(saying("a")))
        .hasMessage("/nowhere/speaker is not installed");
  }
}
