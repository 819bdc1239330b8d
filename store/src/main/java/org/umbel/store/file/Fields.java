package org.umbel.store.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.umbel.store.RecordUnreadable;

/// A small text of `name=value` lines, UTF-8, in the order they were given. In values `\n`, `\r`
/// and `\\` stand for a line's end and the backslash.
public final class Fields {
  private final Path file;
  private final Map<String, String> values = new LinkedHashMap<>();

  private Fields(Path file) {
    this.file = file;
  }

  /// @param file named in complaints
  public static Fields empty(Path file) {
    return new Fields(file);
  }

  /// @throws RecordUnreadable when a line has no name
  public static Fields read(Path file, byte[] bytes) {
    var fields = new Fields(file);
    for (var line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
      var equals = line.indexOf('=');
      if (equals > 0) {
        fields.values.put(line.substring(0, equals), unescaped(line.substring(equals + 1)));
      } else if (!line.isBlank()) {
        throw new RecordUnreadable(file, "a line is not name=value");
      }
    }
    return fields;
  }

  public Fields with(String name, Object value) {
    values.put(name, value.toString());
    return this;
  }

  public Fields with(String name, Optional<?> value) {
    value.ifPresent(present -> with(name, present));
    return this;
  }

  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// All of them, in their order; a copy.
  public Map<String, String> all() {
    return new LinkedHashMap<>(values);
  }

  /// @throws RecordUnreadable when the field is missing or `parse` refuses it
  public <T> T value(String name, Function<String, T> parse) {
    var text = find(name).orElseThrow(() -> new RecordUnreadable(file, name + " is missing"));
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | DateTimeException wrong) {
      throw new RecordUnreadable(file, name + " makes no sense (" + wrong.getMessage() + ")");
    }
  }

  public Instant instant(String name) {
    return value(name, Instant::parse);
  }

  public byte[] bytes() {
    var lines = new StringBuilder();
    values.forEach((name, value) -> lines.append(name + "=" + escaped(value) + "\n"));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String unescaped(String value) {
    var text = new StringBuilder();
    for (var i = 0; i < value.length(); i++) {
      var c = value.charAt(i);
      var escape = c == '\\' && i + 1 < value.length();
      text.append(escape ? meaning(value.charAt(++i)) : c);
    }
    return text.toString();
  }

  private static char meaning(char escaped) {
    return switch (escaped) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> escaped;
    };
  }
}
