package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.leave;
import static org.umbel.acceptance.Calling.phone;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.umbel.acceptance.SharedServer.Box;
import org.umbel.telephony.phone.Dialled;
import org.umbel.telephony.phone.Phone;
import org.umbel.testkit.Await;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;

/// Whatever comes from the network, the next caller is served.
@Acceptance
@Isolated("what looks like many calls is more than others should meet")
class HostileInputIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(2));
  private static final long SEED = 20_260_101;

  @Test
  void garbageOverUdpHurtsNobody(UmbelServer server, Box box)
      throws IOException, InterruptedException {
    var random = new Random(SEED);
    try (var socket = new DatagramSocket()) {
      for (int i = 0; i < 2_000; i++) {
        var bytes = new byte[random.nextInt(1, 4_000)];
        random.nextBytes(bytes);
        send(socket, server.sip(), bytes);
        send(socket, server.sip(), truncated(random));
      }
      send(
          socket,
          server.sip(),
          ("INVITE sip:4000@x SIP/2.0\r\n" + "X: y\r\n".repeat(9_000))
              .getBytes(StandardCharsets.US_ASCII));
    }

    isServed(server, box);
  }

  @Test
  void garbageOverTcpHurtsNobody(UmbelServer server, Box box) throws InterruptedException {
    var random = new Random(SEED);
    for (int i = 0; i < 50; i++) {
      try (var socket = new Socket(server.sip().getAddress(), server.sip().getPort())) {
        var bytes = new byte[20_000];
        random.nextBytes(bytes);
        socket.getOutputStream().write(i % 2 == 0 ? bytes : truncated(random));
      } catch (IOException closed) {
        assertThat(closed).as("the server may close, and that is right").isNotNull();
      }
    }

    isServed(server, box);
  }

  private static byte[] truncated(Random random) {
    String invite =
        """
        INVITE sip:4000@127.0.0.1 SIP/2.0
        Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK%d
        From: <sip:x@127.0.0.1>;tag=1
        To: <sip:4000@127.0.0.1>
        Call-ID: %d
        CSeq: 1 INVITE
        Contact: <sip:x@127.0.0.1:9>
        Content-Type: application/sdp
        Content-Length: 5000

        v=0
        m=audio 99999 RTP/AVP 0
        """
            .replace("\n", "\r\n")
            .formatted(random.nextInt(), random.nextInt());
    return invite
        .substring(0, random.nextInt(1, invite.length()))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static void send(DatagramSocket socket, InetSocketAddress to, byte[] bytes)
      throws IOException {
    socket.send(new DatagramPacket(bytes, bytes.length, to));
  }

  private static void isServed(UmbelServer server, Box box) throws InterruptedException {
    try (var phone = phone(server, "1000")) {
      // what looked like calls may have been too many at once, and is refused for a moment
      Await.until(
          "calls are taken again", Calling.PATIENCE, () -> taken(phone, box), answered -> answered);
      leave(phone, box.extension(), MESSAGE);
    }
    assertThat(MESSAGE.in(server.inbox(box.extension(), box.pin()).awaitSound()).same()).isTrue();
  }

  private static boolean taken(Phone phone, Box box) {
    return switch (phone.dial(box.extension())) {
      case Dialled.Answered(var call, _) -> {
        call.close();
        yield true;
      }
      case Dialled.Failed _ -> false;
    };
  }
}
