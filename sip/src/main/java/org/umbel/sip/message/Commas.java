package org.umbel.sip.message;

import java.util.List;

/// The commas between the values of one header line, RFC 3261 §7.3.1.
final class Commas {
  private Commas() {}

  /// Adds the values; empty ones are left out.
  static void split(String line, List<String> to) {
    for (int start = 0; start <= line.length(); ) {
      int end = end(line, start);
      add(line.substring(start, end), to);
      start = end + 1;
    }
  }

  /// The first value; empty text when there is none.
  static String first(String line) {
    if (line.indexOf(',') < 0) return line;
    for (int start = 0; start <= line.length(); ) {
      int end = end(line, start);
      var value = line.substring(start, end).strip();
      if (!value.isEmpty()) return value;
      start = end + 1;
    }
    return "";
  }

  /// Where the value that begins here ends. A comma within a quoted string or angle brackets does
  /// not separate.
  private static int end(String line, int start) {
    if (line.indexOf(',', start) < 0) return line.length();
    boolean quoted = false;
    boolean bracketed = false;
    for (int i = start; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '\\') i++;
      else if (c == '"') quoted = !quoted;
      else if (!quoted && c == '<') bracketed = true;
      else if (!quoted && c == '>') bracketed = false;
      else if (!quoted && !bracketed && c == ',') return i;
    }
    return line.length();
  }

  private static void add(String value, List<String> to) {
    var stripped = value.strip();
    if (!stripped.isEmpty()) to.add(stripped);
  }
}
