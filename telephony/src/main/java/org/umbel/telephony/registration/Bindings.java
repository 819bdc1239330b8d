package org.umbel.telephony.registration;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.umbel.domain.person.Extension;

/// The phones of every extension, kept in memory; expired ones are gone at the next look. Safe for
/// all threads.
public final class Bindings {
  private final InstantSource clock;
  private final Map<Extension, List<Binding>> bindings = new HashMap<>();

  public Bindings(InstantSource clock) {
    this.clock = clock;
  }

  /// The phones that are registered now, the latest first.
  public synchronized List<Binding> of(Extension extension) {
    var now = clock.instant();
    var living =
        bindings.getOrDefault(extension, List.of()).stream()
            .filter(binding -> binding.expires().isAfter(now))
            .toList();
    keep(extension, living);
    return living;
  }

  /// How many phones are registered, those included that have expired unnoticed.
  public synchronized int size() {
    return bindings.values().stream().mapToInt(List::size).sum();
  }

  /// Replaces the phones of an extension by what `change` makes of those registered now, as one
  /// step.
  synchronized List<Binding> change(Extension extension, UnaryOperator<List<Binding>> change) {
    keep(extension, List.copyOf(change.apply(new ArrayList<>(of(extension)))));
    return of(extension);
  }

  private void keep(Extension extension, List<Binding> living) {
    if (living.isEmpty()) {
      bindings.remove(extension);
    } else {
      bindings.put(extension, living);
    }
  }

  Instant now() {
    return clock.instant();
  }
}
