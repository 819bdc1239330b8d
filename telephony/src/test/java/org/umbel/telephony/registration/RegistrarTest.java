package org.umbel.telephony.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.telephony.registration.RegistrarSettings.DEFAULT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.domain.event.Event;
import org.umbel.domain.person.Extension;
import org.umbel.domain.station.Registration;
import org.umbel.domain.station.RegistrationVault;
import org.umbel.sip.auth.Password;
import org.umbel.sip.message.Contact;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.transport.Subnet;
import org.umbel.telephony.station.Station;

/// REGISTER messages on the wire and what becomes of them.
@Timeout(30)
class RegistrarTest {
  private static final Extension ANNA = new Extension("4000");
  private static final Extension BEN = new Extension("4001");
  private static final Station ANNAS =
      new Station(
          "desk",
          ANNA,
          Optional.of(new Station.Login("anna-desk", Password.of("secret"))),
          List.of("Anna.Berg", "+49301234000"),
          Optional.empty(),
          true);
  private static final Station BENS = Station.of(BEN, Password.of("other"));
  private static final String DEVICE = "\"<urn:uuid:00000000-0000-1000-8000-000a95a0e128>\"";

  private final Shelf shelf = new Shelf();
  private RegistrarRig rig = new RegistrarRig(DEFAULT, shelf, ANNAS, BENS);
  private RawPhone desk = anna();

  /// Keeps registrations as a file would.
  private static final class Shelf implements RegistrationVault {
    final Map<Extension, List<Registration>> kept = new ConcurrentHashMap<>();

    @Override
    public void restore(Consumer<Registration> restored) {
      kept.values().forEach(all -> all.forEach(restored));
    }

    @Override
    public void keep(Extension owner, List<Registration> all) {
      kept.put(owner, all);
    }
  }

  @AfterEach
  void close() {
    desk.close();
    rig.close();
  }

  private RawPhone anna() {
    return RawPhone.udp("4000", "anna-desk", "secret", rig.port());
  }

  private void begin(RegistrarSettings settings) {
    close();
    rig = new RegistrarRig(settings, shelf, ANNAS, BENS);
    desk = anna();
  }

  private static List<String> contacts(Response response) {
    return response.contacts().stream().map(Contact::toString).toList();
  }

  private static Request outbound(Request request, String contact, int flow) {
    return request
        .with("Supported", "path, outbound")
        .with("Contact", "<%s>;+sip.instance=%s;reg-id=%d".formatted(contact, DEVICE, flow));
  }

  @Test
  void allPhonesAreListedWithTheirPreferenceAndTheTimeLeft() {
    desk.registerAt("<sip:a@192.0.2.1>;expires=600");
    rig.pass(Duration.ofSeconds(100));

    var response = desk.registerAt("<sip:b@192.0.2.2:5070>;q=0.3");

    assertThat(contacts(response))
        .containsExactly(
            "<sip:b@192.0.2.2:5070>;q=0.3;expires=3600", "<sip:a@192.0.2.1>;expires=500");
    assertThat(response.header("Date")).contains("Mon, 2 Mar 2026 12:01:40 GMT");
    while (rig.registered.size() < 2) {
      Thread.onSpinWait(); // until the time limit of the test
    }
  }

