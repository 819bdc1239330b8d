package org.umbel.directory.people;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.umbel.domain.call.PhoneNumber;

/// Says by which numbers a person is called (LD-2): an LDAP filter (RFC 4515) with places for the
/// number, such as
///
///     (|(facsimileTelephoneNumber=${UMS})(proxyAddresses=UMS:${UMS_WHTSPC}))
///
/// `${UMS}` stands for the number as it is called, `${UMS_WHTSPC}` for the same with any blanks,
/// brackets, dots, hyphens and slashes in it.
///
/// It is no search for a called number: each entry is asked once, when it is read, which numbers
/// the filter would find it by. So a call waits for no directory, and what is called never becomes
/// part of a filter. Immutable, any thread.
public final class NumberFilter {
  static final String EXACT = "${UMS}";
  static final String LOOSE = "${UMS_WHTSPC}";
  private static final Pattern PLACE = Pattern.compile("\\$\\{[^}]*}");

  /// Numbers that one entry may have; more are left alone.
  private static final int MOST = 64;

  private final String text;
  private final FilterPart whole;
  private final List<FilterPart.Place> places = new ArrayList<>();
  private final Set<String> attributes = new LinkedHashSet<>();

  private NumberFilter(String text, Filter filter) {
    this.text = text;
    whole = FilterPart.of(filter);
    whole.gather(attributes, places);
  }

  /// @throws IllegalArgumentException when the text is no filter, names another place or has none
  public static NumberFilter of(String text) {
    for (var place : PLACE.matcher(text).results().toList()) {
      if (!place.group().equals(EXACT) && !place.group().equals(LOOSE)) {
        throw new IllegalArgumentException(
            place.group() + " is not known; there are " + EXACT + " and " + LOOSE);
      }
    }
    try {
      var made = new NumberFilter(text, Filter.create(text));
      if (made.places.isEmpty()) {
        throw new IllegalArgumentException("no (ATTRIBUTE=" + EXACT + ") in the filter " + text);
      }
      return made;
    } catch (LDAPException broken) {
      throw new IllegalArgumentException("no LDAP filter: " + broken.getMessage(), broken);
    }
  }

  /// All attributes that the filter looks at.
  Set<String> attributes() {
    return attributes;
  }

  /// The numbers by which a search with this filter would find the entry.
  Set<PhoneNumber> numbers(Entry entry) {
    return places.stream()
        .flatMap(place -> place.numbers(entry).stream())
        .distinct()
        .filter(number -> whole.fits(entry, number))
        .limit(MOST)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public String toString() {
    return text;
  }
}
