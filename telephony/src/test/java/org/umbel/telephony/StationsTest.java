package org.umbel.telephony;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.Conversations;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.lamp.LampNumbers;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.routing.Routing;
import org.umbel.domain.speech.Language;
import org.umbel.domain.station.RegistrationVault;
import org.umbel.media.engine.MediaListener;
import org.umbel.media.engine.MediaSettings;
import org.umbel.media.engine.PortRange;
import org.umbel.sip.IncomingInvite;
import org.umbel.sip.InviteOutcome.Answered;
import org.umbel.sip.InviteOutcome.Refused;
import org.umbel.sip.OutgoingInvite;
import org.umbel.sip.auth.Algorithm;
import org.umbel.sip.auth.Password;
import org.umbel.sip.locate.DnsNames;
import org.umbel.sip.locate.DnsSettings;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.AccessList;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.telephony.lamp.LampTerms;
import org.umbel.telephony.line.LineSettings;
import org.umbel.telephony.line.LineTransport;
import org.umbel.telephony.registration.RegistrarSettings;
import org.umbel.telephony.station.Station;
import org.umbel.telephony.trace.TraceBook;
import org.umbel.telephony.trace.TraceLimits;

/// Which of a person's phones ring, when, and which show a lamp: real SIP on loopback.
@Timeout(30)
class StationsTest {
  private static final Extension ANNA = new Extension("4000");
  private static final Extension BEN = new Extension("4001");

  /// His lamp is at Anna's desk.
  private static final LampNumbers BENS_NUMBERS =
      new LampNumbers(
          Optional.of(new PhoneNumber("4000")), Optional.of(new PhoneNumber("5009")), List.of());

  private static final Password SECRET = Password.of("secret");
  private static final String DEVICE = "\"<urn:uuid:00000000-0000-1000-8000-000a95a0e128>\"";
  private static final byte[] SDP =
      """
      v=0
      o=- 1 1 IN IP4 127.0.0.1
      s=-
      c=IN IP4 127.0.0.1
      t=0 0
      m=audio 4000 RTP/AVP 0
      """
          .getBytes(UTF_8);

  private final List<TestPhone> phones = new ArrayList<>();
  private final TestPhone fixed = new TestPhone("lobby", 9); // never asks the server anything
  private final Telephony telephony = start();
  private final TestPhone caller = phone("1000");

  private Telephony start() {
    var lobby = SipUri.of("lobby", "127.0.0.1").withPort(fixed.port());
    var address = new Station.Address(lobby, Optional.empty(), false);
    var stations =
        List.of(
            new Station(
                "desk",
                ANNA,
                Optional.of(new Station.Login("4000", SECRET)),
                List.of("anna.berg"),
                Optional.empty(),
                true),
            new Station(
                "dark",
                ANNA,
                Optional.of(new Station.Login("dark", SECRET)),
                List.of(),
                Optional.empty(),
                false),
            new Station("lobby", BEN, Optional.empty(), List.of(), Optional.of(address), true));
    var settings =
        new TelephonySettings(
            List.of(
                LineSettings.of(
                    "phones",
                    LineTransport.at(
                        ListenPoint.udp("127.0.0.1", 0), ListenPoint.tcp("127.0.0.1", 0)))),
            MediaSettings.of(InetAddress.getLoopbackAddress())
                .withPorts(new PortRange(20_300, 20_399)),
            "umbel",
            List.of(Algorithm.MD5),
            stations,
            RegistrarSettings.DEFAULT,
            Duration.ofSeconds(10),
            10,
            Duration.ofSeconds(1),
            new LampTerms(
                SipUri.parse("sip:5000@127.0.0.1"),
                Map.of(),
                Set.of(ANNA),
                AccessList.NOBODY.except("127.0.0.1"),
                Optional.empty(),
                owner -> owner.equals(BEN) ? BENS_NUMBERS : LampNumbers.NONE));
    return Telephony.start(
        settings,
        new Telephony.Surroundings(
            new Routing(new House(), Set.of()),
            new Answering(),
            _ -> {},
            _ -> SipListener.NONE,
            MediaListener.NONE,
            new TraceBook(TraceLimits.DEFAULT, InstantSource.system()),
            RegistrationVault.NONE,
            InstantSource.system(),
            DnsNames.remembered(DnsSettings.DEFAULT)));
  }

  /// Anna and Ben.
  private static final class House implements People {
    @Override
    public Optional<Person> byExtension(Extension extension) {
      return all().stream().filter(one -> one.extension().equals(extension)).findFirst();
    }

    @Override
    public Optional<Person> byNumber(PhoneNumber number) {
      return Extension.parse(number.digits()).flatMap(this::byExtension);
    }

    @Override
    public Collection<Person> all() {
      return List.of(resident(ANNA, "Anna"), resident(BEN, "Ben"));
    }

