package org.umbel.directory.people;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.person.Extension;

/// Makes a knowledge worker of an entry. Immutable, any thread; never throws for what is in an
/// entry, and keeps at most [#MOST] values of each attribute.
final class WorkerReader {
  private static final int MOST = 100;
  private static final int BEST = 100;
  private static final int LONGEST = 100;

  private final WorkerNames names;

  WorkerReader(WorkerNames names) {
    this.names = names;
  }

  /// @return empty for who is no knowledge worker, or has no agent login
  Optional<WorkerEntry> read(Entry entry, Extension person) {
    return isWorker(entry)
        ? values(entry, Optional.of(names.login()))
            .flatMap(text -> AgentId.parse(text).stream())
            .findFirst()
            .map(login -> worker(entry, person, login))
        : Optional.empty();
  }

  private boolean isWorker(Entry entry) {
    try {
      return names.who().matchesEntry(entry);
    } catch (LDAPException notHere) { // a rule of comparison that only directories know
      return false;
    }
  }

  private WorkerEntry worker(Entry entry, Extension person, AgentId login) {
    return new WorkerEntry(
        person,
        login,
        values(entry, names.enabled()).findFirst().map(WorkerReader::isTrue).orElse(true),
        groups(entry),
        skills(entry),
        values(entry, names.options()).toList());
  }

  private static boolean isTrue(String text) {
    return !Set.of("false", "no", "0", "off").contains(text.toLowerCase(Locale.ROOT));
  }

  private Set<String> groups(Entry entry) {
    var groups = new LinkedHashSet<String>();
    values(entry, names.groups()).map(WorkerReader::group).forEach(groups::add);
    return groups;
  }

  /// `Sales` of `cn=Sales,ou=Groups,dc=example`, and of itself.
  private static String group(String text) {
    try {
      return new RDN(text.split("(?<!\\\\),", 2)[0]).getAttributeValues()[0];
    } catch (LDAPException plain) {
      return text;
    }
  }

  private Map<String, Integer> skills(Entry entry) {
    var skills = new LinkedHashMap<String, Integer>();
    values(entry, names.skills())
        .forEach(text -> {
          var parts = text.split("\\s*=\\s*", 2);
          var level = parts.length == 1 ? Optional.of(BEST) : level(parts[1]);
          if (!parts[0].isEmpty() && parts[0].length() <= LONGEST) {
            level.ifPresent(known -> skills.put(parts[0], known));
          }
        });
    return skills;
  }

  private static Optional<Integer> level(String text) {
    return text.matches("[0-9]{1,3}")
        ? Optional.of(Integer.valueOf(text)).filter(level -> level <= BEST)
        : Optional.empty();
  }

  private static Stream<String> values(Entry entry, Optional<String> attribute) {
    return attribute
        .flatMap(name -> Optional.ofNullable(entry.getAttributeValues(name)))
        .map(Arrays::asList)
        .orElse(List.of())
        .stream()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .limit(MOST);
  }
}
