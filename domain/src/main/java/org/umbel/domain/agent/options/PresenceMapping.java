package org.umbel.domain.agent.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How presence becomes an agent state (PR-1, PR-5).
///
/// @param own the person's ranges, asked before those of the system
/// @param notes come before all ranges; the first that matches decides
public record PresenceMapping(Levels own, Levels system, List<NoteRule> notes) {

  public static final PresenceMapping STANDARD =
      new PresenceMapping(
          Levels.NONE,
          new Levels(ranges("0-4499"), ranges("4500-17999"), ranges("18000-")),
          List.of());

  /// The ranges that are set at one level.
  public record Levels(
      Optional<StatusRanges> ready,
      Optional<StatusRanges> notReady,
      Optional<StatusRanges> logout) {
    public static final Levels NONE =
        new Levels(Optional.empty(), Optional.empty(), Optional.empty());

    private Optional<AgentStatus> of(StatusNumber number) {
      var found = all(number);
      return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    private List<AgentStatus> all(StatusNumber number) {
      var found = new ArrayList<AgentStatus>();
      ready.filter(in -> in.contains(number)).ifPresent(_ -> found.add(AgentStatus.READY));
      notReady.filter(in -> in.contains(number)).ifPresent(_ -> found.add(AgentStatus.NOT_READY));
      logout.filter(in -> in.contains(number)).ifPresent(_ -> found.add(AgentStatus.LOGOUT));
      return found;
    }
  }

  private static Optional<StatusRanges> ranges(String text) {
    return StatusRanges.parse(text);
  }

  /// What a number becomes; one that nobody has set is "not ready".
  public AgentStatus of(StatusNumber number) {
    return own.of(number).or(() -> system.of(number)).orElse(AgentStatus.NOT_READY);
  }

  /// What a note becomes.
  public Optional<AgentStatus> of(String note) {
    return notes.stream().filter(rule -> rule.matches(note)).map(NoteRule::status).findFirst();
  }

  /// The same with ranges of a person's own.
  public PresenceMapping with(Levels ofPerson) {
    return new PresenceMapping(ofPerson, system, notes);
  }
}
