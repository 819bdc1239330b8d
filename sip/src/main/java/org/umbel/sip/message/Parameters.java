package org.umbel.sip.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The `;name=value` parameters of a header value or URI, in their order. Names are compared
/// without regard to case; a parameter without a value has the empty text.
///
/// Values are what was meant, not what was written: quoting is undone on reading and done again on
/// writing where the value is not a token or host.
public final class Parameters {
  /// No parameters.
  public static final Parameters NONE = new Parameters(List.of());

  private static final String ENDS = ";,?>";
  private static final String HOST_MARKS = "[]:";

  private final List<String> namesAndValues;

  private Parameters(List<String> namesAndValues) {
    this.namesAndValues = namesAndValues;
  }

  /// Reads `;name=value` as long as a semicolon is ahead, RFC 3261 §25.1 generic-param.
  static Parameters parse(TextCursor cursor) {
    if (!cursor.take(';')) return NONE;
    var read = new Reader(cursor);
    do {
      var name = cursor.token("with a parameter without a name");
      read.add(name, cursor.take('=') ? value(cursor) : "");
    } while (cursor.take(';'));
    return read.done();
  }

  private static String value(TextCursor cursor) {
    return cursor.ahead() == '"' ? cursor.quoted() : cursor.until(ENDS);
  }

  /// Gathers parameters, each name once and not too many.
  static final class Reader {
    private final TextCursor cursor;
    private final List<String> read = new ArrayList<>(6);

    Reader(TextCursor cursor) {
      this.cursor = cursor;
    }

    void add(String name, String value) {
      if (holds(read, name)) throw cursor.malformed("with parameter " + name + " twice");
      if (read.size() >= 2 * MessageLimits.PARAMETERS)
        throw cursor.malformed("with more than " + MessageLimits.PARAMETERS + " parameters");
      read.add(name);
      read.add(value);
    }

    Parameters done() {
      return read.isEmpty() ? NONE : new Parameters(read);
    }
  }

  private static boolean holds(List<String> read, String name) {
    for (int i = 0; i < read.size(); i += 2) if (read.get(i).equalsIgnoreCase(name)) return true;
    return false;
  }

  /// The value of a parameter; empty text when it is there without one.
  public Optional<String> value(String name) {
    for (int i = 0; i < namesAndValues.size(); i += 2)
      if (namesAndValues.get(i).equalsIgnoreCase(name))
        return Optional.of(namesAndValues.get(i + 1));
    return Optional.empty();
  }

  /// Whether the parameter is there, with or without a value.
  public boolean has(String name) {
    return holds(namesAndValues, name);
  }

  public boolean isEmpty() {
    return namesAndValues.isEmpty();
  }

  /// The same parameters with this one set; it keeps its place when it was there before.
  ///
  /// @param value empty text for a parameter without a value
  public Parameters with(String name, String value) {
    if (!Text.token(name)) throw new IllegalArgumentException("parameter name '" + name + "'");
    var changed = new ArrayList<>(namesAndValues);
    for (int i = 0; i < changed.size(); i += 2) {
      if (!changed.get(i).equalsIgnoreCase(name)) continue;
      changed.set(i + 1, value);
      return new Parameters(changed);
    }
    changed.add(name);
    changed.add(value);
    return new Parameters(changed);
  }

  /// The same parameters without this one.
  public Parameters without(String name) {
    if (!has(name)) return this;
    var changed = new ArrayList<String>();
    forEach((other, value) -> {
      if (other.equalsIgnoreCase(name)) return;
      changed.add(other);
      changed.add(value);
    });
    return new Parameters(changed);
  }

  /// Shows each parameter, name then value.
  public void forEach(BiConsumer<String, String> visitor) {
    for (int i = 0; i < namesAndValues.size(); i += 2)
      visitor.accept(namesAndValues.get(i), namesAndValues.get(i + 1));
  }

  void write(StringBuilder to) {
    forEach((name, value) -> {
      to.append(';').append(name);
      if (!value.isEmpty()) to.append('=').append(tokenOrHost(value) ? value : Text.quoted(value));
    });
  }

  private static boolean tokenOrHost(String value) {
    for (int i = 0; i < value.length(); i++)
      if (!Text.token(value.charAt(i)) && HOST_MARKS.indexOf(value.charAt(i)) < 0) return false;
    return true;
  }

  /// Equal when the same names have the same values in the same order, names without regard to
  /// case.
  @Override
  public boolean equals(Object other) {
    return other instanceof Parameters that && toString().equalsIgnoreCase(that.toString());
  }

  @Override
  public int hashCode() {
    return namesAndValues.size();
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    write(text);
    return text.toString();
  }
}
