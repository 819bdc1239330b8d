package org.umbel.domain.agent.duty;

import java.time.Instant;
import java.util.Map;
import org.umbel.domain.agent.AgentId;

/// Keeps what of duties outlives the server. Safe for all threads; keeping does not wait.
public interface DutyVault {
  /// Keeps nothing.
  DutyVault NONE =
      new DutyVault() {
        @Override
        public Recalled recall() {
          return new Recalled(Map.of(), Instant.MIN);
        }

        @Override
        public void keep(AgentId agent, DutyMemory memory) {
          // nothing outlives this server
        }
      };

  /// What a server has left behind.
  ///
  /// @param ended when it was there last, a few seconds more or less
  record Recalled(Map<AgentId, DutyMemory> duties, Instant ended) {}

  /// What the server before this one has left behind.
  Recalled recall();

  /// Keeps it in the place of what was kept of the agent before. It is on disk soon afterwards, and
  /// lost only when the server dies in between.
  void keep(AgentId agent, DutyMemory memory);
}
