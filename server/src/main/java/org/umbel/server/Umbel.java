package org.umbel.server;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.umbel.directory.people.Account;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.lamp.LampNumbers;
import org.umbel.domain.message.MailboxWatch;
import org.umbel.domain.presence.PresenceBook;
import org.umbel.domain.routing.Routing;
import org.umbel.domain.station.RegistrationVault;
import org.umbel.flows.Reception;
import org.umbel.flows.Services;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.SpokenCodecs;
import org.umbel.server.live.FaxDialling;
import org.umbel.server.live.LineFigures;
import org.umbel.server.live.LineHealth;
import org.umbel.server.live.LineWords;
import org.umbel.server.live.LiveConfiguration;
import org.umbel.server.live.OtherPresence;
import org.umbel.server.live.StationTerms;
import org.umbel.server.live.TelephonyTerms;
import org.umbel.server.observe.EventLog;
import org.umbel.server.observe.Metrics;
import org.umbel.server.people.Personnel;
import org.umbel.server.people.Roster;
import org.umbel.server.post.Lighting;
import org.umbel.server.post.PostOffice;
import org.umbel.server.premises.Announcements;
import org.umbel.server.premises.Opened;
import org.umbel.server.premises.Premises;
import org.umbel.server.work.CustomerWork;
import org.umbel.server.work.KnowledgeWork;
import org.umbel.server.work.Reporting;
import org.umbel.sip.locate.DnsNames;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.store.station.FileRegistrationVault;
import org.umbel.telephony.Telephony;
import org.umbel.telephony.trace.TraceBook;
import org.umbel.telephony.trace.TraceLimits;
import org.umbel.web.Web;

/// The whole server, wired by hand from top to bottom: people, knowledge workers, messages, calls,
/// lamps, screens. Each part wires its own in a file of its own; nothing else chooses
/// implementations.
public final class Umbel implements AutoCloseable {
  private final Configuration configuration;
  private final InstantSource clock = InstantSource.system();
  private final Metrics metrics = new Metrics(clock);
  private final EventLog log = new EventLog(metrics, clock);
  private final Announcements journal = new Announcements();
  private final TraceBook traces;
  private final Opened opened = new Opened();
  private final Premises premises;
  private final LineWords lineWords = new LineWords(clock);
  private final AtomicBoolean ready = new AtomicBoolean();
  private final Telephony telephony;
  private final LiveConfiguration live;
  private final Web web;

  /// Starts everything and answers calls when it returns.
  ///
  /// Throws the module's own exception, with the reason in words, when a port is taken, the disk
  /// refuses or another server works with the data; nothing is left open then.
  ///
  /// @param file where the configuration was read from and is read again; empty when from none
  public static Umbel start(Configuration configuration, Optional<Path> file) {
    return new Umbel(configuration, file);
  }

  private Umbel(Configuration configuration, Optional<Path> file) {
    this.configuration = configuration;
    premises = new Premises(configuration, clock, journal, opened);
    journal.follow(log);
    traces = new TraceBook(traceLimits(), clock);
    journal.follow(traces);
    try {
      // people, and knowledge workers among them
      var personnel = Personnel.open(premises);
      log.journalNumbers(owner -> personnel.account(owner).flatMap(Account::journal));
      var presence = new PresenceBook(clock);
      var elsewhere = new OtherPresence();
      var work = KnowledgeWork.open(premises, personnel, presence, elsewhere.platforms());
      var reporting = Reporting.open(premises);
      var customers = CustomerWork.open(premises, work, reporting.reports());
      work.begin();

      // messages, and calls that leave and hear them
      var office = PostOffice.open(premises, personnel);
      var faxes = new FaxDialling(configuration.plan(personnel.sites()));
      var conversation = Conversation.open(premises, personnel, office, faxes);
      var registrations =
          opened.add(FileRegistrationVault.open(premises.data("registrations"), clock));
      telephony = telephony(conversation.services(), registrations, customers);
      faxes.begin(telephony.dialling());
      telephony.followedBy(customers.directCalls());
      elsewhere.start(configuration, telephony.lines(), presence, clock, opened);
      live = live(file, personnel, customers, office.watch());
      var lighting =
          Lighting.open(premises, conversation.services(), office, telephony.lamps(), metrics);

      // what people and programs see
      var lasting = new ArrayList<>(office.neighbours());
      lasting.addAll(List.of(registrations, conversation.voices(), SpokenCodecs.of(configuration)));
      lasting.addAll(lighting.neighbours());
      lasting.addAll(personnel.neighbours());
      lasting.addAll(work.neighbours());
      lasting.addAll(elsewhere.neighbours());
      lasting.addAll(reporting.neighbours());
      var neighbours = neighbours(lasting);
      new ServerFigures(telephony, office.courier(), traces, configuration.data())
          .show(metrics, neighbours);
      web =
          new Screens(
                  premises,
                  personnel,
                  office,
                  conversation,
                  lighting,
                  customers,
                  reporting,
                  telephony,
                  live,
                  traces,
                  metrics,
                  neighbours,
                  ready::get)
              .open();
      ready.set(true);
    } catch (RuntimeException failure) {
      opened.close();
      throw failure;
    }
  }

