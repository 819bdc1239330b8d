package org.umbel.directory.people;

import com.unboundid.ldap.sdk.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a number stands in an entry: in an attribute, behind a prefix where the attribute has
/// others, too. Written `ATTRIBUTE` or `ATTRIBUTE=PREFIX`, such as `proxyAddresses=EUM:`.
public record NumberSource(String attribute, String prefix) {
  private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9;.-]*)(?:=(.+))?");

  /// @return empty when the text is none
  public static Optional<NumberSource> parse(String text) {
    var form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new NumberSource(form.group(1), Optional.ofNullable(form.group(2)).orElse("")))
        : Optional.empty();
  }

  /// What stands behind the prefix in the values that have it, whatever its case.
  List<String> values(Entry entry) {
    var values = entry.getAttributeValues(attribute);
    if (values == null) {
      return List.of();
    }
    return Arrays.stream(values)
        .filter(value -> value.regionMatches(true, 0, prefix, 0, prefix.length()))
        .map(value -> value.substring(prefix.length()).strip())
        .filter(value -> !value.isEmpty())
        .toList();
  }

  @Override
  public String toString() {
    return prefix.isEmpty() ? attribute : attribute + "=" + prefix;
  }
}
