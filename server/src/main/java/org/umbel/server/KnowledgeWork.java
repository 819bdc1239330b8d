package org.umbel.server;

import org.umbel.domain.agent.Agents;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.agent.options.WorkerOptions;
import org.umbel.domain.preview.Previews;
import org.umbel.server.config.Configuration;

/// Everything for knowledge workers, wired: who they are, what they are ready for, what they are
/// offered.
///
/// @param configured those of the configuration
record KnowledgeWork(ConfiguredWorkers configured, Agents agents, Previews previews) {

  static KnowledgeWork open(Premises premises) {
    var configured = new ConfiguredWorkers(premises.configuration());
    var agents = new Agents(premises.clock());
    var previews =
        new Previews(agents, () -> configured.system().previews().arrival(), premises.clock());
    return new KnowledgeWork(configured, agents, previews);
  }

  /// Who is a worker.
  Workers workers() {
    return configured;
  }

  /// What is set for workers.
  WorkerOptions options() {
    return configured;
  }

  /// Puts the workers of another configuration, and what is set for them, in force.
  void put(Configuration wanted) {
    configured.put(wanted);
  }
}
