package org.umbel.voices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.speech.Language;
import org.umbel.domain.speech.Recital.Piece;
import org.umbel.domain.speech.Sentence;
import org.umbel.voices.engine.Manner;
import org.umbel.voices.engine.Waves;

/// Engines come, fail, are left alone and recover.
class RosterTest {
  private static final List<Sentence> ONE = List.of(new Sentence(Language.GERMAN, "Hallo."));

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-03-02T10:00:00Z");

  private VoiceChoice choice(String program) {
    var command = List.of(folder.resolve(program).toString());
    return new VoiceChoice(
        Language.GERMAN, EngineKind.PROGRAM, Optional.empty(), command, Manner.USUAL);
  }

  private Voices voices(String... programs) {
    var choices = List.of(programs).stream().map(this::choice).toList();
    var settings = new VoiceSettings(choices, Duration.ofSeconds(20), 2, 0);
    var voices = Voices.unkept(settings, () -> now);
    voices.look();
    return voices;
  }

  private void install(String name, String script) throws IOException {
    var begun = Files.writeString(folder.resolve(name + ".new"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(begun, PosixFilePermissions.fromString("rwx------"));
    Files.move(begun, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private void installSpeaker(String name) throws IOException {
    var sound = new short[800];
    Arrays.fill(sound, (short) 9_000);
    sound[400] = -9_000;
    Files.write(folder.resolve("sound.wav"), Waves.of(sound));
    install(name, "cat " + folder.resolve("sound.wav"));
  }

  private static Piece first(Voices voices, List<Sentence> sentences) throws InterruptedException {
    try (var recital = voices.recite(sentences)) {
      return recital.next();
    }
  }

  @Test
  void theNextVoiceReadsWhenThePreferredOneFails() throws IOException, InterruptedException {
    install("broken", "exit 1");
    installSpeaker("second");

    var voices = voices("broken", "second");

    assertThat(first(voices, ONE)).isInstanceOf(Piece.Said.class);
    assertThat(voices.condition().well()).isFalse();
    assertThat(voices.condition().words())
        .contains("de is read by broken broken, second second", "broken ended with 1");
  }

  @Test
  void aVoiceThatFailedThriceIsLeftAloneForHalfAMinute() throws IOException, InterruptedException {
    install("moody", "echo x >> " + folder.resolve("asked") + "; exit 1");
    var voices = voices("moody");
    for (int i = 0; i < 5; i++) {
      assertThat(first(voices, ONE)).isInstanceOf(Piece.Unsaid.class);
    }
    assertThat(Files.readAllLines(folder.resolve("asked"))).hasSize(3);

    installSpeaker("moody");
    assertThat(first(voices, ONE)).isInstanceOf(Piece.Unsaid.class);
    now = now.plusSeconds(31);

    assertThat(first(voices, ONE)).isInstanceOf(Piece.Said.class);
    assertThat(voices.condition().well()).isTrue();
  }

  @Test
  void anEngineInstalledLaterIsFoundWithinAMinute() throws IOException, InterruptedException {
    var voices = voices("late");
    assertThat(first(voices, ONE))
        .isInstanceOfSatisfying(
            Piece.Unsaid.class, unsaid -> assertThat(unsaid.why()).contains("no speech engine"));
    assertThat(voices.condition().words()).contains("late late needs the program late");

    installSpeaker("late");
    now = now.plusSeconds(61);

    assertThat(first(voices, ONE)).isInstanceOf(Piece.Said.class);
  }

  @Test
  void aRecitalThatIsClosedIsOver() throws InterruptedException {
    var recital = voices("none").recite(ONE);
    recital.close();

    var piece = recital.next();
    while (!(piece instanceof Piece.Over)) {
      piece = recital.next();
    }

    assertThat(recital.next()).isInstanceOf(Piece.Over.class);
  }
}
