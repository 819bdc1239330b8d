package org.umbel.store.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.report.Report;
import org.umbel.domain.report.Report.Kind;

class FileReportQueueTest {
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  @TempDir Path folder;

  private FileReportQueue open() {
    return FileReportQueue.open(folder.resolve("hooks/one"));
  }

  private static Report report(int n) {
    return new Report(
        "id " + n, Kind.AGENT_STATE, NOON.plusSeconds(n), Map.of("n", "ä\n"), Map.of());
  }

  @Test
  void whatWaitsWaitsForTheNextServerToo() throws InterruptedException {
    var dead = open(); // never closed
    dead.add(report(1));
    dead.add(report(2));
    dead.add(report(3));
    dead.remove(report(1));

    try (var queue = open()) {
      assertThat(queue.size()).isEqualTo(2);
      assertThat(queue.since()).contains(NOON.plusSeconds(2));
      assertThat(queue.first()).isEqualTo(report(2));
      queue.remove(queue.first());
      assertThat(queue.first()).isEqualTo(report(3));
    }
  }

  @Test
  void whatComesTwiceWaitsOnce() {
    try (var queue = open()) {
      queue.add(report(1));
      queue.add(report(1));

      assertThat(queue.size()).isEqualTo(1);
    }
  }

  @Test
  void theOldestGoWhenThereIsNoRoomAndTheFileDoesNotGrow()
      throws InterruptedException, IOException {
    try (var queue = open()) {
      for (var n = 0; n < 5 * FileReportQueue.MOST; n++) {
        queue.add(report(n));
      }

      assertThat(queue.size()).isEqualTo(FileReportQueue.MOST);
      assertThat(queue.dropped()).isEqualTo(4 * FileReportQueue.MOST);
      assertThat(queue.first()).isEqualTo(report(4 * FileReportQueue.MOST));
    }
    assertThat(Files.size(folder.resolve("hooks/one"))).isLessThan(6_000_000);
  }

  @Test
  void aFileOfNothingIsEmpty() {
    try (var queue = open()) {
      queue.add(report(1));
      queue.remove(report(1));

      assertThat(folder.resolve("hooks/one")).isEmptyFile();
    }
  }

  @Test
  void aLineThatWasCutOffIsNoReport() throws IOException {
    try (var queue = open()) {
      queue.add(report(1));
    }
    Files.writeString(
        folder.resolve("hooks/one"), "+id+2 agent-st", UTF_8, StandardOpenOption.APPEND);

    try (var queue = open()) {
      queue.add(report(3));
    }
    try (var queue = open()) {
      assertThat(queue.size()).isEqualTo(2);
    }
  }
}