    private static Person resident(Extension extension, String name) {
      return new Person(extension, name, Optional.empty(), Language.ENGLISH, List.of(), true);
    }
  }

  private static final class Answering implements Conversations {
    @Override
    public void voiceBox(Call call, Person person) {
      call.answer();
      call.hangUp();
    }

    @Override
    public void customer(Call call, ContactPoint point) {
      call.hangUp();
    }

    @Override
    public void subscriberAccess(Call call) {
      call.hangUp();
    }
  }

  @AfterEach
  void close() {
    phones.forEach(TestPhone::close);
    fixed.close();
    telephony.close();
  }

  private TestPhone phone(String user) {
    var phone =
        new TestPhone(
            user, telephony.lines().first().orElseThrow().listenPoints().getFirst().port());
    phones.add(phone);
    return phone;
  }

  /// A phone of Anna's whose Contact has these parameters.
  private TestPhone annas(String parameters) {
    var phone = phone("4000");
    register(phone, parameters);
    return phone;
  }

  private static void register(TestPhone phone, String parameters) {
    var ok =
        phone.register(
            "secret",
            request ->
                request
                    .with("Supported", "outbound, path")
                    .with("Contact", request.header("Contact").orElseThrow() + parameters));
    assertThat(ok.status()).isEqualTo(200);
  }

  private OutgoingInvite call(String number) {
    return caller.call(number, invite -> invite.withBody(MediaType.SDP, SDP));
  }

  private void answered(OutgoingInvite call) {
    assertThat(call.await(TestPhone.PATIENCE))
        .isInstanceOfSatisfying(Answered.class, answer -> answer.dialog().bye());
  }

  @Test
  void phonesOfALowerPreferenceRingWhenTheOthersHaveRefused() {
    var second = annas(";q=0.5");
    var first = annas(";q=0.9");
    var alsoFirst = annas(";q=0.9");
    second.whenCalled(invite -> second.accept(invite, SDP));

    var bothRing = new CountDownLatch(2);
    first.whenCalled(invite -> refuseTogether(invite, bothRing));
    alsoFirst.whenCalled(invite -> refuseTogether(invite, bothRing));

    answered(call("4000"));

    assertThat(bothRing.getCount()).isZero();
    assertThat(second.invites).hasSize(1);
  }

  @Test
  void phonesThatRingAreToldWhenAnotherHasTakenTheCall() throws InterruptedException {
    var other = annas("");
    var taking = annas("");
    var ringing = new CountDownLatch(1);
    var takenBack = new CountDownLatch(1);
    other.whenCalled(invite -> {
      invite.onCancelled(takenBack::countDown);
      invite.ring(180);
      ringing.countDown();
      await(takenBack);
    });
    taking.whenCalled(invite -> {
      await(ringing);
      taking.accept(invite, SDP);
    });

    answered(call("4000"));

    var cancel = other.cancels.poll(5, SECONDS);
    assertThat(cancel).isNotNull();
    assertThat(cancel.header("Reason")).contains("SIP;cause=200;text=\"Call completed elsewhere\"");
  }

