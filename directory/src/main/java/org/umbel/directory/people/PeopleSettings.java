package org.umbel.directory.people;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.person.Sites;
import org.umbel.domain.speech.Language;

/// Who of the directory is a person here, and how entries are read.
///
/// @param bases DNs below which people are looked for: the whole domain or some units (LD-1)
/// @param filter which entries are people, RFC 4515
/// @param workers who of them is a knowledge worker; empty: nobody
/// @param sites by whose numbers extensions are told in whole numbers
/// @param extensionDigits how many digits of a number without the site's prefix are its extension,
///   from the end; 0 takes none of it
/// @param language of those who have none of their own
/// @param page entries asked for at once, 1 or more; an Active Directory gives 1000 at most
/// @param changes how often changes are asked for
/// @param whole how often everybody is read again, which finds who has gone
public record PeopleSettings(
    List<String> bases,
    String filter,
    NumberFilter calledBy,
    AttributeNames names,
    Optional<WorkerNames> workers,
    MailHostRule mailHost,
    Sites sites,
    int extensionDigits,
    Language language,
    int page,
    Duration changes,
    Duration whole) {

  /// @throws IllegalArgumentException when the filter is none
  public PeopleSettings {
    bases = List.copyOf(bases);
    if (bases.isEmpty() || page < 1) {
      throw new IllegalArgumentException("There must be a base and entries on a page");
    }
    parsed(filter);
  }

  Filter people() {
    return parsed(filter);
  }

  private static Filter parsed(String filter) {
    try {
      return Filter.create(filter);
    } catch (LDAPException broken) {
      throw new IllegalArgumentException("no LDAP filter: " + broken.getMessage(), broken);
    }
  }
}
