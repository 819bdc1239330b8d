package org.umbel.server;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.umbel.domain.chat.Chats;
import org.umbel.domain.engine.EngineDesk;
import org.umbel.domain.event.Event;
import org.umbel.domain.health.Neighbour;
import org.umbel.flows.RecordingByCall;
import org.umbel.server.live.LiveConfiguration;
import org.umbel.server.live.LivePeople;
import org.umbel.server.observe.Metrics;
import org.umbel.server.people.ConfiguredAccounts;
import org.umbel.server.people.Personnel;
import org.umbel.server.post.Lighting;
import org.umbel.server.post.PostOffice;
import org.umbel.server.premises.Premises;
import org.umbel.server.sound.BroughtSounds;
import org.umbel.server.work.CustomerWork;
import org.umbel.server.work.Reporting;
import org.umbel.server.work.ScreenStates;
import org.umbel.telephony.Telephony;
import org.umbel.telephony.trace.TraceBook;
import org.umbel.web.Health;
import org.umbel.web.Web;
import org.umbel.web.WebServices;
import org.umbel.web.WebSettings;
import org.umbel.web.box.BoxServices;
import org.umbel.web.worker.WorkerServices;

/// What people and programs see by HTTP, wired: everything else is open when it is.
///
/// @param neighbours whose health is shown, as they are at the moment
/// @param ready whether calls are taken
record Screens(
    Premises premises,
    Personnel personnel,
    PostOffice office,
    Conversation conversation,
    Lighting lighting,
    CustomerWork customers,
    Reporting reporting,
    Telephony telephony,
    LiveConfiguration live,
    TraceBook traces,
    Metrics metrics,
    Supplier<List<Neighbour>> neighbours,
    BooleanSupplier ready) {

  Web open() {
    var workers = workers();
    var engines =
        new EngineDesk(workers.previews(), workers.workers(), workers.options(), workers.calls());
    var services =
        new WebServices(
            personnel.people(),
            personnel.pins(),
            office.correspondence().welcome(),
            office.post().mailboxes(),
            boxes(),
            traces,
            traces,
            office.ways(),
            new ConfiguredAccounts(premises.configuration().administrators()),
            workers,
            engines,
            reporting.ring(),
            live,
            new LivePeople(live),
            new Health(ready, neighbours),
            metrics::write,
            premises.clock(),
            premises.configuration().timeZone());
    var web = premises.opened().add(Web.start(settings(), services));
    metrics.webLogins(web.counters());
    premises
        .journal()
        .follow(event -> {
          if (event instanceof Event.PinChanged(var owner)) {
            web.endSessions(owner);
          }
        });
    return web;
  }

  private WorkerServices workers() {
    var work = customers.work();
    var chats = premises.opened().add(new Chats(customers.desk().house(), customers.points()));
    return new WorkerServices(
        personnel.people(),
        work.workers(),
        work.options(),
        work.agents(),
        work.previews(),
        chats,
        new ScreenStates(work),
        customers.interactions(),
        customers.points(),
        customers.figures(),
        work.presence(),
        premises.clock());
  }

  private BoxServices boxes() {
    var greeting = premises.configuration().greeting();
    return new BoxServices(
        personnel.settings(),
        conversation.greetings(),
        personnel.sites(),
        new BroughtSounds(greeting.longest().plusSeconds(1)),
        conversation.voices(),
        greeting,
        new RecordingByCall(conversation.services(), telephony.ordered()),
        lighting.resets(),
        office.post().logins());
  }

  private WebSettings settings() {
    var page = premises.configuration().web();
    return new WebSettings(
        page.listen().host(),
        page.listen().port(),
        page.session(),
        page.behindHttps(),
        premises.data("worker-files"));
  }
}
