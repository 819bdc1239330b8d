package org.umbel.telephony;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.ShortBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.Conversations;
import org.umbel.domain.call.Key;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.call.Redirection.Reason;
import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.event.Event;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.routing.Routing;
import org.umbel.domain.speech.Language;
import org.umbel.domain.station.RegistrationVault;
import org.umbel.media.engine.MediaEngine;
import org.umbel.media.engine.MediaListener;
import org.umbel.media.engine.MediaSession;
import org.umbel.media.engine.MediaSettings;
import org.umbel.media.engine.PortRange;
import org.umbel.media.sdp.Agreement;
import org.umbel.media.sdp.SessionDescription;
import org.umbel.sip.DialogEnd;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.InviteHandler;
import org.umbel.sip.InviteOutcome;
import org.umbel.sip.InviteOutcome.Answered;
import org.umbel.sip.InviteOutcome.Refused;
import org.umbel.sip.OutgoingInvite;
import org.umbel.sip.auth.Algorithm;
import org.umbel.sip.auth.Password;
import org.umbel.sip.locate.DnsNames;
import org.umbel.sip.locate.DnsSettings;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.telephony.lamp.LampTerms;
import org.umbel.telephony.line.LineIdentity;
import org.umbel.telephony.line.LineIdentity.Assertion;
import org.umbel.telephony.line.LineSettings;
import org.umbel.telephony.line.LineTransport;
import org.umbel.telephony.registration.RegistrarSettings;
import org.umbel.telephony.station.Station;
import org.umbel.telephony.trace.TraceBook;
import org.umbel.telephony.trace.TraceLimits;

/// The room through its public face: real SIP and RTP on loopback, conversations that the test
/// sees.
@Timeout(30)
class TelephonyTest {
  static final MediaType SDP = MediaType.SDP;
  private static final Extension ANNA = new Extension("4000");
  private static final Duration PATIENCE = TestPhone.PATIENCE;
  private static final String SECRET = "correct horse";

  private final BlockingQueue<Call> conversations = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> kinds = new LinkedBlockingQueue<>();
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final TraceBook traces = new TraceBook(TraceLimits.DEFAULT, InstantSource.system());
  private final Telephony telephony = start();
  private final TestPhone caller = new TestPhone("4001", port());
  private final TestPhone annas = new TestPhone("4000", port());
  private final MediaEngine sound =
      MediaEngine.start(
          MediaSettings.of(InetAddress.getLoopbackAddress())
              .withPorts(new PortRange(20_200, 20_299)),
          MediaListener.NONE);

  @AfterEach
  void close() {
    caller.close();
    annas.close();
    sound.close();
    telephony.close();
  }

  private Telephony start() {
    var settings =
        new TelephonySettings(
            List.of(
                LineSettings.of(
                    "phones",
                    LineTransport.at(
                        ListenPoint.udp("127.0.0.1", 0), ListenPoint.tcp("127.0.0.1", 0)))),
            MediaSettings.of(InetAddress.getLoopbackAddress())
                .withPorts(new PortRange(20_100, 20_199))
                .withInactivity(Duration.ofSeconds(1)),
            "umbel",
            List.of(Algorithm.SHA_256, Algorithm.MD5),
            List.of(Station.of(ANNA, Password.of(SECRET))),
            RegistrarSettings.DEFAULT,
            Duration.ofSeconds(2),
            2,
            Duration.ofSeconds(1),
            LampTerms.here(SipUri.parse("sip:5000@127.0.0.1")));
    return Telephony.start(
        settings,
        new Telephony.Surroundings(
            new Routing(new Residents(), Set.of(new Extension("5000"))),
            new Answering(),
            this::happened,
            _ -> SipListener.NONE,
            MediaListener.NONE,
            traces,
            RegistrationVault.NONE,
            InstantSource.system(),
            DnsNames.remembered(DnsSettings.DEFAULT)));
  }

  private void happened(Event event) {
    traces.happened(event);
    events.add(event);
  }

  private int port() {
    return telephony.lines().first().orElseThrow().listenPoints().getFirst().port();
  }

  @Test
  void aDivertedCallReachesTheVoiceBoxOfWhomItWasMeantFor() throws InterruptedException {
    var answered =
        talk("9999", invite -> invite.with("Diversion", "<sip:4000@pbx>;reason=no-answer"));

    var call = requireNonNull(conversations.poll(5, SECONDS));
    assertThat(kinds.take()).isEqualTo("voice box of 4000");
    assertThat(call.redirection())
        .contains(new Redirection(new PhoneNumber("4000"), Reason.NO_ANSWER));
    assertThat(call.caller().number()).contains(new PhoneNumber("4001"));
    assertThat(call.caller().name()).contains("Phone 4001");
    answered.dialog().bye();
  }

