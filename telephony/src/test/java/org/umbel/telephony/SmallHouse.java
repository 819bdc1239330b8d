package org.umbel.telephony;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.CallEnded;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.Conversations;
import org.umbel.domain.call.OrderedCalls;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Transfer;
import org.umbel.domain.contact.Candidates;
import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.contact.Strategy;
import org.umbel.domain.dialling.DialPlan;
import org.umbel.domain.dialling.NumberClass;
import org.umbel.domain.dialling.NumberPattern;
import org.umbel.domain.interaction.WorkerCalls;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Sites;
import org.umbel.domain.presence.PresenceBook;
import org.umbel.domain.routing.Routing;
import org.umbel.domain.speech.Language;
import org.umbel.domain.station.RegistrationVault;
import org.umbel.media.engine.MediaListener;
import org.umbel.media.engine.MediaSettings;
import org.umbel.media.engine.PortRange;
import org.umbel.sip.auth.Algorithm;
import org.umbel.sip.auth.Password;
import org.umbel.sip.dialog.Reliability;
import org.umbel.sip.locate.DnsNames;
import org.umbel.sip.locate.DnsSettings;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.telephony.lamp.LampTerms;
import org.umbel.telephony.line.LineProxies;
import org.umbel.telephony.line.LineSession;
import org.umbel.telephony.line.LineSettings;
import org.umbel.telephony.line.LineTransport;
import org.umbel.telephony.line.Lines;
import org.umbel.telephony.presence.PresenceServer;
import org.umbel.telephony.presence.PresenceTerms;
import org.umbel.telephony.registration.RegistrarSettings;
import org.umbel.telephony.station.Station;
import org.umbel.telephony.trace.TraceBook;
import org.umbel.telephony.trace.TraceLimits;
import org.umbel.testkit.Await;

/// The telephony of a house with two people who have phones, 4000 and 4002, which ring for two
/// seconds, and one who has none, 4003. Its contact point is 6000. Calls to 5000 are passed on to
/// 4002. Its line obeys REFER. Numbers that begin with 0 are outside, by a line that is there when
/// a test wants it.
final class SmallHouse implements AutoCloseable {
  private static final Extension ANNA = new Extension("4000");
  private static final Extension BEN = new Extension("4002");
  private static final Extension CLARA = new Extension("4003");
  private static final Password SECRET = Password.of("correct horse");

  /// What became of the callers of 5000.
  final BlockingQueue<Transfer> passed = new LinkedBlockingQueue<>();

  /// Calls that talk to a box.
  final BlockingQueue<Call> boxed = new LinkedBlockingQueue<>();

  /// Who called when a box was left alone.
  final BlockingQueue<Caller> left = new LinkedBlockingQueue<>();

  /// Whether the box of 4002 takes calls.
  volatile boolean bensBoxAnswers;

  /// What is done with callers of 5000 in place of passing them on.
  volatile Optional<Consumer<Call>> hotline = Optional.empty();

  /// What is done with callers of the contact point 6000.
  volatile Consumer<Call> experts = Call::hangUp;

  /// What is known of everybody's presence.
  final PresenceBook presence = new PresenceBook(InstantSource.system());

  private final Telephony telephony;

  SmallHouse() {
    this(PresenceTerms.DEFAULT);
  }

  SmallHouse(PresenceTerms terms) {
    telephony = start(terms);
  }

  /// Where it takes SIP.
  int port() {
    return telephony.lines().first().orElseThrow().listenPoints().getFirst().port();
  }

  Lines lines() {
    return telephony.lines();
  }

  PresenceServer presenceServer() {
    return telephony.presence();
  }

  /// A phone that knows the house and is not registered.
  TestPhone phone(String number) {
    return new TestPhone(number, port());
  }

  /// Calls that the house makes.
  OrderedCalls ordered() {
    return telephony.ordered();
  }

  /// Has somebody follow calls to workers.
  void followedBy(WorkerCalls followers) {
    telephony.followedBy(followers);
  }

  /// How many calls go on, in and out.
  int calls() {
    return telephony.calls();
  }

  /// Somebody who lives here.
  static Person resident(String extension) {
    return new Residents().byExtension(new Extension(extension)).orElseThrow();
  }

  /// How many calls have audio here.
  int conversations() {
    return telephony.mediaSessions();
  }

