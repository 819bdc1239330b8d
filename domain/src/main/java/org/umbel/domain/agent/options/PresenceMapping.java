package org.umbel.domain.agent.options;

import java.util.List;
import java.util.Optional;

/// How presence becomes an agent state (PR-1, PR-5).
///
/// @param own the person's ranges, asked before those of the system
/// @param notes come before all ranges; the first that matches decides
/// @param notesAreReasons whether the reason of an agent state is the note of the presence, where
///   there is one, in the place of the word for the presence (PR-4)
public record PresenceMapping(
    Levels own, Levels system, List<NoteRule> notes, boolean notesAreReasons) {

  public static final PresenceMapping STANDARD =
      new PresenceMapping(
          Levels.NONE,
          new Levels(ranges("0-4499"), ranges("4500-17999"), ranges("18000-")),
          List.of(),
          false);

  /// The ranges that are set at one level.
  public record Levels(
      Optional<StatusRanges> ready,
      Optional<StatusRanges> notReady,
      Optional<StatusRanges> logout) {
    public static final Levels NONE =
        new Levels(Optional.empty(), Optional.empty(), Optional.empty());

    /// Where ranges overlap, whoever is less available is right.
    private Optional<AgentStatus> of(StatusNumber number) {
      if (logout.filter(in -> in.contains(number)).isPresent()) {
        return Optional.of(AgentStatus.LOGOUT);
      }
      if (notReady.filter(in -> in.contains(number)).isPresent()) {
        return Optional.of(AgentStatus.NOT_READY);
      }
      return ready.filter(in -> in.contains(number)).map(_ -> AgentStatus.READY);
    }
  }

  private static Optional<StatusRanges> ranges(String text) {
    return StatusRanges.parse(text);
  }

  /// What a number becomes; the person's ranges are asked first. One that no range has is "not
  /// ready".
  public AgentStatus of(StatusNumber number) {
    return own.of(number).or(() -> system.of(number)).orElse(AgentStatus.NOT_READY);
  }

  /// What a note becomes.
  public Optional<AgentStatus> of(String note) {
    return notes.stream().filter(rule -> rule.matches(note)).map(NoteRule::status).findFirst();
  }

  /// The same with ranges of a person's own.
  public PresenceMapping with(Levels ofPerson) {
    return new PresenceMapping(ofPerson, system, notes, notesAreReasons);
  }
}
