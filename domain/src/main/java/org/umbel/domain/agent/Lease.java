package org.umbel.domain.agent;

import java.time.Duration;

/// An agent kept for one interaction. It ends by itself when its time is over, so nobody stays
/// reserved for ever. Any thread; does not wait.
public interface Lease extends AutoCloseable {

  AgentId agent();

  Channel channel();

  /// Whether the agent is still kept.
  boolean held();

  /// Keeps the agent for so long from now.
  ///
  /// @return false when the lease has ended; it stays so
  boolean extend(Duration further);

  /// Lets the agent go. A second time does nothing.
  @Override
  void close();
}
