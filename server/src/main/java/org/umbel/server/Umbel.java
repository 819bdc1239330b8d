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
import org.umbel.domain.chat.Chats;
import org.umbel.domain.engine.EngineDesk;
import org.umbel.domain.event.Event;
import org.umbel.domain.greeting.Greetings;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.lamp.Lamp;
import org.umbel.domain.lamp.LampNumbers;
import org.umbel.domain.message.MailSettings;
import org.umbel.domain.message.MailboxWatch;
import org.umbel.domain.notice.NoticeResets;
import org.umbel.domain.person.GuessWatch;
import org.umbel.domain.person.People;
import org.umbel.domain.presence.PresenceBook;
import org.umbel.domain.report.ReportRing;
import org.umbel.domain.routing.Routing;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.speech.reading.MailReader;
import org.umbel.domain.station.RegistrationVault;
import org.umbel.domain.trace.MessageStep;
import org.umbel.domain.trace.MessageTraces;
import org.umbel.domain.welcome.Resets;
import org.umbel.flows.LampComparison;
import org.umbel.flows.LampKeeper;
import org.umbel.flows.LetterDesk;
import org.umbel.flows.NewNotices;
import org.umbel.flows.News;
import org.umbel.flows.Notifier;
import org.umbel.flows.Outlets;
import org.umbel.flows.Reception;
import org.umbel.flows.RecordingByCall;
import org.umbel.flows.RuledLamp;
import org.umbel.flows.Services;
import org.umbel.flows.SwitchOffMails;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.SpokenCodecs;
import org.umbel.server.observe.EventLog;
import org.umbel.server.observe.Metrics;
import org.umbel.sip.locate.DnsNames;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.speech.RecordedVoice;
import org.umbel.store.fax.FaxJobFolder;
import org.umbel.store.letter.LetterOutbox;
import org.umbel.store.notice.FileSilenceBook;
import org.umbel.store.person.FileGreetings;
import org.umbel.store.person.FileWelcomeVault;
import org.umbel.store.spool.Courier;
import org.umbel.store.spool.RetryPlan;
import org.umbel.store.spool.Spool;
import org.umbel.store.spool.SpoolLimits;
import org.umbel.store.station.FileRegistrationVault;
import org.umbel.store.trace.MessageTraceBook;
import org.umbel.store.trace.MessageTraceLimits;
import org.umbel.telephony.Telephony;
import org.umbel.telephony.trace.TraceBook;
import org.umbel.telephony.trace.TraceLimits;
import org.umbel.voices.JsoupText;
import org.umbel.voices.Voices;
import org.umbel.web.Health;
import org.umbel.web.Web;
import org.umbel.web.WebServices;
import org.umbel.web.WebSettings;
import org.umbel.web.box.BoxServices;
import org.umbel.web.worker.WorkerServices;

