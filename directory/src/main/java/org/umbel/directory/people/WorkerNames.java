package org.umbel.directory.people;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Which people of the directory are knowledge workers, and which attributes say what of them
/// (KW-1).
///
/// @param filter RFC 4515, such as the membership in a group; it is looked at here, so only whole
///   values, beginnings, ends and presence can be asked for
/// @param login the agent login
/// @param enabled whether the worker takes part; empty: all do
/// @param groups of which contact points find the worker; of the name of an entry its first part
///   counts
/// @param skills each value is `NAME=LEVEL`, or a name alone for 100
/// @param options each value is `key: value` of the worker's own settings
public record WorkerNames(
    String filter,
    String login,
    Optional<String> enabled,
    Optional<String> groups,
    Optional<String> skills,
    Optional<String> options) {

  /// @throws IllegalArgumentException when the filter is none
  public WorkerNames {
    parsed(filter);
  }

  Filter who() {
    return parsed(filter);
  }

  private static Filter parsed(String filter) {
    try {
      return Filter.create(filter);
    } catch (LDAPException broken) {
      throw new IllegalArgumentException("no LDAP filter: " + broken.getMessage(), broken);
    }
  }

  /// All attributes that must be asked for.
  Set<String> all() {
    var all = new LinkedHashSet<String>();
    all.add(login);
    enabled.ifPresent(all::add);
    groups.ifPresent(all::add);
    skills.ifPresent(all::add);
    options.ifPresent(all::add);
    collect(who(), all);
    return all;
  }

  private static void collect(Filter filter, Set<String> all) {
    Optional.ofNullable(filter.getAttributeName()).ifPresent(all::add);
    Optional.ofNullable(filter.getNOTComponent()).ifPresent(part -> collect(part, all));
    for (var part : filter.getComponents()) {
      collect(part, all);
    }
  }
}
