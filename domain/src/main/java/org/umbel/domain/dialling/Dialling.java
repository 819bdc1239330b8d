package org.umbel.domain.dialling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.dialling.Decision.Cause;
import org.umbel.domain.dialling.DialPlan.Route;
import org.umbel.domain.dialling.DiallingRules.Recent;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;

/// Asks the rules before each call out and counts what was begun, whoever begins it: a phone, a
/// person's forwarding, a transfer, a conversation (SC-2). What it remembers is bounded by the
/// number of people. Safe for all threads.
public final class Dialling {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Journal journal;
  private final InstantSource clock;
  private final Map<Extension, CallRate> rates = new HashMap<>(); // guarded by this
  private final Map<Told, Instant> told = new HashMap<>(); // guarded by this
  private final Map<Cause, Long> refused = new EnumMap<>(Cause.class); // guarded by this

  private record Told(Extension person, Cause cause) {}

  /// @param journal told of each call out, and of refusals once a minute for each person and cause
  public Dialling(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /// Whether a call may go out at somebody's cost; when it may, it counts as begun.
  public Decision begin(CallId call, Person person, Route route) {
    var decision = decided(person, route);
    switch (decision) {
      case Decision.Allowed _ ->
          journal.happened(
              new Event.CallPlaced(call, person.extension(), route.called(), route.kind()));
      case Decision.Refused(var cause, var why) -> tell(call, person, route.called(), cause, why);
    }
    return decision;
  }

  /// Whether something else than a call may go to a number at somebody's cost, such as a fax; when
  /// it may, it counts like a call.
  ///
  /// @param plan what it does not lead to is refused
  /// @param call in which it is asked for
  public Decision permit(CallId call, Person person, DialPlan plan, PhoneNumber number) {
    var route = plan.of(number);
    if (route.isEmpty()) {
      return new Decision.Refused(Cause.NUMBER, "No entry of the dial plan means " + number);
    }
    var decision = decided(person, route.get());
    if (decision instanceof Decision.Refused(var cause, var why)) {
      tell(call, person, number, cause, why);
    }
    return decision;
  }

  private void tell(CallId call, Person person, PhoneNumber number, Cause cause, String why) {
    if (worthTelling(person, cause)) {
      journal.happened(new Event.DiallingRefused(call, person.extension(), number, why));
    }
  }

  private synchronized Decision decided(Person person, Route route) {
    var rate = rates.computeIfAbsent(person.extension(), _ -> new CallRate(clock));
    var recent = new Recent(rate.within(MINUTE), rate.within(HOUR));
    var decision = person.dialling().decide(route, recent, clock.instant());
    switch (decision) {
      case Decision.Allowed _ -> rate.count();
      case Decision.Refused(var cause, _) -> refused.merge(cause, 1L, Long::sum);
    }
    return decision;
  }

  private synchronized boolean worthTelling(Person person, Cause cause) {
    var now = clock.instant();
    var key = new Told(person.extension(), cause);
    var last = told.get(key);
    if (last != null && now.isBefore(last.plus(MINUTE))) {
      return false;
    }
    told.put(key, now);
    return true;
  }

  /// How many calls out were refused for a cause.
  public synchronized long refused(Cause cause) {
    return refused.getOrDefault(cause, 0L);
  }
}
