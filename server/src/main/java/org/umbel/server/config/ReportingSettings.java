package org.umbel.server.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Where reports go (RP-2).
///
/// @param database empty for a file among the data
public record ReportingSettings(Optional<Database> database, List<Hook> webhooks) {

  /// @param url by JDBC
  public record Database(String url, Optional<String> user, Optional<String> password) {
    @Override
    public String toString() {
      return "Database[url=" + url + ", user=" + user + ", password=***]";
    }
  }

  /// @param secret by which reports are signed
  public record Hook(URI url, Optional<String> secret) {
    @Override
    public String toString() {
      return "Hook[url=" + url + ", secret=***]";
    }
  }
}
