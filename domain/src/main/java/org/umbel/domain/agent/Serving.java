package org.umbel.domain.agent;

/// An agent serves somebody. It lasts until it is closed, a day at most, so nobody serves for ever
/// whose call was lost sight of. Any thread; does not wait.
public interface Serving extends AutoCloseable {

  AgentId agent();

  Channel channel();

  /// The agent serves this customer no more. A second time does nothing.
  @Override
  void close();
}