  private TraceLimits traceLimits() {
    var trace = configuration.trace();
    return new TraceLimits(trace.calls(), trace.megabytes() * 1_000_000L, trace.showKeys());
  }

  private Telephony telephony(
      Services services, RegistrationVault registrations, CustomerWork customers) {
    var terms = new TelephonyTerms(configuration);
    var surroundings =
        new Telephony.Surroundings(
            new Routing(
                services.people(),
                new HashSet<>(configuration.pilots()),
                configuration.plan(services.sites()),
                customers.points()),
            new Reception(services, configuration.language(), customers.desk()),
            journal,
            log::sip,
            log.media(),
            traces,
            registrations,
            clock,
            DnsNames.remembered(terms.dns()),
            customers.work().presence());
    var settings =
        terms.settings(
            owner -> LampNumbers.of(services.settings().of(owner), owner, services.sites()));
    return opened.add(Telephony.start(settings, surroundings));
  }

  private LiveConfiguration live(
      Optional<Path> file, Personnel personnel, CustomerWork customers, MailboxWatch watch) {
    return new LiveConfiguration(
        file,
        configuration,
        telephony.lines(),
        new LineFigures(telephony, traces),
        wanted -> {
          customers.work().put(wanted);
          customers.put(wanted);
          telephony.presence().apply(OtherPresence.terms(wanted.presence()));
          return people(personnel.roster(), wanted, watch);
        },
        clock);
  }

  /// Puts the people of a configuration in force: routing and voice boxes, phones, lamps.
  private List<String> people(Roster roster, Configuration wanted, MailboxWatch watch) {
    var changes = roster.put(wanted);
    telephony.stations().replace(StationTerms.of(wanted));
    changes.touched().forEach(watch::changed);
    return changes.words();
  }

  /// All of them, as they are at the moment: lines come and go.
  private Supplier<List<Neighbour>> neighbours(List<Neighbour> lasting) {
    return () ->
        Stream.of(
                lasting.stream(),
                telephony.lines().all().stream().map(line -> new LineHealth(line, lineWords)),
                telephony.lines().neighbours().stream())
            .<Neighbour>flatMap(some -> some)
            .toList();
  }

  /// Reads the configuration's files again and puts in force what can be without a restart; tells
  /// the log what it did, or what is wrong with the files.
  public void reload() {
    live.reload();
  }

  /// Where calls are taken, the first of the configured addresses with the port it got.
  public ListenPoint sip() {
    return telephony.lines().first().orElseThrow().listenPoints().getFirst();
  }

  /// Where the web page is, with the port it got.
  public InetSocketAddress web() {
    return web.address();
  }

  /// Takes no more calls and lets those that go on end, for the configured time at most; closes
  /// everything then. What was recorded is on disk.
  public void stop() {
    ready.set(false);
    try {
      telephony.drain(configuration.stopTime());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    close();
  }

  /// Closes everything at once; calls that go on are cut off.
  @Override
  public void close() {
    ready.set(false);
    opened.close();
  }
}
