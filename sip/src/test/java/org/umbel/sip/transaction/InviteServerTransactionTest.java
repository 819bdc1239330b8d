package org.umbel.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.trace.SipCounters.Counter;
import org.umbel.sip.transport.Protocol;

/// RFC 3261 §17.2.1 and RFC 6026 §7.1.
class InviteServerTransactionTest {

  private final Rig udp = new Rig(Protocol.UDP);
  private final Rig tcp = new Rig(Protocol.TCP);

  private static Request invite(Rig rig) {
    return rig.received(Method.INVITE, "z9hG4bK1");
  }

  private static Request ack(Rig rig) {
    return rig.received(Method.ACK, "z9hG4bK1");
  }

  @Test
  void saysTryingWhenTheUserIsSilentFor200Milliseconds() {
    udp.peerSends(invite(udp));

    udp.loop.pass(Duration.ofMillis(195));
    assertThat(udp.network.sentBy(Rig.HERE)).isEmpty();
    udp.loop.pass(Duration.ofMillis(5));

    assertThat(udp.network.sentBy(Rig.HERE)).containsExactly("100 INVITE");
  }

  @Test
  void aRepeatedInviteGetsTheLastProvisionalResponseAgain() {
    udp.peerSends(invite(udp));
    udp.taken.getFirst().respond(invite(udp).reply(180));

    udp.peerSends(invite(udp));

    assertThat(udp.network.sentBy(Rig.HERE)).containsExactly("180 INVITE", "180 INVITE");
    assertThat(udp.user).containsExactly("INVITE");
  }

  @Test
  void timerGRepeatsARefusalUpToT2AndTimerHGivesUp() {
    udp.peerSends(invite(udp));
    udp.taken.getFirst().respond(invite(udp).reply(486));

    udp.loop.pass(Duration.ofSeconds(40));

    assertThat(udp.network.times(Rig.HERE, "486 INVITE"))
        .containsExactly(
            10L, 510L, 1510L, 3510L, 7510L, 11_510L, 15_510L, 19_510L, 23_510L, 27_510L, 31_510L);
    assertThat(udp.trace.counters().value(Counter.NO_ACK)).isEqualTo(1);
    assertThat(udp.transactions.size()).isZero();
  }

  @Test
  void overAReliableTransportARefusalIsNotRepeatedButTimerHRuns() {
    tcp.peerSends(invite(tcp));
    tcp.taken.getFirst().respond(invite(tcp).reply(486));

    tcp.loop.pass(Duration.ofSeconds(33));

    assertThat(tcp.network.times(Rig.HERE, "486 INVITE")).hasSize(1);
    assertThat(tcp.trace.counters().value(Counter.NO_ACK)).isEqualTo(1);
  }

  @Test
  void anAckStopsTheRepeatingAndTimerIAbsorbsFurtherOnes() {
    udp.peerSends(invite(udp));
    udp.taken.getFirst().respond(invite(udp).reply(486));

    udp.peerSends(ack(udp));
    udp.peerSends(ack(udp));
    udp.loop.pass(Duration.ofMillis(4900));
    assertThat(udp.transactions.size()).isEqualTo(1);
    udp.loop.pass(Duration.ofMillis(200));

    assertThat(udp.network.times(Rig.HERE, "486 INVITE")).hasSize(1);
    assertThat(udp.user).containsExactly("INVITE");
    assertThat(udp.transactions.size()).isZero();
  }

  @Test
  void overAReliableTransportTimerIIsZero() {
    tcp.peerSends(invite(tcp));
    tcp.taken.getFirst().respond(invite(tcp).reply(486));

    tcp.peerSends(ack(tcp));

    assertThat(tcp.transactions.size()).isZero();
  }

  @Test
  void whenAcceptedRepeatedInvitesAreAbsorbedUntilTimerL() {
    udp.peerSends(invite(udp));
    udp.taken.getFirst().respond(invite(udp).reply(200));

    udp.peerSends(invite(udp));
    udp.loop.pass(Duration.ofMillis(31_900));
    udp.peerSends(invite(udp));
    assertThat(udp.user).containsExactly("INVITE");
    assertThat(udp.network.times(Rig.HERE, "200 INVITE")).hasSize(1);

    udp.loop.pass(Duration.ofMillis(200));
    assertThat(udp.transactions.size()).isZero();
  }

  @Test
  void whenAcceptedTheAckGoesToTheUserEvenWithTheBranchOfTheInvite() {
    udp.peerSends(invite(udp));
    udp.taken.getFirst().respond(invite(udp).reply(200));

    udp.peerSends(ack(udp));
    udp.peerSends(udp.received(Method.ACK, "z9hG4bK2"));

    assertThat(udp.user).containsExactly("INVITE", "ACK", "ACK");
  }

  @Test
  void aCancelIsAnswered200AndToldToTheUser() {
    udp.peerSends(invite(udp));
    var pending = (InviteServerTransaction) udp.taken.getFirst();
    pending.whenCancelled(() -> pending.respond(invite(udp).reply(487)));

    udp.peerSends(udp.received(Method.CANCEL, "z9hG4bK1"));

    assertThat(udp.network.sentBy(Rig.HERE)).containsExactly("200 CANCEL", "487 INVITE");
  }

  @Test
  void aCancelAfterTheFinalResponseChangesNothing() {
    udp.peerSends(invite(udp));
    var pending = (InviteServerTransaction) udp.taken.getFirst();
    pending.whenCancelled(() -> udp.user.add("cancelled"));
    pending.respond(invite(udp).reply(200));

    udp.peerSends(udp.received(Method.CANCEL, "z9hG4bK1"));

    assertThat(udp.network.sentBy(Rig.HERE)).containsExactly("200 INVITE", "200 CANCEL");
    assertThat(udp.user).containsExactly("INVITE");
  }

  @Test
  void aCancelWithoutAnInviteIsAnswered481() {
    udp.peerSends(udp.received(Method.CANCEL, "z9hG4bK1"));

    assertThat(udp.network.sentBy(Rig.HERE)).containsExactly("481 CANCEL");
  }

  @Test
  void theSameInviteByAnotherWayIsAMergedRequest() {
    udp.peerSends(invite(udp));

    udp.peerSends(udp.received(Method.INVITE, "z9hG4bK2"));

    assertThat(udp.network.sentBy(Rig.HERE)).containsExactly("482 INVITE");
    assertThat(udp.user).containsExactly("INVITE");
  }
}
