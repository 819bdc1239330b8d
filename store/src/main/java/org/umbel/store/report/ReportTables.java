package org.umbel.store.report;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.umbel.domain.report.Report;

/// The tables of `docs/reporting.md` in a database, by JDBC. Everything it writes may be written
/// twice. Belongs to one thread.
final class ReportTables implements AutoCloseable {
  /// Seconds to wait for a connection, and for an answer.
  private static final String PATIENCE = "10";

  private static final Logger LOG = LoggerFactory.getLogger(ReportTables.class);
  private static final int LONGEST_KEY = 1_000;
  private static final int LONGEST_REASON = 4_000;

  private final ReportPlace place;
  private final String server;
  private Optional<Connection> open = Optional.empty();

  /// @param server names this server among those that share the database
  ReportTables(ReportPlace place, String server) {
    this.place = place;
    this.server = server;
  }

  /// Writes all of them or none, but for those that the database will never take: they are left
  /// out, and logged.
  ///
  /// @return how many were left out
  /// @throws SQLException when the database is away
  int write(List<Report> reports) throws SQLException {
    try {
      writeAll(reports);
      return 0;
    } catch (SQLException failure) {
      if (!forGood(failure)) {
        throw failure;
      }
      return writeEach(reports);
    }
  }

  private void writeAll(List<Report> reports) throws SQLException {
    inOneStep(connection -> {
      for (var report : reports) {
        write(connection, report);
      }
    });
  }

  private int writeEach(List<Report> reports) throws SQLException {
    var unfit = 0;
    for (var report : reports) {
      try {
        writeAll(List.of(report));
      } catch (SQLException failure) {
        if (!forGood(failure)) {
          throw failure;
        }
        unfit++;
        LOG.error("reports.unfit id={} why=\"{}\"", report.id(), failure.getMessage());
      }
    }
    return unfit;
  }

  /// Whether the values are what is wrong: data exceptions and broken rules of the tables, ISO 9075
  /// classes 22 and 23.
  private static boolean forGood(SQLException failure) {
    var state = Objects.requireNonNullElse(failure.getSQLState(), "");
    return state.startsWith("22") || state.startsWith("23");
  }

  /// Closes what a server that has ended left open (RP-1).
  ///
  /// @param before when it began to work that asks
  void closeOpen(Instant before) throws SQLException {
    inOneStep(connection -> {
      update(
          connection,
          "UPDATE preview_offer SET reason = 'Error', ended_at = ?"
              + " WHERE reason IS NULL AND server = ? AND offered_at < ?",
          time(before),
          server,
          time(before));
      update(
          connection,
          "UPDATE interaction SET outcome = 'lost', ended_at = ?"
              + " WHERE outcome IS NULL AND server = ? AND began_at < ?",
          time(before),
          server,
          time(before));
    });
  }

  @FunctionalInterface
  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  private void inOneStep(Work work) throws SQLException {
    try {
      var connection = connection();
      work.on(connection);
      connection.commit();
      if (place.isFile()) {
        update(connection, "CHECKPOINT SYNC"); // its commit alone is not forced to disk
        connection.commit();
      }
    } catch (SQLException failure) {
      close();
      throw failure;
    }
  }

  private Connection connection() throws SQLException {
    if (open.isEmpty()) {
      var properties = new Properties();
      place.user().ifPresent(user -> properties.setProperty("user", user));
      place.password().ifPresent(password -> properties.setProperty("password", password));
      if (place.url().startsWith("jdbc:postgresql:")) {
        properties.setProperty("connectTimeout", PATIENCE);
        properties.setProperty("socketTimeout", PATIENCE);
      }
      var connection = DriverManager.getConnection(place.url(), properties);
      open = Optional.of(connection);
      connection.setAutoCommit(false);
      ReportSchema.bringUp(connection);
    }
    return open.orElseThrow();
  }

  private void write(Connection connection, Report report) throws SQLException {
    switch (report.kind()) {
      case PREVIEW_OFFERED -> offered(connection, report);
      case PREVIEW_ENDED ->
          update(
              connection,
              "UPDATE preview_offer SET reason = ?, ended_at = ? WHERE id = ? AND reason IS NULL",
              report.field("reason"),
              time(report.at()),
              report.field("offer"));
      case AGENT_STATE -> agentState(connection, report);
      case INTERACTION_BEGAN -> began(connection, report);
      case INTERACTION_SERVED ->
          update(
              connection,
              "UPDATE interaction SET agent_id = ?, user_id = ?, served_at = ? WHERE id = ?",
              report.field("agent"),
              report.field("user"),
              time(report.at()),
              report.field("interaction"));
      case INTERACTION_NOTED -> {} // for those who listen
      case INTERACTION_ENDED ->
          update(
              connection,
              "UPDATE interaction SET outcome = ?, route = ?, ended_at = ? WHERE id = ?",
              report.field("outcome"),
              report.field("route"),
              time(report.at()),
              report.field("interaction"));
    }
  }

  private void offered(Connection connection, Report report) throws SQLException {
    update(
        connection,
        "INSERT INTO preview_offer (id, server, connection_id, agent_id, user_id, channel,"
            + " contact_point, caller, state_id, state_key, offered_at)"
            + " SELECT ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS INTEGER), ?,"
            + " CAST(? AS TIMESTAMP WITH TIME ZONE)"
            + " WHERE NOT EXISTS (SELECT 1 FROM preview_offer WHERE id = ?)",
        report.field("offer"),
        server,
        report.field("connection"),
        report.field("agent"),
        report.field("user"),
        report.field("channel"),
        report.field("contact-point"),
        report.field("caller"),
        report.field("state-id"),
        report.field("state-key"),
        time(report.at()),
        report.field("offer"));
  }

  private void agentState(Connection connection, Report report) throws SQLException {
    update(
        connection,
        "INSERT INTO agent_state (id, server, agent_id, user_id, channel, state, work_mode,"
            + " reason_key, reason, cause, since)"
            + " SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TIMESTAMP WITH TIME ZONE)"
            + " WHERE NOT EXISTS (SELECT 1 FROM agent_state WHERE id = ?)",
        report.id(),
        server,
        report.field("agent"),
        report.field("user"),
        report.field("channel"),
        report.field("state"),
        report.field("mode"),
        fitting(report.field("reason-key"), LONGEST_KEY),
        fitting(report.field("reason"), LONGEST_REASON),
        report.field("cause"),
        time(report.at()),
        report.id());
  }

  private void began(Connection connection, Report report) throws SQLException {
    update(
        connection,
        "INSERT INTO interaction (id, server, connection_id, channel, contact_point, caller,"
            + " began_at)"
            + " SELECT ?, ?, ?, ?, ?, ?, CAST(? AS TIMESTAMP WITH TIME ZONE)"
            + " WHERE NOT EXISTS (SELECT 1 FROM interaction WHERE id = ?)",
        report.field("interaction"),
        server,
        report.field("connection"),
        report.field("channel"),
        report.field("contact-point"),
        report.field("caller"),
        time(report.at()),
        report.field("interaction"));
  }

  /// What others have chosen is stored as far as there is room; PostgreSQL takes no NUL.
  private static String fitting(String text, int most) {
    var clean = text.replace("\0", "");
    return clean.length() <= most ? clean : clean.substring(0, most);
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static void update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }

  @Override
  public void close() throws SQLException {
    var connection = open;
    open = Optional.empty();
    if (connection.isPresent()) {
      connection.get().close();
    }
  }
}
