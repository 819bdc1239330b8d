package org.umbel.store.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.Reason;
import org.umbel.domain.agent.WorkMode;
import org.umbel.domain.agent.duty.DutyMemory;
import org.umbel.domain.agent.duty.Pause;

class FileDutyVaultTest {
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
  private static final AgentId ANNA = new AgentId("anna|b,c;d");
  private static final AgentState LUNCH =
      new AgentState.NotReady(
          WorkMode.AWAY,
          Optional.of(new Reason("500, soup; cake|tea", Reason.Place.EXTENSIONS, "Why: this")));

  @TempDir Path folder;

  private FileDutyVault open() {
    return FileDutyVault.open(folder.resolve("duties"), InstantSource.fixed(NOON));
  }

  private static DutyMemory memory() {
    var before = Map.of(Channel.VOICE, AgentState.READY, Channel.CHAT, AgentState.LOGGED_OUT);
    var pause =
        new Pause(
            Pause.Kind.REST, NOON, LUNCH, before, Optional.of("a b"), Optional.of("predefReady"));
    return new DutyMemory(
        true,
        false,
        true,
        Optional.of(AgentState.READY),
        Optional.of("Mittag+Pause"),
        Map.of(Channel.VOICE, LUNCH, Channel.CHAT, AgentState.NOT_READY),
        Optional.of(pause));
  }

  @Test
  void whatWasKeptIsRecalledByTheNext() {
    try (var vault = open()) {
      vault.keep(ANNA, memory());
      vault.keep(new AgentId("ben"), DutyMemory.away(true));
    }

    try (var vault = open()) {
      assertThat(vault.recall().duties())
          .isEqualTo(Map.of(ANNA, memory(), new AgentId("ben"), DutyMemory.away(true)));
    }
  }

  @Test
  void whoeverIsAwayTakesNoRoom() throws IOException {
    try (var vault = open()) {
      vault.keep(ANNA, memory());
      vault.keep(ANNA, DutyMemory.away(false));
    }

    assertThat(folder.resolve("duties")).isEmptyFile();
  }

  @Test
  void theEndIsTheTimeOfTheFile() throws IOException {
    open().close();
    Files.setLastModifiedTime(folder.resolve("duties"), FileTime.from(NOON.minusSeconds(90)));

    try (var vault = open()) {
      assertThat(vault.recall().ended()).isEqualTo(NOON.minusSeconds(90));
    }
  }

  @Test
  void aLineThatMakesNoSenseCostsOnlyItself() throws IOException {
    try (var vault = open()) {
      vault.keep(ANNA, memory());
    }
    var file = folder.resolve("duties");
    Files.writeString(
        file, "x\nben present VOICE:asleep   \nben present asleep   \n" + Files.readString(file));

    try (var vault = open()) {
      assertThat(vault.recall().duties()).containsOnlyKeys(ANNA);
    }
  }
}
