package org.umbel.domain.presence;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.umbel.domain.person.Extension;

/// What all sources say of one person. News leave in order, outside the lock: whoever changes
/// something tells them, unless somebody is telling already and takes these along.
final class PresencePage {
  private final Extension person;
  private final InstantSource clock;
  private final Consumer<PresenceChange> news;
  private final Map<Source, Presence> sources = new LinkedHashMap<>(); // this and below by this
  private final Queue<PresenceChange> untold = new ArrayDeque<>();
  private Presence composed; // of all sources
  private Instant empty; // since when no source says anything
  private boolean telling;

  PresencePage(Extension person, InstantSource clock, Consumer<PresenceChange> news) {
    this.person = person;
    this.clock = clock;
    this.news = news;
    this.empty = clock.instant();
    this.composed = Presence.closed(empty);
  }

  boolean say(Source source, Presence presence) {
    if (!change(source, presence)) {
      return false;
    }
    tell();
    return true;
  }

  void withdraw(Source source) {
    change(source, null);
    tell();
  }

  synchronized Presence composed() {
    return composed;
  }

  synchronized Presence without(Set<Source> silent) {
    var others = new LinkedHashMap<>(sources);
    others.keySet().removeAll(silent);
    return Composition.of(others.values(), empty);
  }

  synchronized Map<Source, Presence> sources() {
    return Map.copyOf(sources);
  }

  /// @return false when there are too many sources
  private synchronized boolean change(Source source, @Nullable Presence presence) {
    var former = sources.get(source);
    if (former == null && presence != null && sources.size() >= PresenceBook.MOST_SOURCES) {
      return false;
    }
    if (same(former, presence)) {
      return true;
    }
    var before = composed;
    if (presence == null) {
      sources.remove(source);
    } else {
      sources.put(source, presence);
    }
    var now = clock.instant();
    if (sources.isEmpty()) {
      empty = now;
    }
    composed = Composition.of(sources.values(), empty);
    untold.add(
        new PresenceChange(person, source, Optional.ofNullable(presence), before, composed, now));
    return true;
  }

  /// Saying the same again changes nothing, not even since when.
  private static boolean same(@Nullable Presence former, @Nullable Presence presence) {
    if (former == null || presence == null) {
      return former == null && presence == null;
    }
    return former.says(presence);
  }

  private void tell() {
    for (var change = next(false); change != null; change = next(true)) {
      try {
        news.accept(change);
      } catch (RuntimeException fault) {
        stopTelling();
        throw fault;
      }
    }
  }

  /// @param mine whether the caller is the one who tells
  private synchronized @Nullable PresenceChange next(boolean mine) {
    if (telling && !mine) {
      return null;
    }
    var change = untold.poll();
    telling = change != null;
    return change;
  }

  private synchronized void stopTelling() {
    telling = false;
  }
}
