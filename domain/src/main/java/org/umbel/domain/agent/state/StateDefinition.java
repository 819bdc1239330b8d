package org.umbel.domain.agent.state;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.agent.AgentState;

/// A state as workers see it.
///
/// @param id without blanks
/// @param agents which agent states it stands for; the first is the one that is asked for. None for
///   the built-in states that show several channels together
public record StateDefinition(
    String id, Optional<Icon> icon, List<StateText> texts, List<AgentPattern> agents) {

  public StateDefinition {
    texts = List.copyOf(texts);
    agents = List.copyOf(agents);
  }

  public boolean matches(AgentState state) {
    return agents.stream().anyMatch(pattern -> pattern.matches(state));
  }

  /// What is asked for when somebody chooses it.
  public Optional<AgentState> asked() {
    return agents.stream().findFirst().map(AgentPattern::state);
  }

  /// Whether it can be chosen at all.
  public boolean selectable() {
    return texts.stream().anyMatch(text -> text.menu().isPresent());
  }

  /// As something to choose.
  ///
  /// @param language BCP 47
  /// @return empty when it cannot be chosen in this language
  public Optional<String> menu(String language) {
    return in(language).flatMap(StateText::menu);
  }

  /// As what somebody is in.
  public Optional<String> status(String language) {
    return in(language).flatMap(StateText::status);
  }

  private Optional<StateText> in(String language) {
    return texts.stream()
        .filter(text -> text.isIn(language))
        .findFirst()
        .or(() -> texts.stream().filter(text -> text.language().isEmpty()).findFirst());
  }
}
