package org.umbel.store.trace;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.person.Extension;
import org.umbel.domain.trace.MessageTrace;

/// The traces in memory, in the order in which they began. Above the bound the oldest is forgotten,
/// and with each new one those that are too old. Not safe for several threads.
final class TraceShelf {
  private final MessageTraceLimits limits;
  private final InstantSource clock;
  private final LinkedHashMap<MessageId, MessageTrace> traces = new LinkedHashMap<>();
  private final Map<Extension, LinkedHashSet<MessageId>> byOwner = new HashMap<>();

  TraceShelf(MessageTraceLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  void add(TraceLine line) {
    var id = line.message();
    var before = traces.get(id);
    if (before == null) {
      traces.put(id, MessageTrace.begin(id, line.owner(), line.call()).with(line.step()));
      byOwner.computeIfAbsent(line.owner(), _ -> new LinkedHashSet<>()).add(id);
      forgetSurplus();
    } else {
      traces.put(id, before.with(line.step()));
    }
  }

  private void forgetSurplus() {
    var oldest = clock.instant().minus(limits.age());
    while (!traces.isEmpty()) {
      var first = traces.firstEntry().getValue();
      if (traces.size() <= limits.messages() && !first.lastHeardOf().isBefore(oldest)) {
        return;
      }
      forget(first);
    }
  }

  private void forget(MessageTrace trace) {
    traces.remove(trace.id());
    var own = byOwner.get(trace.owner());
    if (own != null) {
      own.remove(trace.id());
      if (own.isEmpty()) {
        byOwner.remove(trace.owner());
      }
    }
  }

  Optional<MessageTrace> find(MessageId id) {
    return Optional.ofNullable(traces.get(id));
  }

  /// Oldest first.
  SequencedCollection<MessageTrace> all() {
    return traces.sequencedValues();
  }

  /// Oldest first; a copy.
  List<MessageTrace> of(Extension owner) {
    var own = new ArrayList<MessageTrace>();
    for (var id : byOwner.getOrDefault(owner, new LinkedHashSet<>())) {
      find(id).ifPresent(own::add);
    }
    return own;
  }

  /// Everything as lines.
  List<TraceLine> lines() {
    var lines = new ArrayList<TraceLine>();
    for (var trace : traces.values()) {
      for (var step : trace.steps()) {
        lines.add(new TraceLine(trace.id(), trace.owner(), trace.call(), step));
      }
    }
    return lines;
  }
}
