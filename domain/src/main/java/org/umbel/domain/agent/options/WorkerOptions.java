package org.umbel.domain.agent.options;

import org.umbel.domain.agent.AgentId;

/// What is set for workers, as it is now: a change of the configuration shows at the next question.
/// Safe for all threads; does not wait.
public interface WorkerOptions {

  /// What holds for everybody who has nothing of the own.
  OptionSet system();

  /// What holds for one worker: the person's options come before those of the system. Whoever is no
  /// worker has those of the system.
  OptionSet of(AgentId agent);
}
