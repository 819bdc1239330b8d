package org.umbel.server;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.umbel.directory.Directory;
import org.umbel.directory.people.Known;
import org.umbel.directory.settings.SettingsKeyFile;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.event.Event;
import org.umbel.domain.greeting.Greetings;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.lamp.Lamp;
import org.umbel.domain.lamp.LampNumbers;
import org.umbel.domain.letter.LetterDelivery;
import org.umbel.domain.message.Delivery;
import org.umbel.domain.message.MailboxWatch;
import org.umbel.domain.message.Mailboxes;
import org.umbel.domain.notice.TextSender;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.GuessWatch;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.PinGate;
import org.umbel.domain.person.PinHash;
import org.umbel.domain.person.PinRecord;
import org.umbel.domain.person.PinRules;
import org.umbel.domain.person.Site;
import org.umbel.domain.routing.Routing;
import org.umbel.domain.settings.BoxSettings;
import org.umbel.domain.settings.Settings;
import org.umbel.domain.settings.SettingsVault;
import org.umbel.domain.settings.VoiceBoxSettings;
import org.umbel.domain.speech.reading.MailReader;
import org.umbel.domain.station.RegistrationVault;
import org.umbel.flows.LampKeeper;
import org.umbel.flows.LetterDesk;
import org.umbel.flows.Notifier;
import org.umbel.flows.Reception;
import org.umbel.flows.RuledLamp;
import org.umbel.flows.Services;
import org.umbel.mail.SealKeyFile;
import org.umbel.mail.imap.ImapMailboxes;
import org.umbel.mail.imap.ImapWatch;
import org.umbel.mail.smtp.SmtpDelivery;
import org.umbel.mail.smtp.SmtpLetters;
import org.umbel.notice.TextWays;
import org.umbel.notice.http.HttpGateway;
import org.umbel.notice.smpp.SmppLink;
import org.umbel.server.config.Configuration;
import org.umbel.server.config.SmsSettings;
import org.umbel.server.config.SpokenCodecs;
import org.umbel.server.observe.EventLog;
import org.umbel.server.observe.Metrics;
import org.umbel.sip.locate.DnsNames;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.speech.RecordedVoice;
import org.umbel.store.letter.LetterOutbox;
import org.umbel.store.mailbox.BuiltInMailboxes;
import org.umbel.store.notice.FileNoticeBook;
import org.umbel.store.person.FileGreetings;
import org.umbel.store.person.FilePinVault;
import org.umbel.store.person.FileSettingsVault;
import org.umbel.store.person.FileWelcomeVault;
import org.umbel.store.spool.Courier;
import org.umbel.store.spool.RetryPlan;
import org.umbel.store.spool.Spool;
import org.umbel.store.spool.SpoolLimits;
import org.umbel.store.station.FileRegistrationVault;
import org.umbel.telephony.Telephony;
import org.umbel.telephony.trace.TraceBook;
import org.umbel.telephony.trace.TraceLimits;
import org.umbel.voices.JsoupText;
import org.umbel.voices.Voices;
import org.umbel.web.BoxServices;
import org.umbel.web.Health;
import org.umbel.web.Web;
import org.umbel.web.WebServices;
import org.umbel.web.WebSettings;

