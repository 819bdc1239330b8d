package org.umbel.domain.agent.duty;

import java.util.Optional;
import java.util.Set;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.AgentState;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.Worker;
import org.umbel.domain.agent.options.OptionSet;
import org.umbel.domain.agent.options.PauseOptions;
import org.umbel.domain.presence.Presence;
import org.umbel.domain.presence.Source;
import org.umbel.domain.presence.Standing;

/// The surroundings as one worker has them: what is set for the worker, known of the person, and
/// shown of the duty.
record OwnSurroundings(AgentId agent, Surroundings around) {
  /// Neither is the person's own word: calls pass by, and duty is what is decided here.
  private static final Set<Source> NOT_THE_PERSON = Set.of(Source.LINE, Source.DUTY);

  Optional<Worker> worker() {
    return around.workers().byId(agent);
  }

  OptionSet options() {
    return around.options().of(agent);
  }

  boolean serves() {
    return around.agents().engaged(agent, Channel.VOICE) > 0;
  }

  /// What the person's presence asks for.
  ///
  /// @param before whether it has ever asked for anything
  /// @return empty as long as no source but the phone has ever said anything: who has no presence
  ///   sets the state by hand; empty, too, while the presence is not known
  Optional<AgentState> heard(boolean before) {
    return worker()
        .filter(worker -> before || hasPresence(worker))
        .flatMap(worker ->
            PresenceRule.state(
                around.presence().without(NOT_THE_PERSON, worker.person()), options().mapping()));
  }

  private boolean hasPresence(Worker worker) {
    return !NOT_THE_PERSON.containsAll(around.presence().sources(worker.person()).keySet());
  }

  boolean onThePhone() {
    return serves()
        || worker()
            .map(worker -> around.presence().sources(worker.person()).get(Source.LINE))
            .filter(OwnSurroundings::onThePhone)
            .isPresent();
  }

  static boolean onThePhone(Presence line) {
    return line.standing() == Standing.ON_THE_PHONE;
  }

  /// What is set for a pause, where it is not a rest.
  Optional<PauseOptions> of(Pause pause) {
    return switch (pause.kind()) {
      case REST -> Optional.empty();
      case WRAP_UP -> Optional.of(options().wrapUp());
      case LEGAL_GUARD -> Optional.of(options().legalGuard());
    };
  }

  void show(PauseOptions how) {
    show(PresenceRule.shown(how.status(), around.clock().instant()).noted(how.note()));
  }

  void showCall() {
    var push = options().onCall();
    if (push.enabled()) {
      show(PresenceRule.shown(push.status(), around.clock().instant()).noted(push.message()));
    }
  }

  /// Shows what is to be seen after a call: what was before it, or what is configured.
  void showAfterCall() {
    var push = options().onCall();
    if (push.enabled() && push.released().isPresent()) {
      show(PresenceRule.shown(push.released().get(), around.clock().instant()));
    } else {
      takeBack();
    }
  }

  private void show(Presence status) {
    worker().ifPresent(worker -> around.board().show(worker.person(), status));
  }

  void takeBack() {
    worker().ifPresent(worker -> around.board().takeBack(worker.person()));
  }
}
