package org.umbel.domain.dialling;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.person.Sites;

/// How numbers outside are called: the first entry whose pattern means a number decides (DP-1).
///
/// @param entries in their order; none lets nobody call outside
/// @param sites by which people are known outside (DP-8)
public record DialPlan(List<Entry> entries, Sites sites) {

  /// Nobody calls outside.
  public static final DialPlan NONE = new DialPlan(List.of(), Sites.one(Optional.empty()));

  public DialPlan {
    entries = List.copyOf(entries);
  }

  /// Numbers that are called alike.
  ///
  /// @param pattern over what is dialled
  /// @param strip so many characters of what is dialled are left out at its beginning
  /// @param prefix put before what is left
  /// @param lines that lead there, the best first (DP-2); at least one
  public record Entry(
      NumberPattern pattern, NumberClass kind, int strip, String prefix, List<String> lines) {
    public Entry {
      lines = List.copyOf(lines);
    }

    private Optional<PhoneNumber> called(PhoneNumber dialled) {
      return strip > dialled.digits().length()
          ? Optional.empty()
          : PhoneNumber.parse(prefix + dialled.digits().substring(strip));
    }
  }

  /// How one number is called.
  ///
  /// @param dialled by the person
  /// @param called by the lines, the best first
  public record Route(
      PhoneNumber dialled, PhoneNumber called, NumberClass kind, List<String> lines) {
    public Route {
      lines = List.copyOf(lines);
    }
  }

  /// @return empty when no entry means the number
  public Optional<Route> of(PhoneNumber dialled) {
    for (var entry : entries) {
      if (entry.pattern().matches(dialled)) {
        return entry
            .called(dialled)
            .map(called -> new Route(dialled, called, entry.kind(), entry.lines()));
      }
    }
    return Optional.empty();
  }
}