  private static void await(CountDownLatch event) {
    try {
      assertThat(event.await(5, SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void refuseTogether(IncomingInvite invite, CountDownLatch all) {
    all.countDown();
    try {
      invite.reject(all.await(5, SECONDS) ? 486 : 500);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aPhoneThatDeclinesForAllEndsTheRinging() {
    var second = annas(";q=0.5");
    var first = annas("");
    first.whenCalled(invite -> invite.reject(603));

    answered(call("4000")); // by the voice box

    assertThat(second.invites).isEmpty();
  }

  @Test
  void aDeviceRingsByOneOfItsWaysAndByTheNextWhenThatIsBroken() throws InterruptedException {
    var good = annas(";reg-id=1;+sip.instance=" + DEVICE);
    var broken = annas(";reg-id=2;+sip.instance=" + DEVICE);
    broken.whenCalled(invite -> invite.reject(430));
    good.whenCalled(invite -> good.accept(invite, SDP));

    answered(call("4000"));

    assertThat(broken.invites).hasSize(1);
    assertThat(good.invites).hasSize(1);
  }

  @Test
  void aWayThatIsSilentGivesWayToTheNext() {
    var good = annas(";reg-id=1;+sip.instance=" + DEVICE);
    var gone = annas(";reg-id=2;+sip.instance=" + DEVICE);
    good.whenCalled(invite -> good.accept(invite, SDP));
    gone.close();

    assertThat(call("4000").await(Duration.ofSeconds(9))).isInstanceOf(Answered.class);
  }

  @Test
  void aBusyDeviceIsNotCalledByAnotherWay() {
    var other = annas(";reg-id=1;+sip.instance=" + DEVICE);
    var busy = annas(";reg-id=2;+sip.instance=" + DEVICE);
    busy.whenCalled(invite -> invite.reject(486));

    answered(call("4000")); // by the voice box

    assertThat(other.invites).isEmpty();
  }

  @Test
  void aCallForOneDeviceRingsNoOther() {
    var desk = annas(";+sip.instance=" + DEVICE);
    var other = annas("");
    desk.whenCalled(invite -> desk.accept(invite, SDP));
    var uri = SipUri.of("4000", "127.0.0.1").withParameter("gr", DEVICE.substring(2, 47));

    answered(caller.callUri(uri, invite -> invite.withBody(MediaType.SDP, SDP)));

    assertThat(desk.invites).hasSize(1);
    assertThat(other.invites).isEmpty();
  }

  @Test
  void aCallForADeviceThatIsAwayIsRefused() {
    annas("");
    var uri = SipUri.of("4000", "127.0.0.1").withParameter("gr", "urn:uuid:away");

    var outcome = caller.callUri(uri, plain -> plain).await(TestPhone.PATIENCE);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.response().status()).isEqualTo(480));
  }

  @Test
  void anAliasIsCalledAsItsOwner() {
    var desk = annas("");
    desk.whenCalled(invite -> desk.accept(invite, SDP));

    answered(call("Anna.Berg"));
  }

  @Test
  void aPhoneAtAFixedAddressRingsWithoutRegistering() {
    fixed.whenCalled(invite -> fixed.accept(invite, SDP));

    answered(call("4001"));
  }

  @Test
  void whatAnotherServerTellsIsShownByThePhonesAndToldToThoseThatComeLater()
      throws InterruptedException {
    var desk = annas("");
    var follower = phone("4000");
    follower.subscribe("4000");
    var unknown = requireNonNull(follower.notifies.poll(5, SECONDS));
    assertThat(unknown.bodyLength()).isZero();

    assertThat(notice("anna.berg", "Messages-Waiting: yes\r\nVoice-Message: 2/1\r\n"))
        .isEqualTo(200);

    assertThat(lamp(desk)).contains("Messages-Waiting: yes", "Voice-Message: 2/1");
    assertThat(requireNonNull(follower.notifies.poll(5, SECONDS)).bodyText())
        .contains("Messages-Waiting: yes");
    assertThat(lamp(annas(";q=0.1"))).contains("Voice-Message: 2/1");
  }

  @Test
  void twoServersDoNotFightOverALamp() throws InterruptedException {
    var desk = annas("");

    telephony.lamps().show(ANNA, new MessageCounts(7, 7));
    assertThat(notice("4001", "Messages-Waiting: yes\r\n")).isEqualTo(403);
    assertThat(notice("4000", "Messages-Waiting: no\r\n")).isEqualTo(200);

    assertThat(lamp(desk)).contains("Messages-Waiting: no");
  }

  @Test
  void aLampWithANumberOfItsOwnIsShownThereWithItsSender() throws InterruptedException {
    var desk = annas("");

    telephony.lamps().show(BEN, new MessageCounts(2, 0));

    var notify = requireNonNull(desk.requests.poll(5, SECONDS));
    assertThat(notify.from().user()).isEqualTo("5009");
    assertThat(notify.bodyText()).contains("Voice-Message: 2/0", "Message-Account: sip:5009@");
    assertThat(lamp(annas(";q=0.2"))).contains("Voice-Message: 2/0");
    assertThat(fixed.requests).isEmpty();
  }

  @Test
  void aPhoneWithoutAMessageLightIsNotTold() throws InterruptedException {
    var dark = phone("dark");
    var ok =
        dark.registerAs(
            "4000", "secret", request -> request.with("Contact", "<sip:dark@127.0.0.1:9>"));
    assertThat(ok.status()).isEqualTo(200);
    var desk = annas("");

    assertThat(notice("4000", "Messages-Waiting: yes\r\n")).isEqualTo(200);

    assertThat(lamp(desk)).contains("Messages-Waiting: yes");
    assertThat(dark.requests).isEmpty();
  }

  @Test
  void whatCannotBeUnderstoodIsRefused() {
    assertThat(notice("4999", "Messages-Waiting: yes\r\n")).isEqualTo(404);
    assertThat(notice("4000", "Voice-Message: many\r\n")).isEqualTo(400);
    assertThat(caller.notice("4000", notify -> notify.with("Event", "dialog")).status())
        .isEqualTo(489);
  }

  private int notice(String user, String summary) {
    return caller
        .notice(
            user,
            notify ->
                notify
                    .with("Event", "message-summary")
                    .with("Subscription-State", "active")
                    .withBody(MediaType.MESSAGE_SUMMARY, summary.getBytes(UTF_8)))
        .status();
  }

  private static String lamp(TestPhone phone) throws InterruptedException {
    Request notify = requireNonNull(phone.requests.poll(5, SECONDS));
    return notify.bodyText();
  }
}
