package org.umbel.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.testnet.VirtualNetwork;
import org.umbel.sip.testnet.Wording;
import org.umbel.sip.testnet.Zone;
import org.umbel.sip.trace.SipEvent;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.Protocol;

/// Two gateways serve one domain, 10.0.0.11 before 10.0.0.12.
class FailOverTest {

  private static final String FIRST = "10.0.0.11";
  private static final String SECOND = "10.0.0.12";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Town town = new Town();
  private final List<String> ended = new CopyOnWriteArrayList<>();
  private final SipEndpoint anna = anna();

  private SipEndpoint anna() {
    var zone =
        new Zone()
            .srv("_sip._udp.gateways.example", 1, 0, 5060, "first")
            .srv("_sip._udp.gateways.example", 2, 0, 5060, "second")
            .address("first", FIRST)
            .address("second", SECOND);
    var settings = SipSettings.at(ListenPoint.udp(Town.ANNA, 5060)).withNames(zone);
    var node = town.network.node(Town.ANNA, Protocol.UDP);
    return SipEndpoint.start(settings, new SipHandler() {}, town.events::add, town.loop, node);
  }

  /// A gateway that answers every request, or refuses it.
  private void gateway(String host, int status) {
    town.endpoint(
        host,
        new SipHandler() {
          @Override
          public void onInvite(IncomingInvite invite) {
            if (status >= 300) {
              invite.reject(status);
              return;
            }
            var ok = invite.request().reply(200).withBody(MediaType.SDP, Town.ANSWER);
            invite.accept(
                ok,
                new DialogHandler() {
                  @Override
                  public void onEnded(DialogEnd end) {
                    ended.add(host);
                  }
                });
          }

          @Override
          public void onRequest(IncomingRequest incoming) {
            incoming.reply(status);
          }
        });
  }

  /// A gateway that takes everything and says nothing.
  private void deadGateway(String host) {
    town.network.node(host, Protocol.UDP);
  }

  private static OutgoingRequest toGateways(Method method) {
    var uri = SipUri.of("0123", "gateways.example");
    return OutgoingRequest.of(method, uri, NameAddr.of("Anna", SipUri.of("anna", Town.ANNA)))
        .dressed(request -> request.withBody(MediaType.SDP, Town.OFFER));
  }

  private InviteOutcome call() {
    var invite = toGateways(Method.INVITE);
    return town.talk(() -> anna.invite(invite, InviteHandler.NONE).await(MINUTE));
  }

  private List<String> abandoned() {
    return town.events.stream()
        .filter(SipEvent.Abandoned.class::isInstance)
        .map(event -> ((SipEvent.Abandoned) event).peer().address().getHostString())
        .toList();
  }

  private long sent(String host, String words) {
    return town.network.sentBy(host).stream().filter(words::equals).count();
  }

  @Test
  void theNextGatewayGetsTheCallWhenTheFirstIsSilent() {
    deadGateway(FIRST);
    gateway(SECOND, 200);

    var outcome = call();

    assertThat(outcome).isInstanceOf(InviteOutcome.Answered.class);
    assertThat(town.loop.nanos()).isBetween(2_000_000_000L, 2_300_000_000L);
    assertThat(abandoned()).containsExactly(FIRST);
  }

  @Test
  void anAbandonedGatewayIsNotSentTheInviteAnyMore() {
    deadGateway(FIRST);
    gateway(SECOND, 200);
    call();
    long sent = sent(Town.ANNA, "INVITE");

    town.pass(MINUTE);

    assertThat(sent(Town.ANNA, "INVITE")).isEqualTo(sent).isEqualTo(4); // three at first, then one
  }

  @Test
  void aGatewayThatFailedIsAskedLastUntilItAnswersSomething() {
    deadGateway(FIRST);
    gateway(SECOND, 200);
    call();
    long before = town.loop.nanos();
    call();
    assertThat(town.loop.nanos() - before).isLessThan(1_000_000_000L);

    gateway(FIRST, 200);
    town.pass(Duration.ofSeconds(31));
    call();

    assertThat(sent(FIRST, "200 INVITE")).isEqualTo(1);
  }

  @Test
  void aGatewayThatWakesUpLateIsToldThatTheCallIsNotItsOwn() {
    town.network.weather(message ->
        Wording.of(message).equals("200 INVITE") && sent(SECOND, "200 INVITE") == 0
            ? List.of(Duration.ofSeconds(3))
            : List.of(VirtualNetwork.TRIP));
    gateway(FIRST, 200);
    gateway(SECOND, 200);

    var outcome = call();
    town.passUntil(() -> ended.contains(FIRST));

    assertThat(((InviteOutcome.Answered) outcome).dialog().peer().address().getHostString())
        .isEqualTo(SECOND);
    assertThat(((InviteOutcome.Answered) outcome).dialog().over()).isFalse();
    assertThat(ended).containsExactly(FIRST);
    assertThat(sent(Town.ANNA, "ACK")).isEqualTo(2);
  }

  @Test
  void aGatewayThatCannotTakeTheCallSendsItToTheNext() {
    gateway(FIRST, 503);
    gateway(SECOND, 200);

    assertThat(call()).isInstanceOf(InviteOutcome.Answered.class);
    assertThat(abandoned()).containsExactly(FIRST);
  }

  @Test
  void whatIsRefusedForGoodIsNotTriedElsewhere() {
    gateway(FIRST, 486);
    gateway(SECOND, 200);

    assertThat(call()).isInstanceOf(InviteOutcome.Refused.class);
    assertThat(sent(SECOND, "200 INVITE")).isZero();
  }

  @Test
  void aRefusalIsWorthMoreThanALaterSilence() {
    gateway(FIRST, 503);
    deadGateway(SECOND);

    assertThat(call())
        .isInstanceOfSatisfying(
            InviteOutcome.Refused.class,
            refused -> assertThat(refused.response().status()).isEqualTo(503));
  }

  @Test
  void aGatewayNobodyListensAtIsLeftAtOnce() {
    gateway(SECOND, 200);

    assertThat(call()).isInstanceOf(InviteOutcome.Answered.class);
    assertThat(town.loop.nanos()).isLessThan(1_000_000_000L);
  }

  @Test
  void aCallTakenBackIsNotTriedElsewhere() {
    deadGateway(FIRST);
    gateway(SECOND, 200);

    var call = anna.invite(toGateways(Method.INVITE), InviteHandler.NONE);
    town.standUntil(() -> sent(Town.ANNA, "INVITE") == 1);
    town.pass(Duration.ofMillis(1500));
    call.cancel();
    town.pass(MINUTE);

    assertThat(town.talk(() -> call.await(MINUTE))).isInstanceOf(InviteOutcome.Cancelled.class);
    assertThat(sent(SECOND, "200 INVITE")).isZero();
  }

  @Test
  void otherRequestsGoOnToo() {
    deadGateway(FIRST);
    gateway(SECOND, 200);

    var response = town.talk(() -> anna.send(toGateways(Method.OPTIONS), MINUTE));

    assertThat(response.status()).isEqualTo(200);
    assertThat(abandoned()).containsExactly(FIRST);
    assertThat(sent(Town.ANNA, "OPTIONS")).isEqualTo(4);
  }
}
