package org.umbel.domain.person;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;

/// Notices one caller who tries PINs at many boxes, which no single box can see (WM-4). Safe for
/// all threads; does not wait.
///
/// It remembers the last [#MOST_CALLERS] callers; who was not heard of for longest is forgotten
/// first.
public final class GuessWatch {
  private static final int MOST_CALLERS = 10_000;
  private static final int MOST_WRONG = 12;
  private static final int MOST_BOXES = 4;
  private static final Duration WITHIN = Duration.ofHours(1);

  private final InstantSource clock;
  private final Journal journal;
  private final Map<String, Tries> callers = new LinkedHashMap<>();

  public GuessWatch(InstantSource clock, Journal journal) {
    this.clock = clock;
    this.journal = journal;
  }

  private static final class Tries {
    private final Instant since;
    private final Map<Extension, Integer> boxes = new HashMap<>();
    private int nowhere;
    private boolean told;

    Tries(Instant since) {
      this.since = since;
    }

    int wrong() {
      return nowhere + boxes.values().stream().mapToInt(Integer::intValue).sum();
    }

    boolean tooMany() {
      return wrong() >= MOST_WRONG || boxes.size() >= MOST_BOXES;
    }
  }

  /// Whether this caller may try no more until an hour after its first wrong try.
  ///
  /// @param caller the calling number, or what stands for a hidden one
  public synchronized boolean tooMany(String caller) {
    var tries = callers.get(caller);
    if (tries != null && tries.since.plus(WITHIN).isBefore(clock.instant())) {
      callers.remove(caller);
      return false;
    }
    return tries != null && tries.tooMany();
  }

  /// Counts a wrong try. The first one too many is told.
  ///
  /// @param box empty when nobody has the extension
  public synchronized void wrong(String caller, Optional<Extension> box) {
    var tries = tooMany(caller) ? null : callers.remove(caller);
    if (tries == null) {
      tries = callers.getOrDefault(caller, new Tries(clock.instant()));
    }
    if (box.isPresent()
        && (tries.boxes.containsKey(box.get()) || tries.boxes.size() < MOST_BOXES)) {
      tries.boxes.merge(box.get(), 1, Integer::sum);
    } else {
      tries.nowhere++;
    }
    if (tries.tooMany() && !tries.told) {
      tries.told = true;
      journal.happened(new Event.GuessingStopped(caller, tries.wrong(), tries.boxes.size()));
    }
    callers.put(caller, tries);
    if (callers.size() > MOST_CALLERS) {
      callers.remove(callers.keySet().iterator().next());
    }
  }

  /// Forgets the wrong tries at a box of somebody who has got in there, and those at none. Those at
  /// others stay, or whoever has a box could guess at all others between two visits of it.
  public synchronized void right(String caller, Extension box) {
    var tries = callers.get(caller);
    if (tries != null && !tooMany(caller)) {
      tries.boxes.remove(box);
      tries.nowhere = 0;
    }
  }
}