  @Test
  void aCallToThePilotIsSubscriberAccess() throws InterruptedException {
    talk("5000", invite -> invite).dialog().bye();

    assertThat(kinds.take()).isEqualTo("subscriber access");
  }

  @Test
  void aNumberNobodyHasIsNotFound() {
    assertThat(refusal("7777")).isEqualTo(404);
  }

  @Test
  void aHiddenCallerHasNeitherNumberNorName() throws InterruptedException {
    talk("5000", invite -> invite.with("Privacy", "id")).dialog().bye();

    assertThat(conversations.take().caller().label()).isEqualTo("unknown");
  }

  @Test
  void whomTheNetworkVouchesForCallsOnlyWhereTheLineBelievesIt() throws InterruptedException {
    talk("5000", invite -> invite.with("P-Asserted-Identity", "<tel:+4930123>")).dialog().bye();
    var lines = telephony.lines();
    var settings = lines.first().orElseThrow().settings();
    var doubting =
        new LineIdentity(Optional.empty(), Optional.empty(), false, Assertion.SHOWN, false);
    lines.apply(List.of(settings.withIdentity(doubting)));
    talk("5000", invite -> invite.with("P-Asserted-Identity", "<tel:+4930123>")).dialog().bye();

    assertThat(conversations.take().caller().number()).contains(new PhoneNumber("+4930123"));
    assertThat(conversations.take().caller().number()).contains(new PhoneNumber("4001"));
  }

