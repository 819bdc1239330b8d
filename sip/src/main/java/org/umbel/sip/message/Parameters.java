package org.umbel.sip.message;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The `;name=value` parameters of a header value or URI, in their order. Names are compared
/// without regard to case; a parameter without a value has the empty text.
///
/// Values are what was meant, not what was written: quoting is undone on reading and done again on
/// writing where the value is not a token or host.
public final class Parameters {
  /// No parameters.
  public static final Parameters NONE = new Parameters(new String[0], 0);

  private static final Characters ENDS = Characters.only(";,?>");
  private static final String HOST_MARKS = "[]:";

  private final String[] namesAndValues;
  private final int used; // of the array, which may be longer

  private Parameters(String[] namesAndValues, int used) {
    this.namesAndValues = namesAndValues;
    this.used = used;
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
    private static final int EXPECTED = 2;
    private final TextCursor cursor;
    private String[] read = new String[2 * EXPECTED];
    private int used;

    Reader(TextCursor cursor) {
      this.cursor = cursor;
    }

    void add(String name, String value) {
      if (indexOf(read, used, name) >= 0)
        throw cursor.malformed("with parameter " + name + " twice");
      if (used == 2 * MessageLimits.PARAMETERS)
        throw cursor.malformed("with more than " + MessageLimits.PARAMETERS + " parameters");
      if (used == read.length) read = Arrays.copyOf(read, 2 * used);
      read[used++] = name;
      read[used++] = value;
    }

    Parameters done() {
      return new Parameters(read, used);
    }
  }

  private static int indexOf(String[] namesAndValues, int used, String name) {
    for (int i = 0; i < used; i += 2) if (namesAndValues[i].equalsIgnoreCase(name)) return i;
    return -1;
  }

  /// The value of a parameter; empty text when it is there without one.
  public Optional<String> value(String name) {
    int at = indexOf(namesAndValues, used, name);
    return at < 0 ? Optional.empty() : Optional.of(namesAndValues[at + 1]);
  }

  /// Whether the parameter is there, with or without a value.
  public boolean has(String name) {
    return indexOf(namesAndValues, used, name) >= 0;
  }

  public boolean isEmpty() {
    return used == 0;
  }

  /// The same parameters with this one set; it keeps its place when it was there before.
  ///
  /// @param value empty text for a parameter without a value
  public Parameters with(String name, String value) {
    if (!Text.token(name)) throw new IllegalArgumentException("parameter name '" + name + "'");
    int at = indexOf(namesAndValues, used, name);
    var changed = Arrays.copyOf(namesAndValues, at < 0 ? used + 2 : used);
    changed[at < 0 ? used : at] = name;
    changed[(at < 0 ? used : at) + 1] = value;
    return new Parameters(changed, changed.length);
  }

  /// The same parameters without this one.
  public Parameters without(String name) {
    int at = indexOf(namesAndValues, used, name);
    if (at < 0) return this;
    var changed = Arrays.copyOf(namesAndValues, used - 2);
    System.arraycopy(namesAndValues, at + 2, changed, at, used - at - 2);
    return new Parameters(changed, changed.length);
  }

  /// Shows each parameter, name then value.
  public void forEach(BiConsumer<String, String> visitor) {
    for (int i = 0; i < used; i += 2) visitor.accept(namesAndValues[i], namesAndValues[i + 1]);
  }

  void write(StringBuilder to) {
    forEach((name, value) -> {
      to.append(';').append(name);
      if (!value.isEmpty()) to.append('=').append(tokenOrHost(value) ? value : Text.quoted(value));
    });
  }

  private static boolean tokenOrHost(String value) {
    for (int i = 0; i < value.length(); i++)
      if (!Characters.TOKEN.has(value.charAt(i)) && HOST_MARKS.indexOf(value.charAt(i)) < 0)
        return false;
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
    return used;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    write(text);
    return text.toString();
  }
}
