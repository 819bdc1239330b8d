package org.umbel.sip.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/// The entity tags of all publications and how long they hold. Whoever shows a tag gets it at most
/// once. Safe for all threads.
final class PublicationTable {
  private static final Comparator<Entry> FIRST_OVER =
      Comparator.comparing(Entry::until).thenComparing(Entry::tag);

  private final PublicationLimits limits;
  private final InstantSource clock;
  private final String prefix;
  private final Map<String, SequencedMap<String, Entry>> entries = new HashMap<>(); // by this
  private final TreeSet<Entry> byEnd = new TreeSet<>(FIRST_OVER); // guarded by this
  private long last; // guarded by this

  /// @param start told apart by it: tags of an earlier start are not those of this one
  PublicationTable(PublicationLimits limits, InstantSource clock, long start) {
    this.limits = limits;
    this.clock = clock;
    this.prefix = Long.toUnsignedString(start, Character.MAX_RADIX) + "-";
  }

  /// @param publication its first tag, which stays
  record Entry(String resource, String publication, String tag, Instant until) {}

  /// @param displaced the publication that had to go for it
  record Made(String tag, String publication, Optional<String> displaced) {}

  /// @return empty when there are too many
  synchronized Optional<Made> add(String resource, Duration granted) {
    var displaced = displaced(resource);
    if (displaced.isEmpty() && byEnd.size() >= limits.ofAll()) return Optional.empty();
    var tag = unused();
    put(new Entry(resource, tag, tag, clock.instant().plus(granted)));
    return Optional.of(new Made(tag, tag, displaced));
  }

  private Optional<String> displaced(String resource) {
    var eldest =
        Optional.ofNullable(entries.get(resource))
            .filter(all -> all.size() >= limits.ofOne())
            .map(all -> all.firstEntry().getValue());
    eldest.ifPresent(this::takeOut);
    return eldest.map(Entry::publication);
  }

  /// @return with a new tag; empty when the tag is nobody's any more
  synchronized Optional<Entry> renew(String resource, String tag, Duration granted) {
    var now = clock.instant();
    return find(resource, tag)
        .filter(known -> known.until().isAfter(now)) // the others wait for lapsed()
        .flatMap(_ -> take(resource, tag))
        .map(known -> put(new Entry(resource, known.publication(), unused(), now.plus(granted))));
  }

  /// @return the publication
  synchronized Optional<String> remove(String resource, String tag) {
    return take(resource, tag).map(Entry::publication);
  }

  /// Whether a publication still holds by this tag.
  synchronized boolean holds(String resource, String tag) {
    return find(resource, tag).isPresent();
  }

  /// Takes out those whose time is over.
  synchronized List<Entry> lapsed() {
    var now = clock.instant();
    var over = new ArrayList<Entry>();
    while (!byEnd.isEmpty() && !byEnd.first().until().isAfter(now)) {
      var first = byEnd.first();
      takeOut(first);
      over.add(first);
    }
    return over;
  }

  /// A tag that nobody has had.
  synchronized String unused() {
    last++;
    return prefix + Long.toString(last, Character.MAX_RADIX);
  }

  synchronized int size() {
    return byEnd.size();
  }

  private Entry put(Entry entry) {
    entries.computeIfAbsent(entry.resource(), _ -> new LinkedHashMap<>()).put(entry.tag(), entry);
    byEnd.add(entry);
    return entry;
  }

  private Optional<Entry> find(String resource, String tag) {
    return Optional.ofNullable(entries.get(resource)).map(all -> all.get(tag));
  }

  private Optional<Entry> take(String resource, String tag) {
    var found = find(resource, tag);
    found.ifPresent(this::takeOut);
    return found;
  }

  private void takeOut(Entry entry) {
    byEnd.remove(entry);
    entries.computeIfPresent(
        entry.resource(),
        (_, all) -> {
          all.remove(entry.tag());
          return all.isEmpty() ? null : all;
        });
  }
}
