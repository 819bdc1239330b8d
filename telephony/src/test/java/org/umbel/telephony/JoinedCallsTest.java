package org.umbel.telephony;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.Conversations;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.call.Transfer;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.routing.Routing;
import org.umbel.domain.speech.Language;
import org.umbel.domain.station.RegistrationVault;
import org.umbel.media.engine.MediaListener;
import org.umbel.media.engine.MediaSettings;
import org.umbel.media.engine.PortRange;
import org.umbel.sip.Dialog;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.ReferOutcome;
import org.umbel.sip.auth.Algorithm;
import org.umbel.sip.auth.Password;
import org.umbel.sip.dialog.Reliability;
import org.umbel.sip.locate.DnsNames;
import org.umbel.sip.locate.DnsSettings;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.ReferTo;
import org.umbel.sip.message.Replaces;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.telephony.lamp.LampTerms;
import org.umbel.telephony.line.LineSession;
import org.umbel.telephony.line.LineSettings;
import org.umbel.telephony.line.LineTransport;
import org.umbel.telephony.registration.RegistrarSettings;
import org.umbel.telephony.station.Station;
import org.umbel.telephony.trace.TraceBook;
import org.umbel.telephony.trace.TraceLimits;

/// Two parties that talk to each other by way of the server: what one does to the session, and
/// transfers (LN-4, LN-9, LN-10, LN-16).
@Timeout(30)
class JoinedCallsTest {
  private static final Extension ANNA = new Extension("4000");
  private static final Extension BEN = new Extension("4002");
  private static final Password SECRET = Password.of("correct horse");
  private static final Duration PATIENCE = TestPhone.PATIENCE;

  private final BlockingQueue<Transfer> passed = new LinkedBlockingQueue<>();
  private final Telephony telephony = start();
  private final TestPhone caller = new TestPhone("4001", port());
  private final TestPhone annas = new TestPhone("4000", port());
  private final TestPhone bens = new TestPhone("4002", port());
  private final BlockingQueue<Dialog> answered = new LinkedBlockingQueue<>();

  JoinedCallsTest() {
    annas.register("correct horse", register -> register);
    bens.register("correct horse", register -> register);
    annas.whenCalled(invite -> answered.add(annas.accept(invite, description("annas"))));
    bens.whenCalled(invite -> answered.add(bens.accept(invite, description("bens"))));
  }

  @AfterEach
  void close() {
    Stream.of(caller, annas, bens).forEach(TestPhone::close);
    telephony.close();
  }

  private int port() {
    return telephony.lines().first().orElseThrow().listenPoints().getFirst().port();
  }

