package org.umbel.store.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.report.Report;
import org.umbel.domain.report.Report.Kind;

/// A report as one line of the file: id, kind, time, fields and user data with blanks between, each
/// written as in an address.
final class ReportLine {
  private static final int PARTS = 5;

  private ReportLine() {}

  static String write(Report report) {
    return String.join(
        " ",
        encoded(report.id()),
        report.kind().word(),
        report.at().toString(),
        pairs(report.fields()),
        pairs(report.userData()));
  }

  /// @return empty when the line is none: cut off by a crash, or changed by somebody
  static Optional<Report> read(String line) {
    var parts = line.split(" ", -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    try {
      return kind(parts[1])
          .map(kind ->
              new Report(
                  decoded(parts[0]), kind, Instant.parse(parts[2]), map(parts[3]), map(parts[4])));
    } catch (DateTimeException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  private static Optional<Kind> kind(String word) {
    for (var kind : Kind.values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static String pairs(Map<String, String> pairs) {
    var text = new StringBuilder();
    pairs.forEach((key, value) ->
        text.append(text.isEmpty() ? "" : "&")
            .append(encoded(key))
            .append('=')
            .append(encoded(value)));
    return text.toString();
  }

  private static Map<String, String> map(String text) {
    var pairs = new LinkedHashMap<String, String>();
    if (text.isEmpty()) {
      return pairs;
    }
    for (var pair : text.split("&", -1)) {
      var equal = pair.indexOf('=');
      pairs.put(decoded(pair.substring(0, equal)), decoded(pair.substring(equal + 1)));
    }
    return pairs;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
