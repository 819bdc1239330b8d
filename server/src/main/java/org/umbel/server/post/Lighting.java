package org.umbel.server.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.lamp.Lamp;
import org.umbel.domain.notice.NoticeResets;
import org.umbel.flows.LampComparison;
import org.umbel.flows.LampKeeper;
import org.umbel.flows.NewNotices;
import org.umbel.flows.News;
import org.umbel.flows.Notifier;
import org.umbel.flows.RuledLamp;
import org.umbel.flows.Services;
import org.umbel.flows.SwitchOffMails;
import org.umbel.server.observe.Metrics;
import org.umbel.server.premises.Premises;
import org.umbel.store.notice.FileSilenceBook;

/// The lamps of phones and the texts for mobile phones, wired.
///
/// @param resets by which somebody is told anew
/// @param switchOffs where mails switch lamps off
public record Lighting(Texts texts, NoticeResets resets, Optional<SwitchOffMails> switchOffs) {

  /// @param phones whose lamps are set
  public static Lighting open(
      Premises premises, Services services, PostOffice office, Lamp phones, Metrics metrics) {
    var texts = Texts.open(premises);
    var silences = new FileSilenceBook(premises.data("silences"));
    var news = new News(services, silences);
    var told = texts.notifier(premises, news);
    var keeper = keeper(premises, news, office.ways().before(phones), told, metrics);
    office.watch().begin(keeper);
    keeper.all();
    var resets = new NewNotices(services, silences, office.watch());
    return new Lighting(texts, resets, switchOffs(premises, services, resets));
  }

  private static LampKeeper keeper(
      Premises premises, News news, Lamp phones, Optional<Notifier> told, Metrics metrics) {
    var services = news.services();
    var shown = new RuledLamp(news, phones);
    Lamp both =
        (owner, counts) -> {
          shown.show(owner, counts);
          told.ifPresent(notifier -> notifier.show(owner, counts));
        };
    var compared =
        premises
            .opened()
            .add(
                new LampComparison(
                    services.people(),
                    services.mailboxes(),
                    both,
                    premises.journal(),
                    premises.configuration().lamp().compare(),
                    LampKeeper.Patience.REAL));
    var keeper =
        premises
            .opened()
            .add(
                new LampKeeper(
                    services.people(),
                    services.mailboxes(),
                    compared,
                    premises.journal(),
                    LampKeeper.Patience.REAL));
    compared.begin(keeper);
    metrics.gauge(
        "umbel_lamps_different",
        "Lamps that showed something else than their mailbox held, when all were compared last.",
        compared::different);
    return keeper;
  }

  private static Optional<SwitchOffMails> switchOffs(
      Premises premises, Services services, NoticeResets resets) {
    var mails =
        premises
            .configuration()
            .lamp()
            .offMailbox()
            .map(address ->
                premises
                    .opened()
                    .add(new SwitchOffMails(services, resets, address, LampKeeper.Patience.REAL)));
    mails.ifPresent(SwitchOffMails::begin);
    return mails;
  }

  public List<Neighbour> neighbours() {
    var all = new ArrayList<>(texts.neighbours());
    all.addAll(switchOffs.stream().toList());
    return all;
  }
}
