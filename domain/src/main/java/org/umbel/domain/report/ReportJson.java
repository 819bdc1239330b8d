package org.umbel.domain.report;

import java.util.Map;

/// A report as streams and webhooks write it: one JSON object (RFC 8259) on one line.
public final class ReportJson {
  private static final char LAST_CONTROL = 0x1f;

  private ReportJson() {}

  public static String of(Report report) {
    var json = new StringBuilder("{\"id\":");
    quoted(report.id(), json);
    json.append(",\"event\":");
    quoted(report.kind().word(), json);
    json.append(",\"at\":");
    quoted(report.at().toString(), json);
    report
        .fields()
        .forEach((name, value) -> {
          json.append(',');
          quoted(name, json);
          json.append(':');
          quoted(value, json);
        });
    if (!report.userData().isEmpty()) {
      json.append(",\"userData\":");
      object(report.userData(), json);
    }
    return json.append('}').toString();
  }

  private static void object(Map<String, String> pairs, StringBuilder json) {
    var before = '{';
    for (var pair : pairs.entrySet()) {
      json.append(before);
      quoted(pair.getKey(), json);
      json.append(':');
      quoted(pair.getValue(), json);
      before = ',';
    }
    json.append('}');
  }

  private static void quoted(String text, StringBuilder json) {
    json.append('"');
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c <= LAST_CONTROL) {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
