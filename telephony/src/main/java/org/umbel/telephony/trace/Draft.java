package org.umbel.telephony.trace;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.umbel.domain.call.CallId;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;

/// One call as it is gathered, or an exchange outside calls: its dialogs, and the first and the
/// last of its steps. Safe for all threads; adding costs a few stores.
final class Draft {
  private final Instant began;
  private final long number;
  private final Request invite;

  private final List<DraftLeg> legs = new ArrayList<>(2); // guarded by this
  private final List<Entry> head = new ArrayList<>(16); // guarded by this
  private final Deque<Entry> tail = new ArrayDeque<>(0); // guarded by this
  private int leftOut; // guarded by this
  private long bytes; // guarded by this
  private boolean dropped; // guarded by this
  private @Nullable CallId id; // guarded by this
  private @Nullable Instant ended; // guarded by this
  private boolean taken; // guarded by this
  private Instant last; // guarded by this

  /// @param number tells it from others until it has a name
  Draft(Instant began, long number, Request invite) {
    this.began = began;
    this.last = began;
    this.number = number;
    this.invite = invite;
  }

  Instant began() {
    return began;
  }

  /// What it began with.
  Request invite() {
    return invite;
  }

  /// Tells it from all others.
  long number() {
    return number;
  }

  /// When the last step came.
  synchronized Instant last() {
    return last;
  }

  /// Its name in the house; a call that the endpoint itself refused has only a number.
  synchronized CallId id() {
    return id == null ? new CallId("invite-" + number) : id;
  }

  synchronized boolean named() {
    return id != null;
  }

  synchronized void name(CallId name) {
    id = name;
  }

  synchronized Optional<Instant> ended() {
    return Optional.ofNullable(ended);
  }

  synchronized void end(Instant at) {
    ended = at;
  }

  /// Whether somebody has answered it.
  synchronized boolean taken() {
    return taken;
  }

  /// @return empty when it has too many already
  synchronized Optional<DraftLeg> leg(String callId) {
    if (legs.size() >= TraceLimits.LEGS || dropped) {
      return Optional.empty();
    }
    var leg = new DraftLeg(this, callId);
    legs.add(leg);
    return Optional.of(leg);
  }

  synchronized List<DraftLeg> legs() {
    return List.copyOf(legs);
  }

  /// The caller's.
  synchronized DraftLeg first() {
    return legs.getFirst();
  }

  /// @return by how many bytes it has grown
  synchronized int add(Entry entry) {
    if (dropped) {
      return 0;
    }
    if (entry instanceof Entry.Wire(_, _, _, Response response, _)
        && response.success()
        && response.cSeq().method().equals(Method.INVITE)) {
      taken = true;
    }
    last = entry.at();
    int grown = entry.size();
    if (head.size() < TraceLimits.STEPS) {
      head.add(entry);
    } else {
      tail.add(entry);
      if (tail.size() > TraceLimits.STEPS) {
        grown -= tail.remove().size();
        leftOut++;
      }
    }
    bytes += grown;
    return grown;
  }

  /// There is no room for a step.
  synchronized void leaveOut() {
    leftOut++;
  }

  synchronized List<Entry> entries() {
    var entries = new ArrayList<>(head);
    entries.addAll(tail);
    return entries;
  }

  synchronized int leftOut() {
    return leftOut;
  }

  /// It is forgotten and takes nothing more.
  ///
  /// @return how many bytes it had
  synchronized long drop() {
    dropped = true;
    return bytes;
  }
}
