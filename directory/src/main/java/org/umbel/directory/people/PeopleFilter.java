package org.umbel.directory.people;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Optional;

/// Which entries are people, as an LDAP filter (RFC 4515).
public final class PeopleFilter {
  private PeopleFilter() {}

  /// @return the text, empty when it is no filter
  public static Optional<String> parse(String text) {
    try {
      Filter.create(text);
      return Optional.of(text);
    } catch (LDAPException broken) {
      return Optional.empty();
    }
  }
}
