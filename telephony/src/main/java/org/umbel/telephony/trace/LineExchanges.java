package org.umbel.telephony.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.umbel.domain.trace.Step.What;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipMessage;
import org.umbel.sip.transport.Peer;

/// The last exchanges of one line that belong to no call. Each kind has a ring of its own, or a few
/// phones that are probed each minute would push out the one that does not register. Safe for all
/// threads; adding costs a few stores.
final class LineExchanges {
  /// Of one Call-ID, messages further apart than this are exchanges of their own: nobody repeats or
  /// answers anything later (RFC 3261 timer F).
  static final Duration PAUSE = Duration.ofSeconds(32);

  private static final AtomicLong NUMBERS = new AtomicLong(); // of all lines

  private final LineWatch line;
  private final boolean kept;
  private final Map<Kind, Ring> rings = new EnumMap<>(Kind.class); // guarded by this
  private final Map<String, Draft> open = new HashMap<>(); // by Call-ID; guarded by this

  /// What an exchange is about.
  private enum Kind {
    REGISTER,
    SUBSCRIBE,
    NOTIFY,
    OPTIONS,
    OTHER;

    private static final Map<String, Kind> BY_METHOD =
        Stream.of(values()).collect(Collectors.toMap(Kind::name, kind -> kind));

    static Kind of(Method method) {
      return BY_METHOD.getOrDefault(method.name(), OTHER);
    }
  }

  private static final class Ring {
    private final Deque<Draft> drafts = new ArrayDeque<>();
    private long bytes;
  }

  /// @param kept whether anything is kept at all
  LineExchanges(LineWatch line, boolean kept) {
    this.line = line;
    this.kept = kept;
    for (var kind : Kind.values()) {
      rings.put(kind, new Ring());
    }
  }

  /// A message that belongs to no call. What opens or ends calls is passed over.
  void wire(Instant at, SipMessage message, Peer peer, boolean received) {
    var method = message.cSeq().method();
    if (!kept || method.equals(Method.INVITE) || method.equals(Method.ACK)) {
      return;
    }
    synchronized (this) {
      var draft = open.get(message.callId());
      if (draft == null || draft.last().plus(PAUSE).isBefore(at)) {
        if (!(message instanceof Request first)) {
          return; // nobody asked
        }
        draft = begin(at, first);
      }
      var leg = draft.first();
      leg.seen(line, peer);
      add(draft, new Entry.Wire(at, leg, received, message, peer));
    }
  }

  /// Something happened to a request or a response.
  synchronized void note(Instant at, String callId, What what, String detail) {
    var draft = open.get(callId);
    if (draft != null) {
      add(draft, new Entry.Noted(at, what, detail));
    }
  }

  private Draft begin(Instant at, Request first) {
    var draft = new Draft(at, NUMBERS.incrementAndGet(), first);
    draft.leg(first.callId());
    open.put(first.callId(), draft);
    ring(draft).drafts.add(draft);
    return draft;
  }

  private Ring ring(Draft draft) {
    return Objects.requireNonNull(rings.get(Kind.of(draft.invite().method())));
  }

  private void add(Draft draft, Entry entry) {
    var ring = ring(draft);
    ring.bytes += draft.add(entry);
    while (ring.drafts.size() > TraceLimits.EXCHANGES || ring.bytes > TraceLimits.EXCHANGE_BYTES) {
      var oldest = ring.drafts.remove();
      ring.bytes -= oldest.drop();
      open.remove(oldest.first().callId, oldest);
    }
  }

  /// All of them, in no order.
  synchronized List<Draft> all() {
    var all = new ArrayList<Draft>();
    rings.values().forEach(ring -> all.addAll(ring.drafts));
    return all;
  }
}