  private Telephony start() {
    var session =
        new LineSession(
            Duration.ZERO, true, true, false, true, Reliability.SUPPORTED, Duration.ZERO);
    var line =
        LineSettings.of("phones", LineTransport.at(ListenPoint.udp("127.0.0.1", 0)))
            .withSession(session);
    return Telephony.start(
        settings(line),
        new Telephony.Surroundings(
            new Routing(new Residents(), Set.of(new Extension("5000"))),
            new PassingOn(),
            _ -> {},
            _ -> SipListener.NONE,
            MediaListener.NONE,
            new TraceBook(TraceLimits.DEFAULT, InstantSource.system()),
            RegistrationVault.NONE,
            InstantSource.system(),
            DnsNames.remembered(DnsSettings.DEFAULT)));
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

  /// The caller's side of a talk with Anna.
  private Dialog callerTalksToAnna() {
    return caller.reach("4000", description("callers")).dialog();
  }

  private Dialog taken() throws InterruptedException {
    return requireNonNull(answered.poll(5, SECONDS));
  }

  private ReferOutcome refer(Dialog dialog, ReferTo target) {
    return dialog.refer(target, plain -> plain, _ -> {}, PATIENCE);
  }

  private static ReferTo to(String number) {
    return ReferTo.of(SipUri.of(number, "127.0.0.1"));
  }

  private static String next(BlockingQueue<Request> requests) throws InterruptedException {
    return requireNonNull(requests.poll(5, SECONDS)).bodyText();
  }

  @Test
  void whoIsTransferredToANumberTalksToWhoAnswersThere() throws InterruptedException {
    callerTalksToAnna();

    var outcome = refer(taken(), to("4002"));

    assertThat(outcome).isEqualTo(new ReferOutcome.Called(200));
    assertThat(requireNonNull(bens.invites.poll(5, SECONDS)).request())
        .satisfies(invite -> {
          assertThat(invite.bodyText()).contains("s=callers");
          assertThat(invite.from().user()).isEqualTo("4001");
          assertThat(invite.header("Referred-By"))
              .hasValueSatisfying(by -> assertThat(by).contains("4000"));
        });
    assertThat(next(caller.reinvites)).contains("s=bens", "o=annas 1 2");
    assertThat(annas.ends.poll(5, SECONDS)).isNotNull();
    taken().bye();
    assertThat(caller.ends.poll(5, SECONDS)).isNotNull();
  }

  @Test
  void theCallerMayTransferTheCalledPersonAsWell() throws InterruptedException {
    var dialog = callerTalksToAnna();
    taken();

    assertThat(refer(dialog, to("4002"))).isEqualTo(new ReferOutcome.Called(200));

    assertThat(next(annas.reinvites)).contains("s=bens");
    taken().bye();
    assertThat(annas.ends.poll(5, SECONDS)).isNotNull();
  }

  @Test
  void aTransferToABusyPhoneLeavesTheTwoTalking() throws InterruptedException {
    bens.whenCalled(invite -> invite.reject(486));
    var callers = callerTalksToAnna();
    var annasDialog = taken();

    assertThat(refer(annasDialog, to("4002"))).isEqualTo(new ReferOutcome.Called(486));

    assertThat(callers.over() || annasDialog.over()).isFalse();
    annasDialog.bye();
    assertThat(caller.ends.poll(5, SECONDS)).isNotNull();
  }

  @Test
  void whoHasGoneDuringATransferThatFailsTakesNobodyWithItBeforeTheEnd()
      throws InterruptedException {
    var ringing = new LinkedBlockingQueue<IncomingInvite>();
    bens.whenCalled(invite -> {
      ringing.add(invite);
      awaitCancel(invite);
    });
    var callers = callerTalksToAnna();
    var annasDialog = taken();
    Thread.startVirtualThread(() -> refer(annasDialog, to("4002")));
    requireNonNull(ringing.poll(5, SECONDS));

    annasDialog.bye();

    assertThat(caller.ends.poll(500, MILLISECONDS)).isNull();
    assertThat(callers.over()).isFalse();
    assertThat(caller.ends.poll(5, SECONDS)).isNotNull(); // when Ben has not answered in time
  }

  @Test
  void anAttendedTransferJoinsTheTwoOtherParties() throws InterruptedException {
    callerTalksToAnna();
    var annasFirst = taken();
    var annasSecond = annas.reach("4002", description("annas second")).dialog();
    var bensDialog = taken();

    var target = ReferTo.of(SipUri.of("4002", "127.0.0.1"), annasSecond.id().ofPeer());
    assertThat(refer(annasFirst, target)).isEqualTo(new ReferOutcome.Called(200));

    assertThat(next(bens.reinvites)).contains("s=callers");
    assertThat(next(caller.reinvites)).contains("s=callers"); // the test's phones echo
    assertThat(annas.ends.poll(5, SECONDS)).isNotNull();
    bensDialog.bye();
    assertThat(caller.ends.poll(5, SECONDS)).isNotNull();
  }

  @Test
  void aTransferToACallThatIsNotHereFails() throws InterruptedException {
    callerTalksToAnna();

    var target = ReferTo.of(SipUri.of("4002", "127.0.0.1"), new Replaces("a", "b", "c", false));

    assertThat(refer(taken(), target)).isEqualTo(new ReferOutcome.Called(481));
  }

  @Test
  void nobodyIsTransferredToANumberThatACallWouldNotReach() throws InterruptedException {
    callerTalksToAnna();

    assertThat(refer(taken(), to("0900123456"))).isEqualTo(new ReferOutcome.Called(404));
  }

  @Test
  void soundBeforeTheAnswerReachesTheCallerAlthoughTheAnswerHasNoDescription()
      throws InterruptedException {
    annas.whenCalled(invite -> {
      invite.ring(invite.request().reply(183).withBody(MediaType.SDP, description("early")));
      answered.add(invite.accept(invite.request().reply(200), annas.dialogHandler()).dialog());
    });

    var ok = caller.reach("4000", description("callers")).response();

    assertThat(ok.bodyText()).contains("s=early");
    taken().bye();
  }

  @Test
  void aReinviteWithoutAnOfferIsCarriedToTheOtherSide() throws InterruptedException {
    var dialog = callerTalksToAnna();
    var offered = new LinkedBlockingQueue<String>();

    var response =
        dialog.reinvite(
            plain -> plain,
            (ok, ack) -> {
              offered.add(ok.bodyText());
              return ack.withBody(MediaType.SDP, description("callers again"));
            });

    assertThat(response.status()).isEqualTo(200);
    assertThat(offered.poll(5, SECONDS)).contains("s=annas offer");
    assertThat(next(annas.acks)).contains("s=callers again");
  }

  @Test
  void aPhoneIsToldWhoCallsUnlessThatIsHidden() throws InterruptedException {
    var shown =
        caller.call(
            "4000",
            invite ->
                invite
                    .with("P-Asserted-Identity", "<tel:+4930123>")
                    .withBody(MediaType.SDP, description("callers")));
    shown.await(PATIENCE);
    var hidden =
        caller.call(
            "4000",
            invite ->
                invite
                    .with("Privacy", "id")
                    .with("P-Asserted-Identity", "<tel:+4930123>")
                    .withBody(MediaType.SDP, description("callers")));
    hidden.await(PATIENCE);

    var first = requireNonNull(annas.invites.poll(5, SECONDS)).request();
    var second = requireNonNull(annas.invites.poll(5, SECONDS)).request();
    assertThat(first.header("P-Asserted-Identity")).contains("<tel:+4930123>");
    assertThat(second.has("P-Asserted-Identity")).isFalse();
    assertThat(second.from().user()).isEqualTo("anonymous");
    assertThat(second.header("Privacy")).contains("id");
  }

  @Test
  void aRefreshOfTheSessionDoesNotBotherTheOtherSide() throws InterruptedException {
    var dialog = callerTalksToAnna();

    var same = dialog.reinvite(plain -> plain.withBody(MediaType.SDP, description("callers")));
    var held = dialog.reinvite(plain -> plain.withBody(MediaType.SDP, description("held")));

    assertThat(same.bodyText()).contains("s=annas");
    assertThat(held.status()).isEqualTo(200);
    assertThat(next(annas.reinvites)).contains("s=held");
  }

  @Test
  void aConversationPassesItsCallerOnToAPhone() throws InterruptedException {
    var dialog = caller.reach("5000", description("callers")).dialog();

    assertThat(passed.poll(5, SECONDS)).isEqualTo(new Transfer.Done());
    assertThat(next(caller.reinvites)).contains("s=bens");
    assertThat(dialog.over()).isFalse();
    taken().bye();
    assertThat(caller.ends.poll(5, SECONDS)).isNotNull();
  }

  @Test
  void aCallerOfAConversationWhoObeysReferIsReferred() throws InterruptedException {
    var targets = new LinkedBlockingQueue<String>();
    caller.whenReferred(refer -> {
      targets.add(refer.target().target().toString());
      refer.accept();
      refer.done(200);
    });
    caller.reach("5000", description("callers"));

    assertThat(passed.poll(5, SECONDS)).isEqualTo(new Transfer.Done());
    assertThat(targets.poll(5, SECONDS)).contains("sip:4002@");
    assertThat(caller.ends.poll(5, SECONDS)).isNotNull();
    assertThat(bens.invites).isEmpty();
  }

  @Test
  void aCallerWhomNobodyTakesStaysWithTheConversation() throws InterruptedException {
    bens.whenCalled(invite -> invite.reject(486));
    var dialog = caller.reach("5000", description("callers")).dialog();

    assertThat(passed.poll(5, SECONDS)).isEqualTo(new Transfer.NotTaken(Redirection.Reason.BUSY));
    dialog.bye();
  }

  private static void awaitCancel(IncomingInvite invite) {
    var over = new CountDownLatch(1);
    invite.onCancelled(over::countDown);
    invite.ring(180);
    try {
      over.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] description(String name) {
    return ("v=0\r\no="
            + name.replace(' ', '-')
            + " 1 1 IN IP4 127.0.0.1\r\ns="
            + name
            + "\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n")
        .getBytes(UTF_8);
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
      return Stream.of(ANNA, BEN)
          .map(own ->
              new Person(own, "P " + own, Optional.empty(), Language.ENGLISH, List.of(), true))
          .toList();
    }
  }

  /// Conversations that pass their caller on to Ben, or take no call.
  private final class PassingOn implements Conversations {
    @Override
    public void voiceBox(Call call, Person person) {
      call.hangUp();
    }

    @Override
    public void subscriberAccess(Call call) {
      call.answer();
      passed.add(call.transfer(BEN.number()));
    }
  }
}
