package org.umbel.web;

import java.time.InstantSource;
import java.time.ZoneId;
import org.umbel.domain.engine.EngineDesk;
import org.umbel.domain.message.Mailboxes;
import org.umbel.domain.person.People;
import org.umbel.domain.person.PinGate;
import org.umbel.domain.report.ReportRing;
import org.umbel.domain.trace.CallTraces;
import org.umbel.domain.trace.ExchangeTraces;
import org.umbel.domain.trace.MessageTraces;
import org.umbel.domain.welcome.Resets;
import org.umbel.web.box.BoxServices;
import org.umbel.web.configured.LineDesk;
import org.umbel.web.configured.PeopleDesk;
import org.umbel.web.door.Accounts;
import org.umbel.web.worker.WorkerServices;

/// All that the web room needs of the rest of the house.
///
/// @param zone in which times are shown
public record WebServices(
    People people,
    PinGate pins,
    Resets resets,
    Mailboxes mailboxes,
    BoxServices boxes,
    CallTraces traces,
    ExchangeTraces exchanges,
    MessageTraces messageTraces,
    Accounts accounts,
    WorkerServices workers,
    EngineDesk engine,
    ReportRing reports,
    LineDesk lines,
    PeopleDesk peopleDesk,
    Health health,
    Figures figures,
    InstantSource clock,
    ZoneId zone) {}
