package org.umbel.domain.person;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.umbel.domain.call.PhoneNumber;

/// A place where people are, and how its phones write numbers (DP-8).
///
/// @param country code with its `+`, such as `+49`; empty when numbers are called whole alone
/// @param area code without the digit before it, such as `30`; may be empty
/// @param trunk what stands between the area code and an extension, such as `123`; without a
///   country all that stands before it, such as `+4930123`
/// @param outside digit for a line outside, which phones of the site may show before numbers; may
///   be empty
/// @param extensions of the people who are there, beside those who name the site themselves
/// @param lines by which their calls leave, before others; none for all alike
public record Site(
    String name,
    String country,
    String area,
    String trunk,
    String outside,
    List<ExtensionRange> extensions,
    List<String> lines) {
  private static final String NATIONAL = "0";
  private static final String INTERNATIONAL = "00";

  public Site {
    extensions = List.copyOf(extensions);
    lines = List.copyOf(lines);
  }

  /// The only site, known by what stands before its extensions.
  ///
  /// @param prefix such as `+4930123`; empty when it is not known
  public static Site of(Optional<String> prefix) {
    return new Site("", "", "", prefix.orElse(""), "", List.of(), List.of());
  }

  /// What stands before an extension when the site is called from outside, such as `+4930123`;
  /// empty when it is not known.
  public Optional<String> prefix() {
    return Optional.of(country + area + trunk).filter(digits -> digits.startsWith("+"));
  }

  boolean has(Extension extension) {
    return extensions.stream().anyMatch(range -> range.contains(extension));
  }

  /// Whether a number that is known of somebody is the one that a phone of the site shows: whole,
  /// as it is dialled in the country or the area, behind the digit for outside, or as an extension.
  boolean same(PhoneNumber known, PhoneNumber shown) {
    return written(whole(known.digits())).contains(shown.digits()) || known.equals(shown);
  }

  /// The whole numbers that one may stand for that a phone of the site shows, the likeliest first;
  /// none for an extension, and for what is not known to be whole.
  List<PhoneNumber> whole(PhoneNumber shown) {
    var ways = new LinkedHashSet<String>();
    ways.add(whole(shown.digits()));
    if (!outside.isEmpty() && shown.digits().startsWith(outside)) {
      ways.add(whole(shown.digits().substring(outside.length())));
    }
    return ways.stream()
        .filter(way -> way.startsWith("+") && !way.startsWith("+0"))
        .flatMap(way -> PhoneNumber.parse(way).stream())
        .toList();
  }

  /// Whether a number is one of the own country, whose code is not known beside the site's number.
  boolean national(PhoneNumber shown) {
    return country.isEmpty()
        && shown.digits().startsWith(NATIONAL)
        && !shown.digits().startsWith(INTERNATIONAL);
  }

  private String whole(String number) {
    if (number.startsWith(INTERNATIONAL)) {
      return "+" + number.substring(INTERNATIONAL.length());
    }
    return number.startsWith(NATIONAL) && !country.isEmpty()
        ? country + number.substring(NATIONAL.length())
        : number;
  }

  private Set<String> written(String whole) {
    var ways = new LinkedHashSet<String>();
    ways.add(whole);
    if (!whole.startsWith("+")) {
      return ways;
    }
    ways.add(INTERNATIONAL + whole.substring(1));
    within(whole, country).ifPresent(rest -> ways.add(NATIONAL + rest));
    within(whole, country + area).filter(_ -> !area.isEmpty()).ifPresent(ways::add);
    if (!outside.isEmpty()) {
      List.copyOf(ways).forEach(way -> ways.add(outside + way.replace("+", INTERNATIONAL)));
    }
    prefix().flatMap(before -> within(whole, before)).ifPresent(ways::add);
    return ways;
  }

  private static Optional<String> within(String whole, String before) {
    return before.startsWith("+") && whole.startsWith(before) && whole.length() > before.length()
        ? Optional.of(whole.substring(before.length()))
        : Optional.empty();
  }
}
