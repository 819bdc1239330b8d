package org.umbel.web.worker;

import java.time.InstantSource;
import org.umbel.domain.agent.Agents;
import org.umbel.domain.agent.Workers;
import org.umbel.domain.agent.options.WorkerOptions;
import org.umbel.domain.chat.Chats;
import org.umbel.domain.contact.ContactFigures;
import org.umbel.domain.contact.ContactPoints;
import org.umbel.domain.interaction.Interactions;
import org.umbel.domain.person.People;
import org.umbel.domain.presence.PresenceBook;
import org.umbel.domain.preview.Previews;

/// All that the screens of workers need of the rest of the house.
public record WorkerServices(
    People people,
    Workers workers,
    WorkerOptions options,
    Agents agents,
    Previews previews,
    Chats chats,
    StateBook states,
    Interactions calls,
    ContactPoints points,
    ContactFigures figures,
    PresenceBook presence,
    InstantSource clock) {}
