package org.umbel.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The header lines of a message in their order.
final class Fields {
  static final Fields NONE = new Fields(List.of());

  private final List<Field> lines;

  /// @param lines not changed any more by whoever gives them
  Fields(List<Field> lines) {
    this.lines = lines;
  }

  static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, UTF_8);
  }

  List<Field> lines() {
    return lines;
  }

  Optional<Field> first(HeaderName name) {
    for (int i = 0; i < lines.size(); i++) // by index: no iterator for each look-up
    if (lines.get(i).name().is(name)) return Optional.of(lines.get(i));
    return Optional.empty();
  }

  boolean has(HeaderName name) {
    for (int i = 0; i < lines.size(); i++) if (lines.get(i).name().is(name)) return true;
    return false;
  }

  int count(HeaderName name) {
    int count = 0;
    for (int i = 0; i < lines.size(); i++) if (lines.get(i).name().is(name)) count++;
    return count;
  }

  List<Field> all(HeaderName name) {
    var found = new ArrayList<Field>(2);
    for (int i = 0; i < lines.size(); i++)
      if (lines.get(i).name().is(name)) found.add(lines.get(i));
    return found;
  }

  /// The first value of that name.
  Optional<String> firstValue(HeaderName name) {
    return first(name).map(line -> name.list() ? Commas.first(line.value()) : line.value());
  }

  /// The values of all lines of that name, split at commas where the header is a list.
  ///
  /// @throws MalformedMessage when there are more than {@link MessageLimits#VALUES}
  List<String> values(HeaderName name) {
    var values = new ArrayList<String>(2);
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      if (!line.name().is(name)) continue;
      if (name.list()) Commas.split(line.value(), values);
      else values.add(line.value());
      if (values.size() > MessageLimits.VALUES)
        throw MalformedMessage.of(
            name + " with more than " + MessageLimits.VALUES + " values", line.line());
    }
    return values;
  }

  /// With one line of that name, standing where the first one stood.
  Fields with(HeaderName name, String value) {
    if (!has(name)) return withLast(name, value);
    var changed = new ArrayList<Field>(lines.size());
    boolean placed = false;
    for (var line : lines) {
      if (!line.name().is(name)) changed.add(line);
      else if (!placed) changed.add(Field.of(name, value));
      placed |= line.name().is(name);
    }
    return new Fields(changed);
  }

  /// With one line more, before all others of that name; before all others at all if there are
  /// none.
  Fields withFirst(HeaderName name, String value) {
    var changed = new ArrayList<>(lines);
    changed.add(Math.max(0, indexOf(name)), Field.of(name, value));
    return new Fields(changed);
  }

  /// With one line more at the end.
  Fields withLast(HeaderName name, String value) {
    var changed = new ArrayList<Field>(lines.size() + 1);
    changed.addAll(lines);
    changed.add(Field.of(name, value));
    return new Fields(changed);
  }

  Fields without(HeaderName name) {
    return only(line -> !line.name().is(name));
  }

  /// Without the first value of that name; other values of its line stay.
  Fields withoutFirst(HeaderName name) {
    int at = indexOf(name);
    if (at < 0) return this;
    var values = new ArrayList<String>();
    if (name.list()) Commas.split(lines.get(at).value(), values);
    var changed = new ArrayList<>(lines);
    if (values.size() > 1)
      changed.set(at, Field.of(name, String.join(", ", values.subList(1, values.size()))));
    else changed.remove(at);
    return new Fields(changed);
  }

  Fields only(Predicate<Field> wanted) {
    var kept = new ArrayList<Field>(lines.size());
    for (var line : lines) if (wanted.test(line)) kept.add(line);
    return new Fields(kept);
  }

  private int indexOf(HeaderName name) {
    for (int i = 0; i < lines.size(); i++) if (lines.get(i).name().is(name)) return i;
    return -1;
  }
}
