package org.umbel.sip.message;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// What the caller does not want shown, RFC 3323 §4.2 and RFC 3325 §9.3.
///
/// @param kinds such as `id`, `user`, `header`, `none`; in lower case
public record Privacy(Set<String> kinds) {
  /// Copies the kinds.
  public Privacy {
    kinds = Set.copyOf(kinds);
  }

  /// The Privacy headers of a message together; no kinds when it has none.
  public static Privacy of(SipMessage message) {
    var kinds = new TreeSet<String>();
    for (var value : message.fields.values(HeaderName.PRIVACY))
      for (var kind : value.split("[;,]", MessageLimits.VALUES))
        if (!kind.isBlank()) kinds.add(kind.strip().toLowerCase(Locale.ROOT));
    return new Privacy(kinds);
  }

  /// Whether the caller's number and name are not to be shown to the called person.
  public boolean hidesIdentity() {
    return !kinds.contains("none") && (kinds.contains("id") || kinds.contains("user"));
  }
}