/// The whole server, wired by hand from top to bottom. Nothing else chooses implementations.
public final class Umbel implements AutoCloseable {
  private final Configuration configuration;
  private final InstantSource clock = InstantSource.system();
  private final Metrics metrics = new Metrics(clock);
  private final EventLog log = new EventLog(metrics, clock);
  private final Announcements journal = new Announcements();
  private final TraceBook traces;
  private final Opened opened = new Opened();
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
    journal.follow(log);
    traces = new TraceBook(traceLimits(), clock);
    journal.follow(traces);
    try {
      // people and what opens their boxes
      var directory = directory();
      var people = people(directory);
      var pins = pins();

      // messages, from the caller's mouth to the mailbox
      var watch = new LateWatch();
      var mailIsBack = new LateRunnable();
      var settings = settings(directory);
      var accounts = mailAccounts(directory, settings);
      var post = post(people, accounts, watch, mailIsBack);
      var spool = opened.add(Spool.open(inData("spool"), spoolLimits(), journal));
      var courier = courier(spool, people, post);
      var correspondence = correspondence(people, pins, settings, post);
      mailIsBack.begin(() -> {
        courier.hurry();
        correspondence.hurry();
      });

      // calls, and what is said in them
      var greetings = new FileGreetings(inData("greetings"));
      var voices = Voices.open(configuration.speech(), inData("cache").resolve("speech"), clock);
      var services = services(people, settings, voices, greetings, pins, spool, post);
      var reception = new Reception(services, configuration.language());
      var registrations = opened.add(FileRegistrationVault.open(inData("registrations"), clock));
      telephony = telephony(services, reception, registrations);
      live =
          new LiveConfiguration(
              file, configuration, telephony.lines(), new LineFigures(telephony, traces), clock);

      // lamps and mobile phones
      var texts = texts();
      var lamps = lamps(services, texts);
      watch.begin(lamps);
      lamps.all();

      // what people and programs see
      var own =
          Stream.concat(Stream.of(spool, courier, registrations, voices), correspondence.outbox())
              .toList();
      var neighbours = neighbours(own, texts.neighbours(), post, directory);
      figures(courier, neighbours);
      var boxes =
          new BoxServices(
              settings,
              greetings,
              new BroughtSounds(configuration.greeting().longest().plusSeconds(1)),
              voices,
              configuration.greeting());
      web = web(people, pins, post, boxes, neighbours);
      ready.set(true);
    } catch (RuntimeException failure) {
      opened.close();
      throw failure;
    }
  }

  private Optional<Directory> directory() {
    return configuration
        .directory()
        .map(settings -> {
          var terms = new DirectoryTerms(configuration, settings);
          return opened.add(
              Directory.open(terms.connecting(), terms.reading(), clock, DirectoryTerms.PATIENCE));
        });
  }

  private People people(Optional<Directory> directory) {
    var all = configuration.people().stream().map(p -> p.person(configuration)).toList();
    var configured = new ConfiguredPeople(all, configuration.numberPrefix());
    return directory
        .<People>map(further -> new AllPeople(configured, further.people()))
        .orElse(configured);
  }

  private PinGate pins() {
    var vault = new FilePinVault(inData("pins"));
    setFirstPins(vault);
    return new PinGate(
        vault,
        this::pinRules,
        clock,
        journal,
        person -> Correspondence.standardPin(configuration, person));
  }

  private PinRules pinRules() {
    return PinRules.of(new Settings(BoxSettings.NONE, configuration.voiceBoxes()));
  }

  /// Hashing a PIN is slow on purpose, so it is done only where none is set.
  private void setFirstPins(FilePinVault vault) {
    for (var person : configuration.people()) {
      if (person.pin().isPresent() && vault.find(person.extension()).isEmpty()) {
        var record = PinRecord.first(PinHash.of(person.pin().get()));
        vault.addIfAbsent(person.extension(), record);
      }
    }
  }

  /// Where messages go to and are read.
  ///
  /// @param neighbours whose health is shown
  /// @param letters empty where no mail server takes letters
  private record Post(
      Mailboxes mailboxes,
      Delivery delivery,
      List<Neighbour> neighbours,
      Optional<LetterDelivery> letters) {}

  private MailAccounts mailAccounts(Optional<Directory> directory, VoiceBoxSettings settings) {
    return new MailAccounts(
        configuration,
        owner -> directory.flatMap(d -> d.people().known(owner)).map(Known::account),
        settings::of);
  }

  private Post post(People people, MailAccounts accounts, MailboxWatch watch, Runnable mailIsBack) {
    return switch (configuration.mailbox().kind()) {
      case BUILT_IN -> builtIn(watch);
      case MAIL_SERVER -> mailServer(people, accounts, watch, mailIsBack);
    };
  }

  private Post builtIn(MailboxWatch watch) {
    var keepDeleted = configuration.mailbox().keepDeleted();
    var mailboxes = new BuiltInMailboxes(inData("mailboxes"), keepDeleted, watch);
    return new Post(mailboxes, mailboxes, List.of(), Optional.empty());
  }

  private Post mailServer(
      People people, MailAccounts accounts, MailboxWatch watch, Runnable mailIsBack) {
    var server = configuration.mailbox().mailServer().orElseThrow();
    var terms = new MailTerms(configuration, server, accounts);
    var seal = SealKeyFile.open(inData("mail.key"), clock);
    var smtp =
        opened.add(
            new SmtpDelivery(
                terms.smtp(), seal, caller -> mailOf(people, caller), clock, mailIsBack));
    var imap = opened.add(new ImapMailboxes(terms.imap(), seal, clock, watch));
    var readers = people.all().stream().filter(terms.imap()::opens).toList();
    var clients = opened.add(ImapWatch.start(terms.imap(), terms.watch(), readers, clock, watch));
    Delivery delivery =
        (message, recipient) -> {
          smtp.deliver(message, recipient);
          clients.expect(recipient.extension());
        };
    var letters = new SmtpLetters(terms.smtp(), () -> Correspondence.sender(configuration), clock);
    return new Post(imap, delivery, List.of(smtp, imap, clients), Optional.of(letters));
  }

  private static Optional<String> mailOf(People people, Caller caller) {
    return caller.number().flatMap(people::byNumber).flatMap(Person::mail);
  }

  private TraceLimits traceLimits() {
    var trace = configuration.trace();
    return new TraceLimits(trace.calls(), trace.megabytes() * 1_000_000L, trace.showKeys());
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

  private Correspondence correspondence(
      People people, PinGate pins, VoiceBoxSettings settings, Post post) {
    var outbox =
        post.letters()
            .map(delivery ->
                opened.add(
                    LetterOutbox.start(
                        inData("letters"), delivery, RetryPlan.DEFAULT, clock, journal)));
    var vault = new FileWelcomeVault(inData("welcomes"));
    var made = new Correspondence(configuration, pins, settings, outbox, vault, clock);
    journal.follow(
        opened.add(
            LetterDesk.start(
                people, made.welcome(), made.pinLetters(), journal, LampKeeper.Patience.REAL)));
    return made;
  }

  private Services services(
      People people,
      VoiceBoxSettings settings,
      Voices voices,
      Greetings greetings,
      PinGate pins,
      Spool spool,
      Post post) {
    return new Services(
        people,
        new Site(configuration.numberPrefix().map(PhoneNumber::new)),
        pins,
        new GuessWatch(clock, journal),
        RecordedVoice.open(inData("cache").resolve("prompts")),
        voices,
        new MailReader(new JsoupText()),
        settings,
        greetings,
        new PlayableSounds(),
        spool,
        post.mailboxes(),
        journal,
        configuration.recording(),
        configuration.greeting(),
        clock,
        configuration.timeZone());
  }

  private VoiceBoxSettings settings(Optional<Directory> directory) {
    var assigned = new HashMap<Extension, BoxSettings>();
    configuration.people().forEach(person -> assigned.put(person.extension(), person.settings()));
    return new VoiceBoxSettings(
        settingsVault(directory),
        owner -> assigned.getOrDefault(owner, BoxSettings.NONE),
        configuration::voiceBoxes,
        journal);
  }

  private SettingsVault settingsVault(Optional<Directory> directory) {
    var files = new FileSettingsVault(inData("settings"));
    var form =
        configuration.directory().flatMap(d -> new DirectoryTerms(configuration, d).storage());
    if (directory.isEmpty() || form.isEmpty()) {
      return files;
    }
    var people = directory.get().people();
    var seal = SettingsKeyFile.open(inData("directory.key"));
    return new SharedSettingsVault(
        owner -> people.known(owner).isPresent(),
        directory.get().settings(form.get(), seal),
        files);
  }

  private Telephony telephony(
      Services services, Reception reception, RegistrationVault registrations) {
    var terms = new TelephonyTerms(configuration);
    var surroundings =
        new Telephony.Surroundings(
            new Routing(
                services.people(), new HashSet<>(configuration.pilots()), configuration.plan()),
            reception,
            journal,
            log::sip,
            log.media(),
            traces,
            registrations,
            clock,
            DnsNames.remembered(terms.dns()));
    var settings = terms.settings(owner -> LampNumbers.of(services.settings().of(owner)));
    return opened.add(Telephony.start(settings, surroundings));
  }

  /// Who brings texts to mobile phones.
  ///
  /// @param senders none when nobody does
  private record Texts(List<TextSender> senders, List<Neighbour> neighbours) {}

  private Texts texts() {
    var senders = new ArrayList<TextSender>();
    var neighbours = new ArrayList<Neighbour>();
    for (var centre : configuration.sms().map(SmsSettings::centres).orElse(List.of())) {
      var link = opened.add(SmppLink.start(SmsTerms.server(centre)));
      senders.add(link);
      neighbours.add(link);
    }
    configuration
        .sms()
        .flatMap(SmsSettings::gateway)
        .map(gateway -> opened.add(new HttpGateway(SmsTerms.gateway(gateway))))
        .ifPresent(gateway -> {
          senders.add(gateway);
          neighbours.add(gateway);
        });
    return new Texts(senders, neighbours);
  }

  private LampKeeper lamps(Services services, Texts texts) {
    var shown = new RuledLamp(services.settings(), telephony.lamps());
    var told =
        configuration.sms().map(sms -> notifier(services, new TextWays(texts.senders()), sms));
    Lamp both =
        (owner, counts) -> {
          shown.show(owner, counts);
          told.ifPresent(notifier -> notifier.show(owner, counts));
        };
    return opened.add(
        new LampKeeper(
            services.people(), services.mailboxes(), both, journal, LampKeeper.Patience.REAL));
  }

  private Notifier notifier(Services services, TextSender texts, SmsSettings sms) {
    return opened.add(
        new Notifier(
            services,
            new FileNoticeBook(inData("notices")),
            texts,
            new Notifier.Terms(sms.sender(), sms.giveUpAfter()),
            LampKeeper.Patience.REAL));
  }

  /// All of them, as they are at the moment: lines come and go.
  private Supplier<List<Neighbour>> neighbours(
      List<Neighbour> own, List<Neighbour> texts, Post post, Optional<Directory> directory) {
    var codecs = SpokenCodecs.of(configuration);
    var lasting =
        Stream.of(
                own.stream(),
                Stream.of(codecs),
                texts.stream(),
                post.neighbours().stream(),
                directory.stream().flatMap(d -> d.neighbours().stream()))
            .<Neighbour>flatMap(some -> some)
            .toList();
    return () ->
        Stream.of(
                lasting.stream(),
                telephony.lines().all().stream().map(line -> new LineHealth(line, lineWords)),
                telephony.lines().neighbours().stream())
            .<Neighbour>flatMap(some -> some)
            .toList();
  }

  private void figures(Courier courier, Supplier<List<Neighbour>> neighbours) {
    metrics.neighbours(neighbours);
    metrics.lines(telephony.lines());
    metrics.registrations(telephony::phonesByLine);
    metrics.messages(traces::counters);
    metrics.dialling(telephony.dialling());
    metrics.gauge("umbel_calls_in_progress", "Calls that go on.", telephony::calls);
    metrics.gauge("umbel_media_sessions", "Calls with sound here.", telephony::mediaSessions);
    metrics.gauge("umbel_registered_phones", "Phones that are registered.", telephony::phones);
    metrics.gauge(
        "umbel_spool_messages", "Messages on their way to the mailbox.", courier::waiting);
    metrics.gauge(
        "umbel_spool_oldest_message_age_seconds",
        "How long the oldest message on its way has waited; 0 when none waits.",
        () -> courier.oldestAge().toMillis() / 1_000.0);
    metrics.gauge(
        "umbel_disk_free_bytes",
        "Free space where messages are kept.",
        new FreeSpace(configuration.data()));
  }

  private Web web(
      People people,
      PinGate pins,
      Post post,
      BoxServices boxes,
      Supplier<List<Neighbour>> neighbours) {
    var services =
        new WebServices(
            people,
            pins,
            post.mailboxes(),
            boxes,
            traces,
            traces,
            new ConfiguredAdministrators(configuration.administrators()),
            live,
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

  private WebSettings webSettings() {
    var page = configuration.web();
    return new WebSettings(
        page.listen().host(), page.listen().port(), page.session(), page.behindHttps());
  }

  private Path inData(String name) {
    return configuration.data().resolve(name);
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
