package org.umbel.server;

import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.umbel.domain.call.Caller;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.message.Delivery;
import org.umbel.domain.message.MailboxWatch;
import org.umbel.domain.message.Mailboxes;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.PinGate;
import org.umbel.domain.person.PinHash;
import org.umbel.domain.person.PinRecord;
import org.umbel.domain.routing.Routing;
import org.umbel.flows.LampKeeper;
import org.umbel.flows.Reception;
import org.umbel.flows.Services;
import org.umbel.mail.SealKeyFile;
import org.umbel.mail.imap.ImapMailboxes;
import org.umbel.mail.imap.ImapWatch;
import org.umbel.mail.smtp.SmtpDelivery;
import org.umbel.server.config.Configuration;
import org.umbel.server.observe.EventLog;
import org.umbel.server.observe.Metrics;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.speech.RecordedVoice;
import org.umbel.store.mailbox.BuiltInMailboxes;
import org.umbel.store.person.FileGreetings;
import org.umbel.store.person.FilePinVault;
import org.umbel.store.spool.Courier;
import org.umbel.store.spool.RetryPlan;
import org.umbel.store.spool.Spool;
import org.umbel.store.spool.SpoolLimits;
import org.umbel.telephony.Telephony;
import org.umbel.web.Health;
import org.umbel.web.Web;
import org.umbel.web.WebServices;
import org.umbel.web.WebSettings;

/// The whole server, wired by hand from top to bottom. Nothing else chooses implementations.
public final class Umbel implements AutoCloseable {
  private final Configuration configuration;
  private final Opened opened = new Opened();
  private final AtomicBoolean ready = new AtomicBoolean();
  private final Telephony telephony;
  private final Web web;

  /// Starts everything and answers calls when it returns.
  ///
  /// Throws the module's own exception, with the reason in words, when a port is taken, the disk
  /// refuses or another server works with the data; nothing is left open then.
  public static Umbel start(Configuration configuration) {
    return new Umbel(configuration);
  }

  private Umbel(Configuration configuration) {
    this.configuration = configuration;
    try {
      var clock = InstantSource.system();
      var metrics = new Metrics();
      var journal = new EventLog(metrics);
      var data = configuration.data();

      // people and what opens their boxes
      var people = people();
      var pins = new FilePinVault(data.resolve("pins"));
      setFirstPins(pins);
      var gate = new PinGate(pins, configuration.pin(), journal);

      // messages, from the caller's mouth to the mailbox
      var watch = new LateWatch();
      var mailIsBack = new LateRunnable();
      var post = post(people, watch, clock, mailIsBack);
      var spool = opened.add(Spool.open(data.resolve("spool"), spoolLimits(), journal));
      var courier =
          opened.add(
              Courier.start(spool, people, post.delivery(), RetryPlan.DEFAULT, clock, journal));

      mailIsBack.begin(courier::hurry);

      // what is said in calls
      var services =
          new Services(
              people,
              gate,
              RecordedVoice.open(data.resolve("cache").resolve("prompts")),
              new FileGreetings(data.resolve("greetings")),
              new PlayableSounds(),
              spool,
              post.mailboxes(),
              journal,
              configuration.recording(),
              configuration.greeting(),
              clock,
              configuration.timeZone());
      var reception = new Reception(services, configuration.language());

      // calls
      telephony =
          opened.add(
              Telephony.start(
                  new TelephonyTerms(configuration).settings(),
                  new Telephony.Surroundings(
                      new Routing(people, new HashSet<>(configuration.pilots())),
                      reception,
                      journal,
                      journal.sip(),
                      journal.media(),
                      clock)));

      // lamps
      var lamps =
          opened.add(
              new LampKeeper(
                  people, post.mailboxes(), telephony.lamps(), journal, LampKeeper.Patience.REAL));
      watch.begin(lamps);
      lamps.all();

      // what people and programs see
      var neighbours =
          Stream.concat(Stream.of(spool, courier), post.neighbours().stream()).toList();
      metrics.neighbours(neighbours);
      metrics.sip(telephony.sipCounters());
      metrics.gauge("umbel_calls_now", "Calls that go on.", telephony::calls);
      metrics.gauge("umbel_media_sessions", "Calls with sound here.", telephony::mediaSessions);
      metrics.gauge("umbel_phones", "Phones that are registered.", telephony::phones);
      web =
          opened.add(
              Web.start(
                  webSettings(),
                  new WebServices(
                      people,
                      gate,
                      post.mailboxes(),
                      new Health(ready::get, neighbours),
                      metrics::write,
                      clock,
                      configuration.timeZone())));
      ready.set(true);
    } catch (RuntimeException failure) {
      opened.close();
      throw failure;
    }
  }

  /// Where messages go to and are read.
  ///
  /// @param neighbours whose health is shown
  private record Post(Mailboxes mailboxes, Delivery delivery, List<Neighbour> neighbours) {}

  private Post post(People people, MailboxWatch watch, InstantSource clock, Runnable mailIsBack) {
    return switch (configuration.mailbox().kind()) {
      case BUILT_IN -> {
        var mailboxes =
            new BuiltInMailboxes(
                configuration.data().resolve("mailboxes"),
                configuration.mailbox().keepDeleted(),
                watch);
        yield new Post(mailboxes, mailboxes, List.of());
      }
      case MAIL_SERVER -> {
        var terms =
            new MailTerms(configuration, configuration.mailbox().mailServer().orElseThrow());
        var seal = SealKeyFile.open(configuration.data().resolve("mail.key"), clock);
        var smtp =
            opened.add(
                new SmtpDelivery(
                    terms.smtp(), seal, caller -> mailOf(people, caller), clock, mailIsBack));
        var imap = opened.add(new ImapMailboxes(terms.imap(), seal, clock, watch));
        var clients =
            opened.add(
                ImapWatch.start(terms.imap(), terms.watch(), terms.readers(people), clock, watch));
        Delivery delivery =
            (message, recipient) -> {
              smtp.deliver(message, recipient);
              clients.expect(recipient.extension());
            };
        yield new Post(imap, delivery, List.of(smtp, imap, clients));
      }
    };
  }

  private static Optional<String> mailOf(People people, Caller caller) {
    return caller.number().flatMap(people::byNumber).flatMap(Person::mail);
  }

  private People people() {
    var all = configuration.people().stream().map(p -> p.person(configuration.language())).toList();
    return new ConfiguredPeople(all, configuration.numberPrefix());
  }

  /// Hashing a PIN is slow on purpose, so it is done only where none is set.
  private void setFirstPins(FilePinVault pins) {
    for (var person : configuration.people()) {
      if (person.pin().isPresent() && pins.find(person.extension()).isEmpty()) {
        var record = new PinRecord(PinHash.of(person.pin().get()), 0, false);
        pins.addIfAbsent(person.extension(), record);
      }
    }
  }

  private SpoolLimits spoolLimits() {
    var spool = configuration.spool();
    return new SpoolLimits(
        spool.messages(),
        spool.leastFreeMegabytes() * 1_000_000L,
        configuration.recording().shortest(),
        SpoolLimits.DEFAULT.forceEvery());
  }

  private WebSettings webSettings() {
    var page = configuration.web();
    return new WebSettings(
        page.listen().host(), page.listen().port(), page.session(), page.behindHttps());
  }

  /// Where calls are taken, the first of the configured addresses with the port it got.
  public ListenPoint sip() {
    return telephony.listenPoints().getFirst();
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
