package org.umbel.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.umbel.sip.message.Method;
import org.umbel.sip.transport.Protocol;

/// RFC 3261 §17.1.1 and RFC 6026 §7.2.
class InviteClientTransactionTest {

  private final Rig udp = new Rig(Protocol.UDP);
  private final Rig tcp = new Rig(Protocol.TCP);

  @Test
  void timerADoublesWithoutEndAndTimerBEndsItAfter64T1() {
    udp.send(Method.INVITE);

    udp.loop.pass(Duration.ofSeconds(40));

    assertThat(udp.network.times(Rig.HERE, "INVITE"))
        .containsExactly(0L, 500L, 1500L, 3500L, 7500L, 15_500L, 31_500L);
    assertThat(udp.user).containsExactly("timeout");
    assertThat(udp.transactions.size()).isZero();
  }

  @Test
  void overAReliableTransportTheInviteIsNotRepeatedButTimerBRuns() {
    tcp.send(Method.INVITE);

    tcp.loop.pass(Duration.ofMillis(31_995));
    assertThat(tcp.user).isEmpty();
    tcp.loop.pass(Duration.ofMillis(5));

    assertThat(tcp.user).containsExactly("timeout");
    assertThat(tcp.network.times(Rig.HERE, "INVITE")).hasSize(1);
  }

  @Test
  void aProvisionalResponseStopsTheRepeatingAndTimerB() {
    udp.send(Method.INVITE);
    udp.loop.pass(Duration.ofMillis(20));

    udp.peerSends(udp.asked().reply(180));
    udp.loop.pass(Duration.ofMinutes(3));

    assertThat(udp.network.times(Rig.HERE, "INVITE")).hasSize(1);
    assertThat(udp.user).containsExactly("180 INVITE");
  }

  @Test
  void aRefusalIsAcknowledgedEachTimeItComesWhileTimerDRuns() {
    udp.send(Method.INVITE);
    udp.loop.pass(Duration.ofMillis(20));
    var busy = udp.asked().reply(486).withToTag("b");

    udp.peerSends(busy);
    udp.peerSends(busy);
    udp.loop.pass(Duration.ofSeconds(31));
    udp.peerSends(busy);
    assertThat(udp.network.times(Rig.HERE, "ACK")).hasSize(3);
    assertThat(udp.user).containsExactly("486 INVITE");

    udp.loop.pass(Duration.ofSeconds(1));
    assertThat(udp.transactions.size()).isZero();
  }

  @Test
  void theAckOfARefusalHasTheBranchOfTheInviteAndTheTagOfTheRefusal() {
    udp.send(Method.INVITE);
    udp.loop.pass(Duration.ofMillis(20));

    udp.peerSends(udp.asked().reply(486).withToTag("b"));
    udp.loop.pass(Duration.ofMillis(20));

    var ack = udp.arrived.getLast();
    assertThat(ack.topVia()).isEqualTo(udp.asked().topVia());
    assertThat(ack.to().tag()).contains("b");
    assertThat(ack.cSeq().toString()).isEqualTo("1 ACK");
  }

  @Test
  void overAReliableTransportTimerDIsZero() {
    tcp.send(Method.INVITE);
    tcp.loop.pass(Duration.ofMillis(20));

    tcp.peerSends(tcp.asked().reply(486).withToTag("b"));

    assertThat(tcp.network.times(Rig.HERE, "ACK")).hasSize(1);
    assertThat(tcp.transactions.size()).isZero();
  }

  @Test
  void everySuccessGoesToTheUserUntilTimerMHasEndedTheTransaction() {
    udp.send(Method.INVITE);
    udp.loop.pass(Duration.ofMillis(20));
    var ok = udp.asked().reply(200);

    udp.peerSends(ok.withToTag("b"));
    udp.peerSends(ok.withToTag("c"));
    udp.loop.pass(Duration.ofSeconds(32));
    udp.peerSends(ok.withToTag("d"));

    assertThat(udp.user).containsExactly("200 INVITE", "200 INVITE", "stray 200 INVITE");
    assertThat(udp.network.times(Rig.HERE, "ACK")).isEmpty();
  }

  @Test
  void aRefusalAfterASuccessIsIgnored() {
    udp.send(Method.INVITE);
    udp.loop.pass(Duration.ofMillis(20));

    udp.peerSends(udp.asked().reply(200).withToTag("b"));
    udp.peerSends(udp.asked().reply(603).withToTag("c"));

    assertThat(udp.user).containsExactly("200 INVITE");
  }

  @Test
  void whatCannotLeaveIsToldAtOnce() {
    udp.network.node(Rig.THERE, Protocol.UDP).close();

    udp.send(Method.INVITE);
    udp.loop.settle();

    assertThat(udp.user).containsExactly("unsent");
    assertThat(udp.transactions.size()).isZero();
  }

  @Test
  void aCancelledInviteThatGetsNoFinalResponseEndsAfter64T1() {
    var invite = (InviteClientTransaction) udp.send(Method.INVITE);
    udp.loop.pass(Duration.ofMillis(20));
    udp.peerSends(udp.asked().reply(180));

    udp.transactions.cancel(invite, Optional.empty());
    udp.loop.pass(Duration.ofSeconds(33));

    assertThat(udp.user).containsExactly("180 INVITE", "timeout");
    assertThat(udp.transactions.size()).isZero();
  }

  @Test
  void theCancelHasTheBranchOfTheInvite() {
    var invite = (InviteClientTransaction) udp.send(Method.INVITE);
    udp.loop.pass(Duration.ofMillis(20));
    udp.peerSends(udp.asked().reply(180));

    udp.transactions.cancel(invite, Optional.empty());
    udp.loop.pass(Duration.ofMillis(20));

    var cancel = udp.arrived.getLast();
    assertThat(cancel.cSeq().toString()).isEqualTo("1 CANCEL");
    assertThat(cancel.topVia()).isEqualTo(udp.asked().topVia());
  }
}
