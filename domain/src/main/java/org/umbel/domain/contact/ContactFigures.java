package org.umbel.domain.contact;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeSet;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Agents;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.interaction.UserData;

/// Counts what goes on at the contact points (KW-8). Safe for all threads; does not wait.
public final class ContactFigures {
  private final Agents agents;
  private final Workers workers;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Map<PhoneNumber, Queue> queues = new HashMap<>(); // guarded by this
  private long turns; // guarded by this

  /// @param zone whose midnight begins the day
  public ContactFigures(Agents agents, Workers workers, InstantSource clock, ZoneId zone) {
    this.agents = agents;
    this.workers = workers;
    this.clock = clock;
    this.zone = zone;
  }

  private static final class Queue {
    private final TreeSet<Place> waiting = new TreeSet<>();
    private LocalDate day = LocalDate.MIN;
    private long calls;
  }

  /// A customer who waits, from the call until the worker talks. Closed by whoever opened it.
  public final class Place implements Comparable<Place>, AutoCloseable {
    private final PhoneNumber point;
    private final Instant since;
    private final long turn;
    private boolean counted = true; // guarded by the figures

    private Place(PhoneNumber point, Instant since, long turn) {
      this.point = point;
      this.since = since;
      this.turn = turn;
    }

    /// How many customers wait before this one.
    public int before() {
      synchronized (ContactFigures.this) {
        return queue(point).waiting.headSet(this).size();
      }
    }

    @Override
    public void close() {
      leave();
    }

    /// A worker has the customer, or nobody will.
    public void leave() {
      synchronized (ContactFigures.this) {
        if (counted) {
          queue(point).waiting.remove(this);
          counted = false;
        }
      }
    }

    @Override
    public int compareTo(Place other) {
      return Long.compare(turn, other.turn);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(turn);
    }
  }

  /// A customer has called this number and waits from now on.
  public synchronized Place enter(PhoneNumber point) {
    var now = clock.instant();
    var queue = today(point);
    queue.calls++;
    var place = new Place(point, now, turns++);
    queue.waiting.add(place);
    return place;
  }

  public long figure(ContactPoint point, Statistic what) {
    return switch (what) {
      case WAITING_CALLS -> waiting(point.number());
      case LONGEST_WAIT -> longest(point.number()).toSeconds();
      case READY_WORKERS -> ready(point);
      case CALLS_TODAY -> calls(point.number());
    };
  }

  private synchronized long waiting(PhoneNumber point) {
    return queue(point).waiting.size();
  }

  private synchronized Duration longest(PhoneNumber point) {
    var waiting = queue(point).waiting;
    return waiting.isEmpty()
        ? Duration.ZERO
        : Duration.between(waiting.first().since, clock.instant());
  }

  private synchronized long calls(PhoneNumber point) {
    return today(point).calls;
  }

  private long ready(ContactPoint point) {
    var meant = new HashSet<AgentId>();
    point
        .strategy()
        .steps()
        .forEach(step -> meant.addAll(step.who().of(workers, Channel.VOICE, UserData.NONE)));
    return agents.free(meant, Channel.VOICE).size();
  }

  private synchronized Queue queue(PhoneNumber point) {
    return queues.computeIfAbsent(point, _ -> new Queue());
  }

  private synchronized Queue today(PhoneNumber point) {
    var queue = queue(point);
    var today = LocalDate.ofInstant(clock.instant(), zone);
    if (!queue.day.equals(today)) {
      queue.day = today;
      queue.calls = 0;
    }
    return queue;
  }
}
