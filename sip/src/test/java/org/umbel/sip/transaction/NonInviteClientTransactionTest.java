package org.umbel.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.umbel.sip.message.Method;
import org.umbel.sip.transport.Protocol;

/// RFC 3261 §17.1.2.
class NonInviteClientTransactionTest {

  private final Rig udp = new Rig(Protocol.UDP);
  private final Rig tcp = new Rig(Protocol.TCP);

  @Test
  void timerEDoublesUpToT2AndTimerFEndsItAfter64T1() {
    udp.send(Method.OPTIONS);

    udp.loop.pass(Duration.ofSeconds(40));

    assertThat(udp.network.times(Rig.HERE, "OPTIONS"))
        .containsExactly(
            0L, 500L, 1500L, 3500L, 7500L, 11_500L, 15_500L, 19_500L, 23_500L, 27_500L, 31_500L);
    assertThat(udp.user).containsExactly("timeout");
    assertThat(udp.transactions.size()).isZero();
  }

  @Test
  void afterAProvisionalResponseTimerEIsT2() {
    udp.send(Method.OPTIONS);
    udp.loop.pass(Duration.ofMillis(20));

    udp.peerSends(udp.asked().reply(100));
    udp.loop.pass(Duration.ofSeconds(10));

    assertThat(udp.network.times(Rig.HERE, "OPTIONS")).containsExactly(0L, 500L, 4500L, 8500L);
  }

  @Test
  void repeatedFinalResponsesAreAbsorbedWhileTimerKRuns() {
    udp.send(Method.OPTIONS);
    udp.loop.pass(Duration.ofMillis(20));
    var ok = udp.asked().reply(200).withToTag("b");

    udp.peerSends(ok);
    udp.loop.pass(Duration.ofMillis(4900));
    udp.peerSends(ok);
    assertThat(udp.user).containsExactly("200 OPTIONS");

    udp.loop.pass(Duration.ofMillis(200));
    udp.peerSends(ok);
    assertThat(udp.user).containsExactly("200 OPTIONS", "stray 200 OPTIONS");
  }

  @Test
  void overAReliableTransportNothingIsRepeatedAndTimerKIsZero() {
    tcp.send(Method.OPTIONS);
    tcp.loop.pass(Duration.ofSeconds(20));

    tcp.peerSends(tcp.asked().reply(200).withToTag("b"));

    assertThat(tcp.network.times(Rig.HERE, "OPTIONS")).hasSize(1);
    assertThat(tcp.transactions.size()).isZero();
  }
}
