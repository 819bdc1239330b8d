package org.umbel.server;

import java.util.List;
import org.umbel.domain.agent.Agents;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.agent.duty.Duties;
import org.umbel.domain.agent.duty.Surroundings;
import org.umbel.domain.agent.options.WorkerOptions;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.presence.PresenceBook;
import org.umbel.domain.presence.PresencePlatform;
import org.umbel.domain.preview.Previews;
import org.umbel.server.config.Configuration;
import org.umbel.store.person.FileRedirectVault;

/// Everything for knowledge workers, wired: who they are, what they are ready for, what they are
/// offered.
///
/// @param configured those of the configuration
/// @param duties through which agent states are changed
/// @param states the document of agent states
record KnowledgeWork(
    ConfiguredWorkers configured,
    PresenceBook presence,
    Agents agents,
    Duties duties,
    StatesDocument states,
    Previews previews) {

  /// @param presence what is known of people
  /// @param platforms where else it is shown that somebody is on a call
  static KnowledgeWork open(
      Premises premises, PresenceBook presence, List<PresencePlatform> platforms) {
    var clock = premises.clock();
    var configured =
        new ConfiguredWorkers(
            premises.configuration(), new FileRedirectVault(premises.data("redirects")));
    var states = premises.opened().add(new StatesDocument());
    states.read(configured.system().statesLocation());
    var agents = new Agents(clock, channel -> configured.system().atOnce(channel));
    var duties =
        new Duties(
            new Surroundings(
                agents,
                configured,
                configured,
                states::states,
                presence,
                new DutyBoard(presence, platforms),
                clock));
    var previews = new Previews(agents, () -> configured.system().previews().arrival(), clock);
    presence.follow(duties::heard);
    previews.follow(new AutomaticStates(duties));
    premises.opened().add(DutyRounds.start(duties));
    duties.enlist();
    return new KnowledgeWork(configured, presence, agents, duties, states, previews);
  }

  /// Who is a worker.
  Workers workers() {
    return configured;
  }

  /// What is set for workers.
  WorkerOptions options() {
    return configured;
  }

  List<Neighbour> neighbours() {
    return List.of(states);
  }

  /// Puts the workers of another configuration, and what is set for them, in force.
  void put(Configuration wanted) {
    configured.put(wanted);
    states.read(configured.system().statesLocation());
    duties.enlist();
  }
}
