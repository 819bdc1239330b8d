package org.umbel.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads the Prometheus text format as strictly as a collector does, and more: every series has its
/// help and type before it and comes once.
///
/// @param types by the family's name
/// @param values by the series, name and labels as written
record Exposition(Map<String, String> types, Map<String, Double> values) {
  private static final Pattern HELP = Pattern.compile("# HELP ([a-z_]+) (\\S.*\\.)");
  private static final Pattern TYPE = Pattern.compile("# TYPE ([a-z_]+) (counter|gauge|histogram)");
  private static final Pattern SAMPLE =
      Pattern.compile("([a-z_]+)(\\{(?:[a-z]+=\"(?:[^\"\\\\\n]|\\\\.)*\",?)+\\})? (\\S+)");

  static Exposition read(String text) {
    var helped = new HashSet<String>();
    Map<String, String> types = new HashMap<>();
    Map<String, Double> values = new LinkedHashMap<>();
    assertThat(text).endsWith("\n");
    for (var line : text.lines().toList()) {
      var help = HELP.matcher(line);
      var type = TYPE.matcher(line);
      var sample = SAMPLE.matcher(line);
      if (help.matches()) {
        assertThat(helped.add(help.group(1))).as(line).isTrue();
      } else if (type.matches()) {
        assertThat(helped).as(line).contains(type.group(1));
        types.put(type.group(1), type.group(2));
      } else {
        assertThat(sample.matches()).as(line).isTrue();
        var family = sample.group(1).replaceFirst("_(bucket|sum|count)$", "");
        assertThat(types).as(line).containsKey(family);
        var series = line.substring(0, line.lastIndexOf(' '));
        var value =
            sample.group(3).equals("NaN") ? Double.NaN : Double.parseDouble(sample.group(3));
        assertThat(values.put(series, value)).as(line).isNull();
      }
    }
    return new Exposition(types, values);
  }

  double value(String series) {
    assertThat(values).containsKey(series);
    return values.getOrDefault(series, Double.NaN);
  }
}
