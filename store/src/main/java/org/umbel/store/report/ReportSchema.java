package org.umbel.store.report;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The tables, brought to the present version step by step. What is here was delivered: a change is
/// a further step.
final class ReportSchema {
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              """
              CREATE TABLE preview_offer (
                id VARCHAR(64) PRIMARY KEY, server VARCHAR(64) NOT NULL,
                connection_id VARCHAR(32) NOT NULL, agent_id VARCHAR(64) NOT NULL,
                user_id VARCHAR(64) NOT NULL, channel VARCHAR(16) NOT NULL,
                contact_point VARCHAR(32) NOT NULL, caller VARCHAR(64) NOT NULL,
                state_id INTEGER NOT NULL, state_key VARCHAR(1000) NOT NULL,
                offered_at TIMESTAMP WITH TIME ZONE NOT NULL,
                ended_at TIMESTAMP WITH TIME ZONE, reason VARCHAR(16))\
              """,
              """
              CREATE TABLE agent_state (
                id VARCHAR(64) PRIMARY KEY, server VARCHAR(64) NOT NULL,
                agent_id VARCHAR(64) NOT NULL, user_id VARCHAR(64) NOT NULL,
                channel VARCHAR(16) NOT NULL, state VARCHAR(16) NOT NULL,
                work_mode VARCHAR(16) NOT NULL, reason_key VARCHAR(1000) NOT NULL,
                reason VARCHAR(4000) NOT NULL, cause VARCHAR(16) NOT NULL,
                since TIMESTAMP WITH TIME ZONE NOT NULL)\
              """,
              """
              CREATE TABLE interaction (
                id VARCHAR(64) PRIMARY KEY, server VARCHAR(64) NOT NULL,
                connection_id VARCHAR(32) NOT NULL, channel VARCHAR(16) NOT NULL,
                contact_point VARCHAR(32) NOT NULL, caller VARCHAR(64) NOT NULL,
                began_at TIMESTAMP WITH TIME ZONE NOT NULL, agent_id VARCHAR(64),
                user_id VARCHAR(64), served_at TIMESTAMP WITH TIME ZONE,
                ended_at TIMESTAMP WITH TIME ZONE, outcome VARCHAR(16), route VARCHAR(32))\
              """,
              "CREATE INDEX preview_offer_at ON preview_offer (offered_at)",
              "CREATE INDEX agent_state_since ON agent_state (agent_id, since)",
              "CREATE INDEX interaction_at ON interaction (began_at)"));

  private ReportSchema() {}

  static void bringUp(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS umbel_reports (version INTEGER NOT NULL)");
    }
    for (var version = version(connection); version < STEPS.size(); version++) {
      try (var statement = connection.createStatement()) {
        for (var sql : STEPS.get(version)) {
          statement.execute(sql);
        }
        statement.execute("INSERT INTO umbel_reports (version) VALUES (" + (version + 1) + ")");
      }
    }
    connection.commit();
  }

  private static int version(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery("SELECT MAX(version) FROM umbel_reports")) {
      return found.next() ? found.getInt(1) : 0;
    }
  }
}