  @Test
  void whoeverNamesNoContactIsToldTheListAndChangesNothing() {
    desk.registerAt("<sip:a@192.0.2.1>");

    var response = desk.register(request -> request);

    assertThat(contacts(response)).hasSize(1);
    assertThat(rig.registered).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void severalPhonesMayComeInOneRequest() {
    var response = desk.registerAt("<sip:a@192.0.2.1>;q=0.5, <sip:b@192.0.2.2>;expires=120");

    assertThat(contacts(response))
        .containsExactly("<sip:b@192.0.2.2>;expires=120", "<sip:a@192.0.2.1>;q=0.5;expires=3600");
  }

  @Test
  void aDeviceThatWantsAUriOfItsOwnGetsOne() {
    var contact = "<sip:a@192.0.2.1>;expires=600;+sip.instance=" + DEVICE;
    var own = "pub-gruu=\"sip:4000@127.0.0.1;gr=urn:uuid:00000000-0000-1000-8000-000a95a0e128\"";

    var wanted = desk.register(r -> r.with("Contact", contact).with("Supported", "path, gruu"));
    assertThat(contacts(wanted)).singleElement().asString().contains(own);

    assertThat(contacts(desk.registerAt(contact)).toString()).doesNotContain("gruu");
    var path = "<sip:edge.example.test;lr>";
    var proxied =
        desk.register(
            r -> r.with("Contact", contact).with("Supported", "path, gruu").with("Path", path));
    assertThat(contacts(proxied).toString()).doesNotContain("gruu");
  }

  @Test
  void theSamePlaceWrittenOtherwiseIsRenewed() {
    desk.registerAt("<sip:4000@PHONE.example.com;transport=udp>");

    var response = desk.registerAt("<sip:%34000@phone.EXAMPLE.com;transport=UDP>");

    assertThat(contacts(response)).hasSize(1);
  }

  @Test
  void zeroSecondsEndOnePhoneAndTheStarAll() {
    desk.registerAt("<sip:a@192.0.2.1>, <sip:b@192.0.2.2>, <sip:c@192.0.2.3>");

    assertThat(contacts(desk.registerAt("<sip:b@192.0.2.2>;expires=0"))).hasSize(2);
    assertThat(contacts(desk.register(r -> r.with("Contact", "*").with("Expires", "0")))).isEmpty();
    assertThat(shelf.kept.get(ANNA)).isEmpty();
  }

  @Test
  void aStarWithAnythingElseIsABadRequest() {
    desk.registerAt("<sip:a@192.0.2.1>");

    assertThat(desk.register(r -> r.with("Contact", "*")).status()).isEqualTo(400);
    assertThat(
            desk.register(r -> r.with("Contact", "*, <sip:b@192.0.2.1>").with("Expires", "0"))
                .status())
        .isEqualTo(400);
    assertThat(rig.bindings.of(ANNA)).hasSize(1);
  }

  private static RegistrarSettings room(int ofOne, int ofAll, List<NamedProxy> proxies) {
    return new RegistrarSettings(
        DEFAULT.usual(), DEFAULT.shortest(), DEFAULT.longest(), ofOne, ofAll, proxies);
  }

  @Test
  void aPhoneBehindANamedProxyIsReachedThroughIt() {
    var proxy =
        new NamedProxy(
            SipUri.parse("sip:phones.example.test"), List.of(Subnet.parse("127.0.0.0/8")));
    begin(room(10, 10, List.of(proxy)));

    desk.register(r -> proxied(r).with("Contact", "<sip:a@192.168.1.5>"));
    desk.registerAt("<sip:b@192.0.2.1>");

    assertThat(rig.bindings.of(ANNA))
        .extracting(binding -> binding.registration().path())
        .containsExactly(List.of(), List.of("<sip:phones.example.test;lr>"));
  }

  /// As it comes from a proxy, which puts a Via of its own before.
  private static Request proxied(Request request) {
    return request.withLast("Via", "SIP/2.0/UDP 192.168.1.5;branch=z9hG4bKphone");
  }

  @Test
  void wrongPasswordsOfManyBehindANamedProxyDoNotShutItOut() {
    var proxy =
        new NamedProxy(
            SipUri.parse("sip:phones.example.test"), List.of(Subnet.parse("127.0.0.0/8")));
    begin(room(10, 10, List.of(proxy)));
    try (var guesser = RawPhone.udp("4001", "4001", "wrong", rig.port())) {
      for (int guess = 0; guess < 15; guess++) {
        assertThat(guesser.registerAt("<sip:x@192.0.2.9>").status()).isEqualTo(401);
      }
    }

    assertThat(desk.registerAt("<sip:b@192.0.2.1>").status()).isEqualTo(200);
  }

  @Test
  void timesAreHeldWithinTheBounds() {
    begin(
        new RegistrarSettings(
            Duration.ofMinutes(20),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            10,
            10,
            List.of()));

    var brief = desk.registerAt("<sip:a@192.0.2.1>;expires=299");
    assertThat(brief.status()).isEqualTo(423);
    assertThat(brief.header("Min-Expires")).contains("300");
    assertThat(contacts(desk.registerAt("<sip:a@192.0.2.1>;expires=4294967295")))
        .containsExactly("<sip:a@192.0.2.1>;expires=1800");
    assertThat(contacts(desk.registerAt("<sip:a@192.0.2.1>")))
        .containsExactly("<sip:a@192.0.2.1>;expires=1200");
  }

  @Test
  void whatHasExpiredIsGone() {
    desk.registerAt("<sip:a@192.0.2.1>;expires=60");

    rig.pass(Duration.ofSeconds(60));

    assertThat(rig.bindings.of(ANNA)).isEmpty();
    assertThat(rig.bindings.size()).isZero();
    assertThat(shelf.kept.get(ANNA)).isEmpty();
  }

  @Test
  void anOvertakenRequestChangesNothing() {
    desk.registerAt("<sip:a@192.0.2.1>");
    var late = desk.plain(r -> r.with("Contact", "<sip:a@192.0.2.1>;expires=0"));
    var question = desk.ask(late);
    desk.registerAt("<sip:a@192.0.2.1>;q=0.1");

    var refused = desk.ask(desk.signed(late, question));

    assertThat(refused.status()).isEqualTo(500);
    assertThat(rig.bindings.of(ANNA)).hasSize(1);
  }

  @Test
  void aFullExtensionForgetsThePhoneRenewedLongestAgo() {
    begin(room(2, 10, List.of()));

    desk.registerAt("<sip:a@192.0.2.1>");
    desk.registerAt("<sip:b@192.0.2.2>");
    desk.registerAt("<sip:a@192.0.2.1>");

    assertThat(contacts(desk.registerAt("<sip:c@192.0.2.3>")))
        .containsExactly("<sip:c@192.0.2.3>;expires=3600", "<sip:a@192.0.2.1>;expires=3600");
  }

  @Test
  void aFullServerRenewsAndEndsButTakesNoMore() {
    begin(room(10, 1, List.of()));
    desk.registerAt("<sip:a@192.0.2.1>");
    try (var ben = RawPhone.udp("4001", "4001", "other", rig.port())) {
      var refused = ben.registerAt("<sip:b@192.0.2.2>");

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isPresent();
      assertThat(desk.registerAt("<sip:a@192.0.2.1>").status()).isEqualTo(200);
      rig.pass(Duration.ofHours(2));
      assertThat(ben.registerAt("<sip:b@192.0.2.2>").status()).isEqualTo(200);
    }
  }

  @Test
  void anAliasRegistersForItsOwner() {
    try (var mobile = RawPhone.udp("anna.berg", "anna-desk", "secret", rig.port())) {
      assertThat(mobile.registerAt("<sip:m@192.0.2.4>").status()).isEqualTo(200);
    }

    assertThat(rig.bindings.of(ANNA))
        .extracting(binding -> binding.registration().station())
        .containsExactly("desk");
  }

  @Test
  void nobodyRegistersForOthersOrForNobody() {
    try (var forBen = RawPhone.udp("4001", "anna-desk", "secret", rig.port());
        var forNobody = RawPhone.udp("4999", "anna-desk", "secret", rig.port())) {
      assertThat(forBen.registerAt("<sip:a@192.0.2.1>").status()).isEqualTo(403);
      assertThat(forNobody.registerAt("<sip:a@192.0.2.1>").status()).isEqualTo(404);
    }
    assertThat(rig.bindings.size()).isZero();
  }

  @Test
  void aDigestIsGoodOnce() {
    var first = desk.plain(r -> r.with("Contact", "<sip:a@192.0.2.1>"));
    var signed = desk.signed(first, desk.ask(first));
    assertThat(desk.ask(signed).status()).isEqualTo(200);

    try (var thief = anna()) {
      var replayed = thief.ask(signed.with("Call-ID", "stolen"));

      assertThat(replayed.status()).isEqualTo(401);
      assertThat(replayed.header("WWW-Authenticate").orElse("")).contains("stale=true");
    }
  }

  @Test
  void whoeverGuessesIsNotListenedToForAWhile() {
    try (var guesser = RawPhone.udp("4001", "4001", "guess", rig.port())) {
      for (var tries = 0; tries < LoginThrottle.MOST_OF_AN_ADDRESS; tries++) {
        assertThat(guesser.registerAt("<sip:g@192.0.2.6>").status()).isEqualTo(401);
      }

      var closed = guesser.registerAt("<sip:g@192.0.2.6>");

      assertThat(closed.status()).isEqualTo(503);
      assertThat(closed.header("Retry-After")).contains("60");
      assertThat(desk.registerAt("<sip:a@192.0.2.1>").status()).isEqualTo(503);
      rig.pass(LoginThrottle.WINDOW);
      assertThat(desk.registerAt("<sip:a@192.0.2.1>").status()).isEqualTo(200);
    }
    assertThat(rig.events).singleElement().isInstanceOf(Event.PhoneRefused.class);
  }

  @Test
  void nobodyLocksOutAPhoneThatIsRegistered() {
    desk.registerAt("<sip:a@192.0.2.1>");
    try (var guesser = RawPhone.udp("4000", "anna-desk", "guess", rig.port())) {
      for (var tries = 0; tries <= LoginThrottle.MOST_OF_A_USER; tries++) {
        guesser.registerAt("<sip:g@192.0.2.6>");
      }
    }

    assertThat(desk.registerAt("<sip:a@192.0.2.1>").status()).isEqualTo(200);
  }

  @Test
  void aFlowIsReplacedByItsNumberAndOthersStay() {
    desk.register(r -> outbound(r, "sip:a@192.0.2.1:1000", 1));
    desk.register(r -> outbound(r, "sip:a@192.0.2.1:2000", 2));

    var response = desk.register(r -> outbound(r, "sip:a@192.0.2.1:3000", 1));

    assertThat(contacts(response))
        .containsExactly(
            "<sip:a@192.0.2.1:3000>;+sip.instance=" + DEVICE + ";reg-id=1;expires=3600",
            "<sip:a@192.0.2.1:2000>;+sip.instance=" + DEVICE + ";reg-id=2;expires=3600");
    assertThat(response.header("Require")).contains("outbound");
    assertThat(response.header("Flow-Timer")).contains("120");
  }

  @Test
  void theNumberOfAFlowSaysNothingWithoutOutbound() {
    desk.register(r -> outbound(r, "sip:a@192.0.2.1:1000", 1).without("Supported"));

    var response = desk.register(r -> outbound(r, "sip:a@192.0.2.1:3000", 1).without("Supported"));

    assertThat(contacts(response)).hasSize(2).noneMatch(contact -> contact.contains("reg-id"));
    assertThat(response.has("Require")).isFalse();
  }

  @Test
  void twoFlowsInOneRequestAreABadRequest() {
    var one = "<sip:a@192.0.2.1:1>;reg-id=1;+sip.instance=" + DEVICE;
    var other = "<sip:a@192.0.2.1:2>;reg-id=2;+sip.instance=" + DEVICE;

    var response =
        desk.register(
            r -> r.with("Supported", "outbound").with("Contact", one).withLast("Contact", other));

    assertThat(response.status()).isEqualTo(400);
  }

  @Test
  void aFirstProxyThatKeepsNoFlowsIsTold() {
    var proxied = "SIP/2.0/UDP 192.0.2.50;branch=z9hG4bKphone";

    assertThat(
            desk.register(r -> outbound(r, "sip:a@192.0.2.1", 1).withLast("Via", proxied)).status())
        .isEqualTo(439);
    assertThat(
            desk.register(r ->
                    outbound(r, "sip:a@192.0.2.1", 1)
                        .withLast("Via", proxied)
                        .with("Path", "<sip:token@192.0.2.9;lr;ob>"))
                .status())
        .isEqualTo(200);
  }

  @Test
  void proxiesOnTheWayAreKeptAndUsedAsRoutes() {
    var path = "<sip:edge.example.com;lr>";
    var further = "<sip:token@192.0.2.9:5070;lr>";

    var response =
        desk.register(r ->
            r.with("Contact", "<sip:a@10.0.0.1>").with("Path", path).withLast("Path", further));

    assertThat(response.headers("Path")).containsExactly(path, further);
    var request =
        rig.bindings
            .of(ANNA)
            .getFirst()
            .request(Method.NOTIFY, NameAddr.of(SipUri.parse("sip:umbel")));
    assertThat(request.nextHops()).isEmpty();
    assertThat(request.dress().apply(desk.plain(r -> r)).headers("Route"))
        .containsExactly(path, further);
  }

  @Test
  void aPathNobodyCanFollowIsABadRequest() {
    var response =
        desk.register(r -> r.with("Contact", "<sip:a@10.0.0.1>").with("Path", "mailto:a@b"));

    assertThat(response.status()).isEqualTo(400);
  }

  @Test
  void datagramsGoBackToWhereTheRequestCameFrom() {
    desk.registerAt("<sip:a@10.0.0.1>");

    var hop =
        rig.bindings
            .of(ANNA)
            .getFirst()
            .request(Method.NOTIFY, NameAddr.of(SipUri.parse("sip:umbel")))
            .nextHops();

    assertThat(hop).extracting(peer -> peer.address().getPort()).containsExactly(desk.port());
  }

  @Test
  void aPhoneBehindATranslatorIsGoneWithItsConnection() {
    var mobile = RawPhone.tcp("4000", "anna-desk", "secret", rig.port());
    mobile.registerAt("<sip:a@10.0.0.1;transport=tcp>");
    assertThat(rig.bindings.of(ANNA)).hasSize(1);

    mobile.close();

    while (!rig.bindings.of(ANNA).isEmpty()) {
      Thread.onSpinWait(); // until the time limit of the test
    }
    assertThat(shelf.kept.get(ANNA)).isEmpty();
  }

  @Test
  void aPhoneThatCanBeConnectedToIsCalledAtItsOwnAddress() {
    var mobile = RawPhone.tcp("4000", "anna-desk", "secret", rig.port());
    mobile.registerAt("<sip:a@127.0.0.1:5099;transport=tcp>");
    assertThat(hopOfAnna()).isPresent();

    mobile.close();

    while (hopOfAnna().isPresent()) {
      Thread.onSpinWait(); // until the time limit of the test
    }
    assertThat(rig.bindings.of(ANNA)).hasSize(1);
  }

  private Optional<?> hopOfAnna() {
    var binding = rig.bindings.of(ANNA).getFirst();
    return binding
        .request(Method.NOTIFY, NameAddr.of(SipUri.parse("sip:umbel")))
        .nextHops()
        .stream()
        .findFirst();
  }

  @Test
  void phonesAreThereAfterARestart() {
    desk.register(r -> outbound(r, "sip:a@192.0.2.1", 1));
    desk.registerAt("<sip:b@192.0.2.2>;q=0.2;expires=120");
    var before = registrations();

    begin(DEFAULT);

    assertThat(registrations()).isEqualTo(before);
    assertThat(rig.bindings.size()).isEqualTo(2);
    rig.pass(Duration.ofMinutes(2));
    assertThat(rig.bindings.of(ANNA)).hasSize(1);
  }

  @Test
  void connectionsThatBreakBecauseTheServerEndsAreNotForgotten() {
    try (var mobile = RawPhone.tcp("4000", "anna-desk", "secret", rig.port())) {
      mobile.registerAt("<sip:a@10.0.0.1;transport=tcp>");

      rig.close();
      rig.bindings.of(ANNA);
    }

    assertThat(shelf.kept.get(ANNA)).hasSize(1);
  }

  private List<Registration> registrations() {
    return new ArrayList<>(rig.bindings.of(ANNA).stream().map(Binding::registration).toList());
  }
}