/// The whole server, wired by hand from top to bottom. Nothing else chooses implementations.
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
      // people, and messages from the caller's mouth to the mailbox
      var personnel = Personnel.open(premises);
      log.journalNumbers(owner -> personnel.account(owner).flatMap(Account::journal));
      var presence = new PresenceBook(clock);
      var elsewhere = new OtherPresence();
      var work = KnowledgeWork.open(premises, personnel, presence, elsewhere.platforms());
      var reporting = Reporting.open(premises);
      var customers = CustomerWork.open(premises, work, reporting.reports());
      work.begin();
      var watch = new LateWatch();
      var mailIsBack = new LateRunnable();
      var ways = messageTraces();
      var post = Post.open(premises, personnel, watch, ways, mailIsBack);
      var spool = opened.add(Spool.open(premises.data("spool"), spoolLimits(), journal));
      var courier = courier(spool, personnel.people(), post);
      var correspondence = correspondence(personnel, post);
      mailIsBack.begin(() -> {
        courier.hurry();
        correspondence.hurry();
      });

      // calls, and what is said in them
      var greetings = new FileGreetings(premises.data("greetings"));
      var voices = Voices.open(configuration.speech(), spokenTexts(), clock);
      var services = services(personnel, voices, greetings, spool, post);
      var registrations =
          opened.add(FileRegistrationVault.open(premises.data("registrations"), clock));
      telephony = telephony(services, registrations, customers);
      telephony.followedBy(customers.directCalls());
      elsewhere.start(configuration, telephony.lines(), presence, clock, opened);
      live =
          new LiveConfiguration(
              file,
              configuration,
              telephony.lines(),
              new LineFigures(telephony, traces),
              wanted -> {
                work.put(wanted);
                customers.put(wanted);
                telephony.presence().apply(OtherPresence.terms(wanted.presence()));
                return people(personnel.roster(), wanted, watch);
              },
              clock);

      // lamps and mobile phones
      var texts = Texts.open(premises);
      var silences = new FileSilenceBook(premises.data("silences"));
      var news = new News(services, silences);
      var lamps = lamps(news, ways, texts.notifier(premises, news));
      watch.begin(lamps);
      lamps.all();

      var resets = new NewNotices(services, silences, watch);
      var switchOffs = switchOffs(services, resets);

      // what people and programs see
      var lasting = new ArrayList<Neighbour>(List.of(spool, courier, ways, registrations, voices));
      lasting.addAll(correspondence.outbox().toList());
      lasting.add(SpokenCodecs.of(configuration));
      lasting.addAll(texts.neighbours());
      lasting.addAll(post.neighbours());
      lasting.addAll(switchOffs.stream().toList());
      lasting.addAll(personnel.neighbours());
      lasting.addAll(work.neighbours());
      lasting.addAll(elsewhere.neighbours());
      lasting.addAll(reporting.neighbours());
      var neighbours = neighbours(lasting);
      new ServerFigures(telephony, courier, traces, configuration.data()).show(metrics, neighbours);
      var boxes =
          new BoxServices(
              personnel.settings(),
              greetings,
              new BroughtSounds(configuration.greeting().longest().plusSeconds(1)),
              voices,
              configuration.greeting(),
              new RecordingByCall(services, telephony.ordered()),
              resets,
              post.logins());
      var screens = workers(personnel.people(), work, customers);
      web =
          web(
              personnel,
              post,
              boxes,
              ways,
              correspondence.welcome(),
              screens,
              reporting.ring(),
              neighbours);
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

  private MessageTraceBook messageTraces() {
    var handedOver =
        switch (configuration.mailbox().kind()) {
          case BUILT_IN -> MessageStep.What.PUT_IN_BOX;
          case MAIL_SERVER -> MessageStep.What.MAILED;
        };
    var limits =
        new MessageTraceLimits(
            configuration.trace().messages(), configuration.trace().messageAge());
    var book =
        opened.add(
            MessageTraceBook.open(
                premises.data("traces").resolve("messages"), handedOver, limits, clock));
    journal.follow(book);
    return book;
  }

  private SpoolLimits spoolLimits() {
    var spool = configuration.spool();
    return new SpoolLimits(
        spool.messages(),
        spool.leastFreeMegabytes() * 1_000_000L,
        configuration.recording().shortest(),
        SpoolLimits.DEFAULT.forceEvery());
  }

  private Courier courier(Spool spool, People people, Post post) {
    return opened.add(
        Courier.start(spool, people, post.delivery(), RetryPlan.DEFAULT, clock, journal));
  }

  private Correspondence correspondence(Personnel personnel, Post post) {
    var outbox =
        post.letters()
            .map(delivery ->
                opened.add(
                    LetterOutbox.start(
                        premises.data("letters"), delivery, RetryPlan.DEFAULT, clock, journal)));
    var vault = new FileWelcomeVault(premises.data("welcomes"));
    var made =
        new Correspondence(
            configuration,
            personnel.sites(),
            personnel.pins(),
            personnel.settings(),
            outbox,
            vault,
            personnel.roster()::knowsPin,
            clock);
    journal.follow(
        opened.add(
            LetterDesk.start(
                personnel.people(),
                made.welcome(),
                made.pinLetters(),
                journal,
                LampKeeper.Patience.REAL)));
    return made;
  }

  /// Puts the people of a configuration in force: routing and voice boxes, phones, lamps.
  private List<String> people(Roster roster, Configuration wanted, MailboxWatch watch) {
    var changes = roster.put(wanted);
    telephony.stations().replace(StationTerms.of(wanted));
    changes.touched().forEach(watch::changed);
    return changes.words();
  }

  private Path spokenTexts() {
    return premises.data("cache").resolve("speech");
  }

  private Services services(
      Personnel personnel, Voices voices, Greetings greetings, Spool spool, Post post) {
    return new Services(
        personnel.people(),
        personnel.sites(),
        personnel.pins(),
        new GuessWatch(clock, journal),
        RecordedVoice.open(premises.data("cache").resolve("prompts")),
        voices,
        new MailReader(new JsoupText()),
        personnel.settings(),
        greetings,
        new PlayableSounds(),
        spool,
        post.mailboxes(),
        outlets(),
        journal,
        configuration.recording(),
        configuration.greeting(),
        clock,
        configuration.timeZone());
  }

  private Outlets outlets() {
    var system = new Settings(BoxSettings.NONE, configuration.voiceBoxes());
    return new Outlets(
        configuration.mailbox().theMailServer().isPresent(),
        () -> system.value(MailSettings.ANSWER_ADDRESS),
        configuration.faxJobs().map(FaxJobFolder::new));
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

  private Optional<SwitchOffMails> switchOffs(Services services, NoticeResets resets) {
    var mails =
        configuration
            .lamp()
            .offMailbox()
            .map(address ->
                opened.add(
                    new SwitchOffMails(services, resets, address, LampKeeper.Patience.REAL)));
    mails.ifPresent(SwitchOffMails::begin);
    return mails;
  }

  private LampKeeper lamps(News news, MessageTraceBook ways, Optional<Notifier> told) {
    var services = news.services();
    var shown = new RuledLamp(news, ways.before(telephony.lamps()));
    Lamp both =
        (owner, counts) -> {
          shown.show(owner, counts);
          told.ifPresent(notifier -> notifier.show(owner, counts));
        };
    var compared =
        opened.add(
            new LampComparison(
                services.people(),
                services.mailboxes(),
                both,
                journal,
                configuration.lamp().compare(),
                LampKeeper.Patience.REAL));
    var keeper =
        opened.add(
            new LampKeeper(
                services.people(),
                services.mailboxes(),
                compared,
                journal,
                LampKeeper.Patience.REAL));
    compared.begin(keeper);
    metrics.gauge(
        "umbel_lamps_different",
        "Lamps that showed something else than their mailbox held, when all were compared last.",
        compared::different);
    return keeper;
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

  private Web web(
      Personnel personnel,
      Post post,
      BoxServices boxes,
      MessageTraces ways,
      Resets resets,
      WorkerServices workers,
      ReportRing reports,
      Supplier<List<Neighbour>> neighbours) {
    var services =
        new WebServices(
            personnel.people(),
            personnel.pins(),
            resets,
            post.mailboxes(),
            boxes,
            traces,
            traces,
            ways,
            new ConfiguredAccounts(configuration.administrators()),
            workers,
            new EngineDesk(
                workers.previews(), workers.workers(), workers.options(), workers.calls()),
            reports,
            live,
            new LivePeople(live),
            new Health(ready::get, neighbours),
            metrics::write,
            clock,
            configuration.timeZone());
    var started = opened.add(Web.start(webSettings(), services));
    metrics.webLogins(started.counters());
    journal.follow(event -> {
      if (event instanceof Event.PinChanged(var owner)) {
        started.endSessions(owner);
      }
    });
    return started;
  }

  private WorkerServices workers(People people, KnowledgeWork work, CustomerWork customers) {
    var chats = opened.add(new Chats(customers.desk().house(), customers.points()));
    return new WorkerServices(
        people,
        work.workers(),
        work.options(),
        work.agents(),
        work.previews(),
        chats,
        new ScreenStates(work),
        customers.interactions(),
        customers.points(),
        customers.figures(),
        clock);
  }

  private WebSettings webSettings() {
    var page = configuration.web();
    return new WebSettings(
        page.listen().host(),
        page.listen().port(),
        page.session(),
        page.behindHttps(),
        premises.data("worker-files"));
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
