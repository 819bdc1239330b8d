package org.umbel.store.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.report.Report;
import org.umbel.domain.report.Report.Kind;

class ReportBookTest {
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  @TempDir Path folder;

  @Test
  void anOfferThatWasAcceptedIsOneRow() throws InterruptedException, Exception {
    try (var book = open(InstantSource.fixed(NOON))) {
      book.tell(offered("o1", NOON));
      book.tell(ended("o1", NOON.plusSeconds(3), "Accepted"));
    }

    assertThat(rows("SELECT id, agent_id, user_id, state_id, reason FROM preview_offer"))
        .containsExactly("o1|anna|4001|3721|Accepted");
  }

  @Test
  void whatAServerLeftOpenIsClosedWithErrorByTheNext() throws InterruptedException, Exception {
    try (var book = open(InstantSource.fixed(NOON))) {
      book.tell(offered("o1", NOON));
    }

    try (var book = open(InstantSource.fixed(NOON.plusSeconds(60)))) {
      book.tell(offered("o2", NOON.plusSeconds(61)));
    }

    assertThat(rows("SELECT id, reason FROM preview_offer ORDER BY id"))
        .containsExactly("o1|Error", "o2|null");
  }

  @Test
  void reportsWaitOnDiskWhileTheDatabaseIsAway() throws InterruptedException, Exception {
    var away = new ReportPlace("jdbc:h2:tcp://127.0.0.1:1/x", Optional.empty(), Optional.empty());
    try (var book = ReportBook.open(folder, away, InstantSource.fixed(NOON)).begin()) {
      book.tell(offered("o1", NOON));
    }

    try (var book = open(InstantSource.fixed(NOON))) {
      assertThat(book.name()).startsWith("reports jdbc:h2:file:");
    }

    assertThat(rows("SELECT id FROM preview_offer")).containsExactly("o1");
    assertThat(Files.size(folder.resolve("pending"))).isZero();
  }

  @Test
  void writtenTwiceIsThereOnce() throws InterruptedException, Exception {
    try (var base = new ReportTables(ReportPlace.in(folder), "one")) {
      base.write(List.of(offered("o1", NOON), state()));
      base.write(List.of(offered("o1", NOON), state()));
    }

    assertThat(rows("SELECT id FROM preview_offer")).hasSize(1);
    assertThat(rows("SELECT state, work_mode, reason FROM agent_state"))
        .containsExactly("not-ready|acw|Coffee & cake");
  }

  @Test
  void aLineCutOffByACrashHurtsNobody() throws InterruptedException, Exception {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("pending"), ReportLine.write(offered("o1", NOON)) + "\npreview-off");
    try (var book = open(InstantSource.fixed(NOON))) {
      assertThat(book.condition().words()).isNotEmpty();
    }

    assertThat(rows("SELECT id FROM preview_offer")).containsExactly("o1");
  }

  @Test
  void followersAreToldOfWhatIsOnDisk() throws InterruptedException, Exception {
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    try (var book = ReportBook.open(folder, ReportPlace.in(folder), InstantSource.fixed(NOON))) {
      book.follow(report -> told.add(report.field("offer") + sizeOfFile()));
      book.begin();
      book.tell(offered("o1", NOON));

      assertThat(told.poll(10, TimeUnit.SECONDS)).isNotNull().doesNotEndWith(" 0");
    }
  }

  @Test
  void whatWasToldIsKnownToTheNextWhateverBecomesOfThisOne()
      throws InterruptedException, Exception {
    var place = ReportPlace.in(folder);
    var dead = ReportBook.open(folder, place, InstantSource.fixed(NOON)); // does nothing with it
    dead.tell(offered("o1", NOON));
    dead.tell(ended("o1", NOON.plusSeconds(3), "Accepted"));
    BlockingQueue<String> told = new LinkedBlockingQueue<>();

    try (var book = ReportBook.open(folder, place, InstantSource.fixed(NOON.plusSeconds(60)))) {
      book.follow(report -> told.add(report.kind() + " " + report.field("offer")));
      book.begin();
      book.tell(offered("o2", NOON.plusSeconds(61)));
    }

    assertThat(rows("SELECT id, reason FROM preview_offer ORDER BY id"))
        .containsExactly("o1|Accepted", "o2|null");
    assertThat(told)
        .containsExactly("PREVIEW_OFFERED o1", "PREVIEW_ENDED o1", "PREVIEW_OFFERED o2");
    assertThat(folder.resolve("arriving-0")).isEmptyFile();
    assertThat(folder.resolve("arriving-1")).isEmptyFile();
  }

  @Test
  void aReportThatDoesNotFitKeepsNoOtherOut() throws InterruptedException, Exception {
    var tooLong = new LinkedHashMap<>(fields("o1"));
    tooLong.put("agent", "a".repeat(100));
    var wrong = new LinkedHashMap<>(fields("o2"));
    wrong.put("state-id", "three");
    var book = open(InstantSource.fixed(NOON));
    try (book) {
      book.tell(new Report("1", Kind.PREVIEW_OFFERED, NOON, tooLong, Map.of()));
      book.tell(new Report("2", Kind.PREVIEW_OFFERED, NOON, wrong, Map.of()));
      book.tell(offered("o3", NOON));
    }

    assertThat(book.condition().words()).isEqualTo("refused 2 reports for good since the start");

    assertThat(rows("SELECT id FROM preview_offer")).containsExactly("o3");
  }

  @Test
  void aReportIsReadAsItWasWritten() {
    var state = state();

    assertThat(ReportLine.read(ReportLine.write(state))).contains(state);
  }

  private String sizeOfFile() {
    try {
      return " " + Files.size(folder.resolve("pending"));
    } catch (IOException failure) {
      return " 0";
    }
  }

  private ReportBook open(InstantSource clock) {
    return ReportBook.open(folder, ReportPlace.in(folder), clock).begin();
  }

  private List<String> rows(String sql) throws SQLException {
    var rows = new ArrayList<String>();
    try (var connection = DriverManager.getConnection(ReportPlace.in(folder).url(), "sa", "");
        var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      while (found.next()) {
        var values = new ArrayList<String>();
        for (var i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(found.getString(i)));
        }
        rows.add(String.join("|", values));
      }
    }
    return rows;
  }

  private static Report offered(String offer, Instant at) {
    return new Report(
        "r-" + offer, Kind.PREVIEW_OFFERED, at, fields(offer), Map.of("UCC_Preview", "+"));
  }

  private static Report ended(String offer, Instant at, String reason) {
    var fields = fields(offer);
    fields.put("reason", reason);
    return new Report("e-" + offer, Kind.PREVIEW_ENDED, at, fields, Map.of());
  }

  private static Map<String, String> fields(String offer) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("offer", offer);
    fields.put("connection", "abc");
    fields.put("agent", "anna");
    fields.put("user", "4001");
    fields.put("channel", "voice");
    fields.put("state-id", "3721");
    fields.put("state-key", "UCC_Preview");
    return fields;
  }

  private static Report state() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("agent", "anna");
    fields.put("user", "4001");
    fields.put("channel", "voice");
    fields.put("state", "not-ready");
    fields.put("mode", "acw");
    fields.put("reason-key", "ReasonCode");
    fields.put("reason", "Coffee & cake");
    fields.put("cause", "worker");
    return new Report("s1", Kind.AGENT_STATE, NOON, fields, Map.of());
  }
}