  /// Opens a line to a carrier.
  void callsOutsideBy(TestPhone carrier) throws InterruptedException {
    var servers = List.of(SipUri.of("", "127.0.0.1").withPort(carrier.port()));
    var out =
        LineSettings.of("carrier", LineTransport.at(ListenPoint.udp("127.0.0.1", 0)))
            .withProxies(
                new LineProxies(servers, Set.of(), Duration.ofSeconds(2), 1, Duration.ZERO))
            .withPhones(false);
    telephony.lines().apply(List.of(phones(), out));
  }

  private static LineSettings phones() {
    var session =
        new LineSession(
            Duration.ZERO, true, true, false, true, Reliability.SUPPORTED, Duration.ZERO);
    return LineSettings.of("phones", LineTransport.at(ListenPoint.udp("127.0.0.1", 0)))
        .withSession(session);
  }

  private static DialPlan plan() {
    return new DialPlan(
        List.of(
            outside("00Z", NumberClass.INTERNATIONAL, 2, "+"),
            outside("0Z", NumberClass.NATIONAL, 1, "+49")),
        Sites.one(Optional.of("+4930")));
  }

  private static DialPlan.Entry outside(String text, NumberClass kind, int strip, String prefix) {
    return new DialPlan.Entry(new NumberPattern(text), kind, strip, prefix, List.of("carrier"));
  }

  private Telephony start(PresenceTerms terms) {
    return Telephony.start(
        settings(phones()).withPresence(terms),
        new Telephony.Surroundings(
            new Routing(
                new Residents(),
                Set.of(new Extension("5000")),
                plan(),
                () -> List.of(contactPoint())),
            new Talks(),
            _ -> {},
            _ -> SipListener.NONE,
            MediaListener.NONE,
            new TraceBook(TraceLimits.DEFAULT, InstantSource.system()),
            RegistrationVault.NONE,
            InstantSource.system(),
            DnsNames.remembered(DnsSettings.DEFAULT),
            presence));
  }

  private static ContactPoint contactPoint() {
    var step = new Strategy.Step(Strategy.Manner.IN_TURN, Candidates.EVERYBODY, Duration.ZERO);
    return new ContactPoint(
        new PhoneNumber("6000"),
        "Experts",
        true,
        true,
        List.of(),
        ContactPoint.Welcome.STANDARD,
        new Strategy(List.of(step), Duration.ZERO),
        Optional.empty(),
        Set.of());
  }

  private static TelephonySettings settings(LineSettings line) {
    return new TelephonySettings(
        List.of(line),
        MediaSettings.of(InetAddress.getLoopbackAddress()).withPorts(new PortRange(20_300, 20_399)),
        "umbel",
        List.of(Algorithm.SHA_256),
        List.of(Station.of(ANNA, SECRET), Station.of(BEN, SECRET)),
        RegistrarSettings.DEFAULT,
        Duration.ofSeconds(2),
        10,
        Duration.ofSeconds(1),
        LampTerms.here(SipUri.parse("sip:5000@127.0.0.1")));
  }

  /// Waits until no conversation and no call is left.
  void awaitEmpty() {
    Await.until(
        "nobody left", Duration.ofSeconds(5), () -> conversations() + calls(), left -> left == 0);
  }

  @Override
  public void close() {
    telephony.close();
  }

  private record Residents() implements People {
    @Override
    public Optional<Person> byExtension(Extension extension) {
      return all().stream().filter(person -> person.extension().equals(extension)).findFirst();
    }

    @Override
    public Optional<Person> byNumber(PhoneNumber number) {
      return Extension.parse(number.digits()).flatMap(this::byExtension);
    }

    @Override
    public Collection<Person> all() {
      return Stream.of(ANNA, BEN, CLARA)
          .map(own ->
              new Person(own, "P " + own, Optional.empty(), Language.ENGLISH, List.of(), true))
          .toList();
    }
  }

  /// Conversations that pass their caller on to Ben, listen for Clara, or take no call.
  private final class Talks implements Conversations {
    @Override
    public void voiceBox(Call call, Person person) {
      var answers =
          person.extension().equals(BEN) ? bensBoxAnswers : person.extension().equals(CLARA);
      if (!answers) {
        call.hangUp();
        return;
      }
      call.answer();
      boxed.add(call);
      try {
        call.key(Duration.ofSeconds(20));
      } catch (CallEnded over) {
        left.add(call.caller());
      }
    }

    @Override
    public void customer(Call call, ContactPoint point) {
      experts.accept(call);
    }

    @Override
    public void subscriberAccess(Call call) {
      if (hotline.isPresent()) {
        hotline.get().accept(call);
        return;
      }
      call.answer();
      passed.add(call.transfer(BEN.number()));
    }
  }
}
