package org.umbel.domain.agent.duty;

import java.time.Instant;
import java.util.Optional;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Reason;
import org.umbel.domain.agent.WorkMode;
import org.umbel.domain.agent.options.AgentStatus;
import org.umbel.domain.agent.options.Availability;
import org.umbel.domain.agent.options.PresenceMapping;
import org.umbel.domain.agent.options.StatusNumber;
import org.umbel.domain.presence.Activity;
import org.umbel.domain.presence.Presence;
import org.umbel.domain.presence.Standing;

/// Presence as an agent state, and the other way round (PR-1, PR-4, PR-5).
public final class PresenceRule {
  /// The key of reasons that come from presence.
  public static final String REASON_KEY = "KW_UC_STATUS";

  /// While the phone is used for something else than a customer's call.
  static final AgentState ON_THE_PHONE =
      new AgentState.NotReady(WorkMode.NONE, Optional.of(reason(Availability.BUSY.reason())));

  private PresenceRule() {}

  /// What presence makes of an agent.
  ///
  /// @return empty when nobody knows the presence: that never changes an agent state
  public static Optional<AgentState> state(Presence presence, PresenceMapping mapping) {
    return availability(presence.standing())
        .map(availability -> state(availability, presence, mapping));
  }

  /// A platform's own number comes before that of the word.
  private static AgentState state(
      Availability availability, Presence presence, PresenceMapping mapping) {
    var note = presence.note();
    var number = presence.number().map(StatusNumber::new).orElseGet(availability::number);
    var byNote = note.flatMap(mapping::of);
    var status = byNote.orElseGet(() -> mapping.of(number));
    return switch (status) {
      case LOGOUT -> AgentState.LOGGED_OUT;
      case READY ->
          new AgentState.Ready(
              Optional.of(reason(why(Availability.AVAILABLE, note, Optional.empty(), mapping))));
      case NOT_READY ->
          new AgentState.NotReady(
              WorkMode.NONE,
              Optional.of(reason(why(missing(availability, number), note, byNote, mapping))));
    };
  }

  /// Why somebody is not ready who is available by the word, but not by the number.
  private static Availability missing(Availability word, StatusNumber number) {
    return word != Availability.AVAILABLE
        ? word
        : Availability.of(number)
            .filter(numbered -> numbered != Availability.AVAILABLE)
            .orElse(Availability.BUSY);
  }

  /// The note, where it made the state or reasons are notes; else the word of the availability.
  private static String why(
      Availability availability,
      Optional<String> note,
      Optional<AgentStatus> byNote,
      PresenceMapping mapping) {
    return byNote.isPresent() || mapping.notesAreReasons()
        ? note.orElse(availability.reason())
        : availability.reason();
  }

  private static Reason reason(String code) {
    return new Reason(code, Reason.Place.REASONS, REASON_KEY);
  }

  private static Optional<Availability> availability(Standing standing) {
    return switch (standing) {
      case UNKNOWN -> Optional.empty();
      case OFFLINE -> Optional.of(Availability.OFFLINE);
      case AVAILABLE -> Optional.of(Availability.AVAILABLE);
      case AWAY -> Optional.of(Availability.AWAY);
      case BE_RIGHT_BACK -> Optional.of(Availability.BE_RIGHT_BACK);
      case BUSY, MEETING, ON_THE_PHONE -> Optional.of(Availability.BUSY);
      case DO_NOT_DISTURB -> Optional.of(Availability.DO_NOT_DISTURB);
    };
  }

  /// What a configured status looks like as presence; a number that is none of ours is busy.
  static Presence shown(StatusNumber status, Instant since) {
    return switch (Availability.of(status).orElse(Availability.BUSY)) {
      case OFFLINE -> Presence.closed(since);
      case AVAILABLE -> Presence.open(since);
      case IDLE, AWAY -> Presence.open(since, Activity.AWAY);
      case BUSY, BUSY_IDLE -> Presence.open(since, Activity.BUSY);
      case BE_RIGHT_BACK -> Presence.open(since, Activity.BE_RIGHT_BACK);
      case DO_NOT_DISTURB -> Presence.open(since, Activity.DO_NOT_DISTURB);
    };
  }
}
