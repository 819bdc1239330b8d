package org.umbel.domain.agent.state;

import java.util.Optional;

/// What is entered by itself after an event.
///
/// @param post what follows when the time is over; empty: what was before
public record AutoState(StateDefinition state, Optional<StateDefinition> post) {}
