package org.umbel.telephony.registration;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.umbel.domain.person.Extension;
import org.umbel.domain.station.Registration;
import org.umbel.domain.station.RegistrationVault;

/// The registered phones of every extension. Those that have expired, or whose connection has
/// broken, are gone at the next look. Safe for all threads.
public final class Bindings implements AutoCloseable {
  private final InstantSource clock;
  private final RegistrationVault vault;
  private final Map<Extension, List<Binding>> bindings = new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();
  private volatile boolean closed;

  /// @param vault from which the phones of the run before come back
  public Bindings(InstantSource clock, RegistrationVault vault) {
    this.clock = clock;
    this.vault = vault;
    vault.restore(this::restore);
  }

  private void restore(Registration kept) {
    var restored = Stream.of(new Binding(kept, Optional.empty(), false));
    change(kept.owner(), before -> Stream.concat(before.stream(), restored).toList());
  }

  /// The phones that are registered now, the latest first.
  public List<Binding> of(Extension owner) {
    var all = bindings.getOrDefault(owner, List.of());
    return all.stream().allMatch(this::living) ? all : change(owner, living -> living);
  }

  /// How many phones are registered. Looks at all of them.
  public int size() {
    bindings.keySet().forEach(this::of);
    return size.get();
  }

  /// How many phones are registered by each line; none that is zero. Looks at all of them.
  public Map<String, Long> byLine() {
    return bindings.keySet().stream()
        .flatMap(owner -> of(owner).stream())
        .collect(groupingBy(binding -> binding.registration().origin().line(), counting()));
  }

  /// Whether there are so many phones, or more.
  boolean reaches(int most) {
    return size.get() >= most && size() >= most;
  }

  /// Replaces the phones of an extension by what `change` makes of those registered now, as one
  /// step.
  ///
  /// @param change must not touch the bindings itself
  List<Binding> change(Extension owner, UnaryOperator<List<Binding>> change) {
    var after = bindings.compute(owner, (_, before) -> changed(owner, before, change));
    return after == null ? List.of() : after;
  }

  private @Nullable List<Binding> changed(
      Extension owner, @Nullable List<Binding> known, UnaryOperator<List<Binding>> change) {
    var before = known == null ? List.<Binding>of() : known;
    var after = List.copyOf(change.apply(before.stream().filter(this::living).toList()));
    if (!closed && !after.equals(before)) {
      vault.keep(owner, after.stream().map(Binding::registration).toList());
    }
    size.addAndGet(after.size() - before.size());
    return after.isEmpty() ? null : after;
  }

  private boolean living(Binding binding) {
    return binding.living(clock.instant());
  }

  InstantSource clock() {
    return clock;
  }

  /// What is registered now is what the next start begins with: connections that break from now on
  /// do so because the server ends.
  @Override
  public void close() {
    closed = true;
  }
}
