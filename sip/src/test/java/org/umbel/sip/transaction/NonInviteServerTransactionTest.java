package org.umbel.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.transport.Protocol;

/// RFC 3261 §17.2.2.
class NonInviteServerTransactionTest {

  private final Rig udp = new Rig(Protocol.UDP);
  private final Rig tcp = new Rig(Protocol.TCP);

  private static Request options(Rig rig) {
    return rig.received(Method.OPTIONS, "z9hG4bK1");
  }

  @Test
  void aRepeatedRequestIsAbsorbedWhileTheUserThinks() {
    udp.peerSends(options(udp));
    udp.peerSends(options(udp));

    assertThat(udp.user).containsExactly("OPTIONS");
    assertThat(udp.network.sentBy(Rig.HERE)).isEmpty();
  }

  @Test
  void aRepeatedRequestGetsTheFinalResponseAgainUntilTimerJ() {
    udp.peerSends(options(udp));
    udp.taken.getFirst().respond(options(udp).reply(200));

    udp.loop.pass(Duration.ofMillis(31_900));
    udp.peerSends(options(udp));
    assertThat(udp.network.sentBy(Rig.HERE)).containsExactly("200 OPTIONS", "200 OPTIONS");
    assertThat(udp.user).containsExactly("OPTIONS");

    udp.loop.pass(Duration.ofMillis(200));
    assertThat(udp.transactions.size()).isZero();
  }

  @Test
  void overAReliableTransportTimerJIsZero() {
    tcp.peerSends(options(tcp));

    tcp.taken.getFirst().respond(options(tcp).reply(200));

    assertThat(tcp.transactions.size()).isZero();
  }

  @Test
  void aSecondFinalResponseIsIgnored() {
    udp.peerSends(options(udp));
    udp.taken.getFirst().respond(options(udp).reply(200));

    udp.taken.getFirst().respond(options(udp).reply(500));

    assertThat(udp.network.sentBy(Rig.HERE)).containsExactly("200 OPTIONS");
  }

  @Test
  void clientsOlderThanRfc3261AreToldApartByCallIdAndSequence() {
    var ancient = udp.received(Method.OPTIONS, "old");

    udp.peerSends(ancient);
    udp.peerSends(ancient);

    assertThat(udp.user).containsExactly("OPTIONS");
  }

  @Test
  void theViaShowsWhereTheRequestReallyCameFrom() {
    var via = options(udp).topVia().with("rport", "");
    udp.peerSends(options(udp).withoutFirst("Via").withFirst("Via", via.toString()));

    var marked = udp.taken.getFirst().request().topVia();
    assertThat(marked.received()).contains(Rig.THERE);
    assertThat(marked.rport()).hasValue(5060);
  }
}
