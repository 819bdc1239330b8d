package org.umbel.domain.agent.state;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.umbel.domain.agent.AgentState;

/// All states that workers can be shown in (CS-1). Unchanging.
///
/// @param own those of the document, in its order
/// @param autos those the document says are entered by themselves
public record States(List<StateDefinition> own, Map<AutoEvent, AutoState> autos) {
  /// Without a document.
  public static final States BUILT_IN = new States(List.of(), Map.of());

  private static final Map<AutoEvent, AutoState> STANDARD_AUTOS =
      Map.of(
          AutoEvent.PREVIEW_REJECT,
          new AutoState(BuiltIn.DO_NOT_DISTURB, Optional.of(BuiltIn.READY)),
          AutoEvent.PREVIEW_TIMEOUT,
          new AutoState(BuiltIn.NOT_READY, Optional.empty()),
          AutoEvent.PREVIEW_REDIRECT,
          new AutoState(BuiltIn.DO_NOT_DISTURB, Optional.empty()));

  public States {
    own = List.copyOf(own);
    autos = autos.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(autos));
  }

  public Optional<StateDefinition> find(String id) {
    return Stream.concat(own.stream(), BuiltIn.ALL.stream())
        .filter(state -> state.id().equals(id))
        .findFirst();
  }

  /// The first state of the document that stands for this agent state; where none does, the
  /// built-in one. A state without a reason or mode stands for all of them, so the special ones
  /// come first in a good document.
  public StateDefinition of(AgentState state) {
    return own.stream()
        .filter(one -> one.matches(state))
        .findFirst()
        .orElseGet(() -> builtIn(state));
  }

  private static StateDefinition builtIn(AgentState state) {
    return switch (state) {
      case AgentState.LoggedOut() -> BuiltIn.LOGGED_OUT;
      case AgentState.Ready _ -> BuiltIn.READY;
      case AgentState.NotReady _ -> BuiltIn.NOT_READY;
    };
  }

  /// One state for all channels of a worker (CS-3).
  ///
  /// @param channels what each channel is in
  public StateDefinition combined(Collection<AgentState> channels) {
    var shown = channels.stream().map(this::of).collect(Collectors.toSet());
    if (shown.size() == 1) {
      return shown.iterator().next();
    }
    if (channels.stream().anyMatch(AgentState.Ready.class::isInstance)) {
      return BuiltIn.PART_READY;
    }
    return Set.of(BuiltIn.LOGGED_OUT).containsAll(shown) ? BuiltIn.LOGGED_OUT : BuiltIn.NOT_READY;
  }

  /// What can be chosen, in this order.
  ///
  /// @param logout whether logging out can
  /// @param followed whether presence makes the worker's state, from which "do not disturb" is the
  ///   way out (PR-8), also where a document has other states
  public List<StateDefinition> menu(boolean logout, boolean followed) {
    var documented = own.stream().filter(StateDefinition::selectable);
    var chosen =
        own.isEmpty()
            ? Stream.of(BuiltIn.READY, BuiltIn.DO_NOT_DISTURB)
            : followed ? Stream.concat(documented, Stream.of(BuiltIn.DO_NOT_DISTURB)) : documented;
    var last = logout ? Stream.of(BuiltIn.LOGOUT_MENU) : Stream.<StateDefinition>empty();
    return Stream.concat(chosen, last).toList();
  }

  /// What is entered by itself after an event; the standard where the document does not say it.
  public AutoState auto(AutoEvent event) {
    return Optional.ofNullable(autos.get(event))
        .orElseGet(() -> Optional.ofNullable(STANDARD_AUTOS.get(event)).orElseThrow());
  }
}
