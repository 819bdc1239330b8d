package org.umbel.server.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which defaults a line's usage changes.
public final class UsageTable {
  private UsageTable() {}

  /// The keys whose default is another than that of the generic line, each as `key: default`.
  public static List<String> changed(LineUsage usage) {
    var generic = defaults(LineUsage.GENERIC);
    var changed = new ArrayList<String>();
    defaults(usage)
        .forEach((key, shown) -> {
          if (!shown.equals(generic.get(key))) {
            changed.add(key + ": " + shown);
          }
        });
    return changed;
  }

  /// The table for the manual, in Markdown.
  static String page() {
    var table = new StringBuilder("| key |");
    var rule = new StringBuilder("|---|");
    for (var usage : LineUsage.values()) {
      table.append(" `").append(usage.word()).append("` |");
      rule.append("---|");
    }
    table.append('\n').append(rule).append('\n');
    defaults(LineUsage.GENERIC).keySet().stream()
        .filter(UsageTable::differs)
        .forEach(key -> {
          table.append("| `").append(key).append("` |");
          for (var usage : LineUsage.values()) {
            table.append(' ').append(defaults(usage).get(key)).append(" |");
          }
          table.append('\n');
        });
    return table.toString();
  }

  private static boolean differs(String key) {
    var generic = defaults(LineUsage.GENERIC).get(key);
    for (var usage : LineUsage.values()) {
      if (!String.valueOf(generic).equals(defaults(usage).get(key))) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, String> defaults(LineUsage usage) {
    Map<String, String> defaults = new LinkedHashMap<>();
    gather("", LineSection.of(usage), defaults);
    return defaults;
  }

  private static void gather(String path, Section<?> section, Map<String, String> defaults) {
    for (var key : section.keys()) {
      defaults.put(path + key.name(), key.shown());
      key.format().section().ifPresent(inner -> gather(path + key.name() + ".", inner, defaults));
    }
  }
}
