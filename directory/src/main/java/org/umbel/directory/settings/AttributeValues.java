package org.umbel.directory.settings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The values of the settings' attribute. Lines `umbel VERSION PART/PARTS TEXT` are ours, wherever
/// they stand; everything else is somebody else's and stays as it is. The version grows with each
/// change, so that two changes at once never write the same line.
///
/// @param values as the directory has them
record AttributeValues(List<String> values) {
  private static final Pattern OURS =
      Pattern.compile("umbel ([0-9]{1,9}) ([0-9]{1,4})/([0-9]{1,4}) (.*)");
  private static final int HEAD = "umbel 999999999 9999/9999 ".length();

  AttributeValues {
    values = List.copyOf(values);
  }

  private static boolean ours(String line) {
    return OURS.matcher(line).matches();
  }

  private static List<String> lines(String value) {
    return List.of(value.split("\r?\n", -1));
  }

  /// Whether a value has a line of ours.
  private static boolean holdsOurs(String value) {
    return lines(value).stream().anyMatch(AttributeValues::ours);
  }

  /// Whether there are settings, well or damaged.
  boolean present() {
    return values.stream().anyMatch(AttributeValues::holdsOurs);
  }

  /// The settings' text of the newest version that is complete.
  Optional<String> text() {
    var versions = new TreeMap<Integer, Map<Integer, String>>();
    var parts = new HashMap<Integer, Integer>();
    for (var value : values.stream().sorted().toList()) {
      for (var line : lines(value)) {
        var ours = OURS.matcher(line);
        if (ours.matches()) {
          var version = Integer.valueOf(ours.group(1));
          parts.put(version, Integer.valueOf(ours.group(3)));
          versions
              .computeIfAbsent(version, _ -> new TreeMap<>())
              .put(Integer.valueOf(ours.group(2)), ours.group(4));
        }
      }
    }
    return versions.descendingMap().entrySet().stream()
        .filter(version -> complete(version.getValue(), parts.getOrDefault(version.getKey(), 0)))
        .map(version -> String.join("", version.getValue().values()))
        .findFirst();
  }

  private static boolean complete(Map<Integer, String> parts, int wanted) {
    return parts.size() == wanted && parts.containsKey(1) && parts.containsKey(wanted);
  }

  private int nextVersion() {
    return 1
        + values.stream()
            .flatMap(value -> lines(value).stream())
            .map(OURS::matcher)
            .filter(ours -> ours.matches())
            .mapToInt(ours -> Integer.parseInt(ours.group(1)))
            .max()
            .orElse(0);
  }

  /// The values that have to go, as they stand there, when settings are replaced.
  List<String> replaced() {
    return values.stream().filter(AttributeValues::holdsOurs).toList();
  }

  /// The same when settings get a line within the one value.
  List<String> replaced(AttributeForm form) {
    return form.several() ? replaced() : values;
  }

  /// What comes in place of [#replaced], so that the lines of others stay.
  ///
  /// @param text the settings; empty takes ours away
  List<String> replacement(AttributeForm form, String text) {
    return form.several() ? inValues(form, text) : inLines(text);
  }

  private List<String> inLines(String text) {
    var lines = new ArrayList<String>();
    values.forEach(value -> lines.addAll(keep(value, line -> !ours(line))));
    if (!text.isEmpty()) {
      lines.add("umbel " + nextVersion() + " 1/1 " + text);
    }
    return lines.isEmpty() ? List.of() : List.of(String.join("\n", lines));
  }

  private List<String> inValues(AttributeForm form, String text) {
    var all = new ArrayList<String>();
    for (var value : replaced()) {
      var others = keep(value, line -> !ours(line));
      if (!others.isEmpty()) {
        all.add(String.join("\n", others));
      }
    }
    if (text.isEmpty()) {
      return all;
    }
    var room = form.bytes() == 0 ? text.length() : form.bytes() - HEAD;
    var parts = Math.ceilDiv(text.length(), room);
    for (var part = 0; part < parts; part++) {
      var piece = text.substring(part * room, Math.min(text.length(), (part + 1) * room));
      all.add("umbel " + nextVersion() + " " + (part + 1) + "/" + parts + " " + piece);
    }
    return all;
  }

  private static List<String> keep(String value, Predicate<String> kept) {
    return lines(value).stream().filter(kept).toList();
  }

  /// The largest of some values, in bytes.
  static int largest(List<String> values) {
    return values.stream()
        .mapToInt(value -> value.getBytes(StandardCharsets.UTF_8).length)
        .max()
        .orElse(0);
  }
}