  @Test
  void aCallWithoutACommonCodecIsNotAcceptable() {
    var offer =
        """
        v=0
        o=- 1 1 IN IP4 127.0.0.1
        s=-
        c=IN IP4 127.0.0.1
        t=0 0
        m=audio 4000 RTP/AVP 96
        a=rtpmap:96 SPEEX/16000
        """;
    var call = caller.call("5000", invite -> invite.withBody(SDP, offer.getBytes(UTF_8)));

    assertThat(call.await(PATIENCE))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.response().status()).isEqualTo(488));
  }

  @Test
  void anOfferlessInviteIsOfferedSomethingAndAnsweredInTheAck() throws InterruptedException {
    var session = sound.open();
    var handler = new Answerer(session);
    var call = caller.callWith("5000", invite -> invite, handler);

    assertThat(call.await(PATIENCE)).isInstanceOf(Answered.class);
    conversations.take().hangUp();
    assertThat(session.statistics().in().malformed()).isZero();
    session.close();
  }

  @Test
  void hangingUpEndsTheConversation() throws InterruptedException {
    var answered = talk("5000", invite -> invite);
    conversations.take();

    answered.dialog().bye();

    assertThat(finished()).isNotNull();
    assertThat(telephony.calls()).isZero();
    while (telephony.mediaSessions() > 0) {
      Thread.onSpinWait(); // until the time limit of the test
    }
  }

  @Test
  void aCallerOfWhomNothingIsHeardAnyMoreIsHungUp() throws InterruptedException {
    answered(caller.call("5000", this::offering));

    assertThat(caller.ends.take()).isInstanceOf(DialogEnd.ByPeer.class);
    assertThat(events).hasAtLeastOneElementOfType(Event.CallSilent.class);
  }

  @Test
  void oneCallTooManyIsToldToTryAgain() {
    var first = talk("5000", invite -> invite);
    var second = talk("5000", invite -> invite);

    assertThat(refusal("5000")).isEqualTo(503);

    first.dialog().bye();
    second.dialog().bye();
  }

  @Test
  void keysByInfoReachTheConversation() throws InterruptedException {
    var dialog = talk("5000", invite -> invite).dialog();
    var call = conversations.take();

    var answer =
        dialog.request(
            Method.INFO,
            info ->
                info.withBody(
                    MediaType.DTMF_RELAY, "Signal=5\r\nDuration=160\r\n".getBytes(UTF_8)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(call.key(PATIENCE)).contains(Key.FIVE);
    dialog.bye();
  }

  @Test
  void aPhoneRegistersWithItsPasswordAlone() {
    assertThat(annas.register("wrong", register -> register).status()).isEqualTo(401);
    assertThat(annas.registerAs("4001", SECRET, register -> register).status()).isEqualTo(404);
    var ok = annas.register(SECRET, register -> register);

    assertThat(ok.status()).isEqualTo(200);
    assertThat(ok.contacts()).hasSize(1);
    assertThat(telephony.phones()).isEqualTo(1);
  }

  @Test
  void aRegistrationIsTakenBackByExpiringIt() {
    annas.register(SECRET, register -> register);

    annas.register(SECRET, register -> register.with("Expires", "0"));

    assertThat(telephony.phones()).isZero();
  }

  @Test
  void tooShortARegistrationIsRefused() {
    var answer = annas.register(SECRET, register -> register.with("Expires", "5"));

    assertThat(answer.status()).isEqualTo(423);
    assertThat(answer.header("Min-Expires")).contains("60");
  }

  @Test
  void aRegisteredPhoneRingsAndIsJoinedWithTheCaller() throws InterruptedException {
    annas.register(SECRET, register -> register);
    annas.whenCalled(invite -> accepted(annas, invite));

    var answered = answered(caller.call("4000", this::offering));

    assertThat(answered.response().bodyText()).contains("of annas phone");
    answered.dialog().bye();
    assertThat(annas.ends.take()).isInstanceOf(DialogEnd.ByPeer.class);
  }

  @Test
  void thePhoneThatHangsUpEndsTheCallersCall() throws InterruptedException {
    annas.register(SECRET, register -> register);
    annas.whenCalled(invite -> {
      annas.accept(invite, description("of annas phone")).bye();
    });

    answered(caller.call("4000", this::offering));

    assertThat(caller.ends.take()).isInstanceOf(DialogEnd.ByPeer.class);
  }

  @Test
  void holdIsCarriedToTheOtherSide() throws InterruptedException {
    annas.register(SECRET, register -> register);
    annas.whenCalled(invite -> accepted(annas, invite));
    var dialog = answered(caller.call("4000", this::offering)).dialog();

    var answer = dialog.reinvite(re -> re.withBody(SDP, description("held")));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(annas.reinvites.take().bodyText()).contains("held");
    dialog.bye();
  }

  @Test
  void aBusyPhoneSendsTheCallerToTheVoiceBox() throws InterruptedException {
    annas.register(SECRET, register -> register);
    annas.whenCalled(invite -> {
      invite.reject(486);
    });

    talk("4000", invite -> invite).dialog().bye();

    assertThat(kinds.take()).isEqualTo("voice box of 4000");
    assertThat(conversations.take().redirection().map(Redirection::reason)).contains(Reason.BUSY);
  }

  @Test
  void aPhoneThatNobodyAnswersSendsTheCallerToTheVoiceBox() throws InterruptedException {
    annas.register(SECRET, register -> register);
    annas.whenCalled(TelephonyTest::ringUntilTakenBack);

    talk("4000", invite -> invite).dialog().bye();

    assertThat(conversations.take().redirection().map(Redirection::reason))
        .contains(Reason.NO_ANSWER);
    assertThat(annas.invites.take().cancelled()).isTrue();
  }

  @Test
  void withoutAPhoneTheVoiceBoxTakesTheCall() throws InterruptedException {
    talk("4000", invite -> invite).dialog().bye();

    assertThat(conversations.take().redirection().map(Redirection::reason))
        .contains(Reason.UNAVAILABLE);
  }

  @Test
  void aCallerWhoGivesUpStopsTheRinging() throws InterruptedException {
    annas.register(SECRET, register -> register);
    var over = new LinkedBlockingQueue<String>();
    annas.whenCalled(invite -> {
      invite.onCancelled(() -> over.add("over"));
      ringUntilTakenBack(invite);
    });
    var call = caller.call("4000", this::offering);
    annas.invites.take();

    call.cancel();

    assertThat(over.poll(5, SECONDS)).isEqualTo("over");
    assertThat(call.await(PATIENCE)).isInstanceOf(InviteOutcome.Cancelled.class);
  }

  @Test
  void theLampIsToldToRegisteredPhonesAndOnceForEachChange() throws InterruptedException {
    annas.register(SECRET, register -> register);

    telephony.lamps().show(ANNA, new MessageCounts(2, 1));
    assertThat(annas.requests.take().bodyText())
        .contains("Messages-Waiting: yes", "Voice-Message: 2/1");

    telephony.lamps().show(ANNA, new MessageCounts(2, 1));
    telephony.lamps().show(ANNA, MessageCounts.NONE);
    assertThat(annas.requests.take().bodyText()).contains("Messages-Waiting: no");
    assertThat(annas.requests).isEmpty();
  }

  @Test
  void aPhoneThatRegistersAgainIsToldTheLamp() throws InterruptedException {
    telephony.lamps().show(ANNA, new MessageCounts(3, 0));

    annas.register(SECRET, register -> register);

    assertThat(annas.requests.take().bodyText()).contains("Voice-Message: 3/0");
  }

  @Test
  void aPhoneThatSubscribesIsToldAtOnceAndWithEachChange() throws InterruptedException {
    telephony.lamps().show(ANNA, new MessageCounts(3, 0));

    try (var following = annas.subscribe("4000")) {
      assertThat(annas.notifies.take().bodyText()).contains("Voice-Message: 3/0");
      telephony.lamps().show(ANNA, MessageCounts.NONE);
      assertThat(annas.notifies.take().bodyText()).contains("Messages-Waiting: no");
      assertThat(following).isNotNull();
    }
  }

  @Test
  void nobodyFollowsTheLampOfNobody() {
    assertThatThrownBy(() -> annas.subscribe("7777")).hasMessageContaining("404");
  }

  @Test
  void aStoppingServerTakesNoNewCalls() throws InterruptedException {
    telephony.drain(Duration.ZERO);

    assertThat(refusal("5000")).isEqualTo(503);
  }

  private int refusal(String number) {
    return caller.call(number, this::offering).await(PATIENCE) instanceof Refused(var response)
        ? response.status()
        : 0;
  }

  private Request offering(Request invite) {
    return invite.withBody(SDP, description("of the caller"));
  }

  private Answered talk(String number, UnaryOperator<Request> dress) {
    var session = sound.open();
    var call =
        caller.call(number, invite -> dress.apply(invite.withBody(SDP, session.offer().write())));
    return answered(call);
  }

  private static Answered answered(OutgoingInvite call) {
    var outcome = call.await(PATIENCE);
    assertThat(outcome).isInstanceOf(Answered.class);
    return (Answered) outcome;
  }

  private static void accepted(TestPhone phone, IncomingInvite invite) {
    phone.accept(invite, description("of annas phone"));
  }

  /// Rings and leaves the call open until it is taken back.
  private static void ringUntilTakenBack(IncomingInvite invite) {
    var over = new CountDownLatch(1);
    invite.onCancelled(over::countDown);
    invite.ring(180);
    try {
      over.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Event finished() throws InterruptedException {
    while (true) {
      var event = events.take();
      if (event instanceof Event.CallFinished) {
        return event;
      }
    }
  }

  private static byte[] description(String name) {
    return ("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns="
            + name
            + "\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n")
        .getBytes(UTF_8);
  }

  private record Residents() implements People {
    private static final Person PERSON =
        new Person(ANNA, "Anna Berg", Optional.empty(), Language.ENGLISH, List.of(), true);

    @Override
    public Optional<Person> byExtension(Extension extension) {
      return all().stream().filter(p -> p.extension().equals(extension)).findFirst();
    }

    @Override
    public Optional<Person> byNumber(PhoneNumber number) {
      return Extension.parse(number.digits()).flatMap(this::byExtension);
    }

    @Override
    public Collection<Person> all() {
      return List.of(PERSON);
    }
  }

  /// Conversations that answer and then play silence until the other side hangs up.
  private final class Answering implements Conversations {
    @Override
    public void voiceBox(Call call, Person person) {
      converse(call, "voice box of " + person.extension());
    }

    @Override
    public void customer(Call call, ContactPoint point) {
      call.hangUp();
    }

    @Override
    public void subscriberAccess(Call call) {
      converse(call, "subscriber access");
    }

    private void converse(Call call, String kind) {
      call.answer();
      kinds.add(kind);
      conversations.add(call);
      call.play(List.of(ShortBuffer.allocate(8_000 * 20)), Duration.ZERO, Set.of());
    }
  }

  /// A caller who answers the offer of the 2xx in the ACK.
  private record Answerer(MediaSession session) implements InviteHandler {
    @Override
    public Request onAnswer(Response ok, Request ack) {
      var answer = session.answer(SessionDescription.parse(ok.body()));
      return answer instanceof Agreement.Agreed(var description, _)
          ? ack.withBody(SDP, description.write())
          : ack;
    }
  }
}
