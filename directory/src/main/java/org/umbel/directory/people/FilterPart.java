package org.umbel.directory.people;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.umbel.domain.call.PhoneNumber;

/// A part of a [NumberFilter], judged for an entry and a number.
sealed interface FilterPart {

  boolean fits(Entry entry, PhoneNumber number);

  /// Puts in what is needed of an entry, and the numbers it may have.
  void gather(Set<String> attributes, List<Place> places);

  static FilterPart of(Filter filter) {
    return switch (filter.getFilterType()) {
      case Filter.FILTER_TYPE_AND -> new All(parts(filter));
      case Filter.FILTER_TYPE_OR -> new Any(parts(filter));
      case Filter.FILTER_TYPE_NOT ->
          new Not(of(Objects.requireNonNull(filter.getNOTComponent(), "a negation negates")));
      default -> Place.of(filter).<FilterPart>map(place -> place).orElseGet(() -> plain(filter));
    };
  }

  private static List<FilterPart> parts(Filter filter) {
    return Stream.of(filter.getComponents()).map(FilterPart::of).toList();
  }

  private static FilterPart plain(Filter filter) {
    return new Plain(filter, Optional.ofNullable(filter.getAttributeName()));
  }

  record All(List<FilterPart> parts) implements FilterPart {
    @Override
    public boolean fits(Entry entry, PhoneNumber number) {
      return parts.stream().allMatch(part -> part.fits(entry, number));
    }

    @Override
    public void gather(Set<String> attributes, List<Place> places) {
      parts.forEach(part -> part.gather(attributes, places));
    }
  }

  record Any(List<FilterPart> parts) implements FilterPart {
    @Override
    public boolean fits(Entry entry, PhoneNumber number) {
      return parts.stream().anyMatch(part -> part.fits(entry, number));
    }

    @Override
    public void gather(Set<String> attributes, List<Place> places) {
      parts.forEach(part -> part.gather(attributes, places));
    }
  }

  record Not(FilterPart part) implements FilterPart {
    @Override
    public boolean fits(Entry entry, PhoneNumber number) {
      return !part.fits(entry, number);
    }

    @Override
    public void gather(Set<String> attributes, List<Place> places) {
      part.gather(attributes, places);
    }
  }

  /// A part without a number; one that cannot be judged outside of the directory does not fit.
  record Plain(Filter filter, Optional<String> attribute) implements FilterPart {
    @Override
    public boolean fits(Entry entry, PhoneNumber number) {
      try {
        return filter.matchesEntry(entry);
      } catch (LDAPException notHere) {
        return false;
      }
    }

    @Override
    public void gather(Set<String> attributes, List<Place> places) {
      attribute.ifPresent(attributes::add);
    }
  }

  /// An equality with a place for the number.
  ///
  /// @param before what stands before the number in the attribute's values
  /// @param loose whether separators may stand in it
  record Place(String attribute, String before, String after, boolean loose) implements FilterPart {

    static Optional<Place> of(Filter filter) {
      var attribute = filter.getAttributeName();
      var value = filter.getAssertionValue();
      if (filter.getFilterType() != Filter.FILTER_TYPE_EQUALITY
          || attribute == null
          || value == null) {
        return Optional.empty();
      }
      var loose = value.contains(NumberFilter.LOOSE);
      var place = loose ? NumberFilter.LOOSE : NumberFilter.EXACT;
      var at = value.indexOf(place);
      return at < 0
          ? Optional.empty()
          : Optional.of(
              new Place(
                  attribute,
                  value.substring(0, at).strip(),
                  value.substring(at + place.length()).strip(),
                  loose));
    }

    @Override
    public boolean fits(Entry entry, PhoneNumber number) {
      return numbers(entry).contains(number);
    }

    @Override
    public void gather(Set<String> attributes, List<Place> places) {
      attributes.add(attribute);
      places.add(this);
    }

    /// The numbers that stand in an entry at this place.
    List<PhoneNumber> numbers(Entry entry) {
      var values = Optional.ofNullable(entry.getAttributeValues(attribute)).orElse(new String[0]);
      var numbers = new ArrayList<PhoneNumber>();
      for (var value : values) {
        middle(value.strip()).flatMap(this::number).ifPresent(numbers::add);
      }
      return numbers;
    }

    private Optional<String> middle(String value) {
      var end = value.length() - after.length();
      var fits =
          end > before.length()
              && value.regionMatches(true, 0, before, 0, before.length())
              && value.regionMatches(true, end, after, 0, after.length());
      return fits ? Optional.of(value.substring(before.length(), end).strip()) : Optional.empty();
    }

    private Optional<PhoneNumber> number(String written) {
      return loose
          ? EntryReader.number(written)
          : PhoneNumber.parse(written).filter(exact -> exact.digits().equals(written));
    }
  }
}
