package org.umbel.domain.contact;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.PhoneNumber;

/// The contact points there are, as they are now. Lookups do not wait.
@FunctionalInterface
public interface ContactPoints {
  ContactPoints NONE = List::of;

  /// In the order in which they are configured.
  Collection<ContactPoint> all();

  /// The one that takes calls to this number, where it is enabled.
  default Optional<ContactPoint> byNumber(PhoneNumber number) {
    return all().stream()
        .filter(point -> point.enabled() && names(number.digits(), point.number().digits()))
        .findFirst();
  }

  private static boolean names(String dialled, String own) {
    return dialled.equals(own) || (dialled.startsWith("+") && dialled.endsWith(own));
  }
}
