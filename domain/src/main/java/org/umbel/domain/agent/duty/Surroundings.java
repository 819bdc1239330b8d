package org.umbel.domain.agent.duty;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.umbel.domain.agent.Agents;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.agent.options.WorkerOptions;
import org.umbel.domain.agent.state.States;
import org.umbel.domain.presence.PresenceBook;

/// What duties are made of.
///
/// @param states as they are now
/// @param presence what is known of people
/// @param board where a worker's duty is shown
public record Surroundings(
    Agents agents,
    Workers workers,
    WorkerOptions options,
    Supplier<States> states,
    PresenceBook presence,
    StatusBoard board,
    InstantSource clock) {}
