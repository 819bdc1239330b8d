package org.umbel.flows;

import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.options.WorkerOptions;
import org.umbel.domain.agent.state.AutoEvent;
import org.umbel.domain.contact.ContactFigures;
import org.umbel.domain.contact.Search;
import org.umbel.domain.interaction.Interactions;
import org.umbel.domain.report.Reporter;

/// What brings customers and workers together.
///
/// @param sounds reads a WAV file, and remembers it; empty when it cannot be played
/// @param missed told what state a worker gets whose phone did not take what was accepted
/// @param music what customers hear while they wait where a contact point has no music of its own
public record CustomerDesk(
    Search.House house,
    WorkerOptions options,
    Interactions interactions,
    ContactFigures figures,
    Reporter reporter,
    BiConsumer<AgentId, AutoEvent> missed,
    Function<Path, Optional<ShortBuffer>> sounds,
    Supplier<Optional<ShortBuffer>> music) {}
