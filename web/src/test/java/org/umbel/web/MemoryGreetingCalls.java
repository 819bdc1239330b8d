package org.umbel.web;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.umbel.domain.greeting.GreetingCalls;
import org.umbel.domain.person.Person;

/// Orders of calls, each known by its place among them; nobody is called.
final class MemoryGreetingCalls implements GreetingCalls {
  final List<Order> ordered = new CopyOnWriteArrayList<>();

  /// How every call goes on.
  volatile Progress progress = new Progress(State.TALKING, "");

  /// Whether no more are taken.
  volatile boolean full;

  @Override
  public Optional<String> order(Order order) {
    if (full) {
      return Optional.empty();
    }
    ordered.add(order);
    return Optional.of(Integer.toString(ordered.size()));
  }

  @Override
  public Optional<Progress> progress(Person orderer, String id) {
    var known = id.matches("[0-9]{1,6}") && Integer.parseInt(id) <= ordered.size();
    return known
            && ordered
                .get(Integer.parseInt(id) - 1)
                .orderer()
                .extension()
                .equals(orderer.extension())
        ? Optional.of(progress)
        : Optional.empty();
  }
}
