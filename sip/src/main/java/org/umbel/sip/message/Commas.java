package org.umbel.sip.message;

import java.util.List;

/// The commas between the values of one header line, RFC 3261 §7.3.1.
final class Commas {
  private Commas() {}

  /// Adds the values; empty ones are left out. A comma within a quoted string or angle brackets
  /// does not separate.
  static void split(String line, List<String> to) {
    if (line.indexOf(',') < 0) {
      add(line, to);
      return;
    }
    int start = 0;
    boolean quoted = false;
    boolean bracketed = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '\\') i++;
      else if (c == '"') quoted = !quoted;
      else if (!quoted && c == '<') bracketed = true;
      else if (!quoted && c == '>') bracketed = false;
      else if (!quoted && !bracketed && c == ',') {
        add(line.substring(start, i), to);
        start = i + 1;
      }
    }
    add(line.substring(start), to);
  }

  private static void add(String value, List<String> to) {
    var stripped = value.strip();
    if (!stripped.isEmpty()) to.add(stripped);
  }
}
