package org.umbel.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.media.Audio;
import org.umbel.media.rtp.RtpPacket;
import org.umbel.media.sdp.Agreement;
import org.umbel.media.sdp.SessionDescription;

/// An engine bound to all addresses speaks IPv4 and IPv6, as the offerer does.
@Timeout(30)
class BothInternetsTest {
  private static final InetAddress V4 = InetAddress.ofLiteral("127.0.0.1");
  private static final InetAddress V6 = InetAddress.ofLiteral("::1");
  private static final MediaSettings BOTH =
      MediaSettings.of(InetAddress.ofLiteral("::"))
          .withAdvertised(List.of(V4, V6))
          .withFrame(Duration.ofMillis(2))
          .withPorts(new PortRange(22_200, 22_299));

  private static SessionDescription offer(DatagramSocket phone) {
    String host = phone.getLocalAddress().getHostAddress();
    String kind = host.contains(":") ? "IP6 " : "IP4 ";
    return SessionDescription.parse(
        "v=0\no=- 1 1 IN %1$s%2$s\nc=IN %1$s%2$s\nm=audio %3$d RTP/AVP 8"
            .formatted(kind, host, phone.getLocalPort()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void anOfferIsAnsweredAndServedInItsFamily(String host) throws IOException {
    var here = InetAddress.ofLiteral(host);
    try (var phone = new DatagramSocket(0, here);
        var engine = MediaEngine.start(BOTH, MediaListener.NONE)) {
      var session = engine.open();

      var answer = ((Agreement.Agreed) session.answer(offer(phone))).description();

      var speech = ByteBuffer.allocate(172);
      RtpPacket.writeHeader(speech, 8, false, 1, 160, 7);
      int port = answer.media().getFirst().port();
      phone.send(new DatagramPacket(speech.array(), 172, here, port));
      var heard = new DatagramPacket(new byte[500], 500);
      phone.setSoTimeout(5_000);
      phone.receive(heard);
      session.play(List.of(Audio.silence(Duration.ofMillis(100))), Interrupt.none());

      assertThat(answer.connection().orElseThrow().address()).isEqualTo(here.getHostAddress());
      assertThat(heard.getLength()).isEqualTo(172);
      assertThat(heard.getPort()).isEqualTo(port);
      assertThat(session.statistics().in().packets()).isEqualTo(1);
      assertThat(session.statistics().in().strangers()).isZero();
    }
  }
}
