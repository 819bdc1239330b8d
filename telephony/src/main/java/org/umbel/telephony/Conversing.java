package org.umbel.telephony;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.event.Event;
import org.umbel.domain.event.Journal;
import org.umbel.media.MediaException;
import org.umbel.media.engine.MediaEngine;
import org.umbel.media.engine.MediaSession;
import org.umbel.media.engine.SessionSettings;
import org.umbel.sip.message.Status;
import org.umbel.telephony.call.Arrival;
import org.umbel.telephony.call.Bringer;
import org.umbel.telephony.call.SipCall;
import org.umbel.telephony.call.Witness;
import org.umbel.telephony.line.Objection;
import org.umbel.telephony.line.Objection.Rule;
import org.umbel.telephony.ring.Answerable;
import org.umbel.telephony.ring.Onward;

/// Puts calls that came in into conversations, and ends those of which nothing is heard any more.
final class Conversing {
  private final MediaEngine media;
  private final Onward onward;
  private final Bringer bringer;
  private final Refusing refusing;
  private final Journal journal;

  /// By their media session.
  private final Map<Long, SipCall> talking = new ConcurrentHashMap<>();

  /// @param onward passes callers on whom a conversation has no more to say to
  /// @param bringer brings them to workers
  Conversing(
      MediaEngine media, Onward onward, Bringer bringer, Refusing refusing, Journal journal) {
    this.bringer = bringer;
    this.media = media;
    this.onward = onward;
    this.refusing = refusing;
    this.journal = journal;
  }

  void converse(Incoming incoming, PhoneNumber wanted, Consumer<Call> conversation) {
    var session = open(incoming);
    if (session.isEmpty()) {
      return;
    }
    try (var call =
        new SipCall(
            incoming.id(),
            incoming.arrival(),
            wanted,
            incoming.caller(),
            session.get(),
            incoming.traced(),
            onward,
            bringer)) {
      incoming.entry().endsBy(call::hangUp);
      converse(call, session.get(), conversation);
    }
  }

  /// The same for somebody who talks here already, or is called.
  ///
  /// @throws MediaException when there is no room for its audio
  void converse(
      CallId id,
      Arrival arrival,
      PhoneNumber wanted,
      SessionSettings audio,
      Answerable party,
      Consumer<Call> conversation) {
    var session = media.open(audio);
    try (var call =
        new SipCall(id, arrival, wanted, party, session, Witness.NONE, onward, bringer)) {
      converse(call, session, conversation);
    }
  }

  private void converse(SipCall call, MediaSession session, Consumer<Call> conversation) {
    try {
      talking.put(session.id(), call);
      conversation.accept(call);
    } finally {
      talking.remove(session.id());
    }
  }

  private Optional<MediaSession> open(Incoming call) {
    try {
      return Optional.of(media.open(call.line().settings().audio()));
    } catch (MediaException none) {
      var why = String.valueOf(none.getMessage());
      refusing.refuse(call, new Objection(Rule.NO_AUDIO, Status.SERVICE_UNAVAILABLE, why));
      return Optional.empty();
    }
  }

  /// Ends the call of a media session of which nothing was heard for so long (LN-10). Returns at
  /// once.
  void silent(long session, Duration since) {
    var dead = talking.get(session);
    if (dead != null) {
      journal.happened(new Event.CallSilent(dead.id(), since));
      Thread.startVirtualThread(dead::hangUp);
    }
  }
}
