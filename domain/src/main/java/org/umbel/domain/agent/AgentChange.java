package org.umbel.domain.agent;

import java.time.Instant;

/// An agent state has changed at one channel.
public record AgentChange(
    AgentId agent, Channel channel, AgentState before, AgentState after, Cause cause, Instant at) {}
