package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.umbel.acceptance.Scenarios.alongside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.acceptance.SharedServer.Box;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.part.Sipp;
import org.umbel.testkit.rtp.RtpPeer;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Law;
import org.umbel.testkit.sound.Sound;

/// Calls as the most different peers send them: SIPp for the signalling, bare RTP for the audio.
@Needs("sipp")
@Acceptance
class WireIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(3));
  private static final Duration GREETING_OVER = Duration.ofMillis(800);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @ParameterizedTest
  @CsvSource({
    "false, A, Diversion: <sip:%s@pbx.example.test>;reason=no-answer;counter=1",
    "true, A, Diversion: <sip:%s@pbx.example.test>;reason=user-busy;counter=1",
    "false, MU, 'History-Info: <sip:%s@pbx.example.test?Reason=SIP%%3Bcause%%3D486>;index=1,"
        + " <sip:5000@pbx.example.test>;index=1.1'",
    "true, MU, Diversion: <sip:%s@pbx.example.test>;reason=unconditional"
  })
  @Feature({"CA-1", "LN-11", "LN-14"})
  void aDivertedCallIsRecorded(
      boolean tcp, Law law, String redirection, UmbelServer server, Box box) {
    try (var ports = PortBlock.take();
        var rtp = RtpPeer.at(ports.at(Scenarios.RTP), law)) {
      var sipp =
          Scenarios.call(ports, law).with("redirection", redirection.formatted(box.extension()));

      var outcome =
          alongside(
              () -> (tcp ? sipp.withTcp() : sipp).call("5000", server.sip()),
              () -> {
                rtp.awaitSilence(GREETING_OVER, PATIENCE);
                rtp.say(MESSAGE);
              });

      assertThat(outcome.allGood()).as(outcome.toString()).isTrue();
    }
    var kept = server.inbox(box.extension(), box.pin()).awaitSound();
    var match = MESSAGE.in(kept);
    assertThat(match.correlation()).as(match.toString()).isGreaterThan(0.95);
    assertThat(kept.sounding().duration().toMillis()).isCloseTo(3_000, within(40L));
  }

  @Test
  @Feature("LN-4")
  void anOfferThatComesInTheAckIsTaken(UmbelServer server, Box box) {
    try (var ports = PortBlock.take();
        var rtp = RtpPeer.at(ports.at(Scenarios.RTP), Law.MU)) {
      String answer = Scenarios.description(ports, Law.MU);
      var sipp =
          Scenarios.call(ports, Law.MU)
              .with("redirection", "X-Empty: yes")
              .with("inviteBody", "Content-Length: 0\n")
              .with("ackBody", answer);

      var outcome =
          alongside(
              () -> sipp.call(box.extension(), server.sip()),
              () -> {
                rtp.awaitSilence(GREETING_OVER, PATIENCE);
                rtp.say(MESSAGE);
              });

      assertThat(outcome.allGood()).as(outcome.toString()).isTrue();
    }
    assertThat(MESSAGE.in(server.inbox(box.extension(), box.pin()).awaitSound()).same()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"event", "tone", "info"})
  @Feature({"LN-13", "CA-2"})
  void zeroIsUnderstoodHoweverItComes(String way, UmbelServer server, Box box) {
    Consumer<RtpPeer> press =
        switch (way) {
          case "event" -> rtp -> rtp.press('0', 101);
          case "tone" -> rtp -> rtp.say(Sound.keys("0"));
          default -> _ -> {};
        };
    try (var ports = PortBlock.take();
        var rtp = RtpPeer.at(ports.at(Scenarios.RTP), Law.MU)) {
      var untilTheTone = new AtomicReference<>(MESSAGE);
      String info = way.equals("info") ? Scenarios.resource("info.xml") : "";
      var sipp =
          Scenarios.call(ports, Law.MU)
              .with("redirection", "X-Empty: yes")
              .with("talk", info + "<pause milliseconds=\"5000\"/>");

      var outcome =
          alongside(
              () -> sipp.call(box.extension(), server.sip()),
              () -> {
                rtp.awaitPeer();
                rtp.say(Sound.silence(Duration.ofMillis(600)));
                press.accept(rtp);
                rtp.awaitSilence(GREETING_OVER, PATIENCE);
                untilTheTone.set(rtp.heard());
              });

      assertThat(outcome.allGood()).as(outcome.toString()).isTrue();
      assertThat(untilTheTone.get().sounding().duration())
          .as("the greeting was cut short")
          .isLessThan(Duration.ofMillis(2_500));
    }
  }

  @Test
  @Feature("CA-1")
  void lostAndLatePacketsLeaveTheRecordingAsLongAsItWas(UmbelServer server, Box box) {
    try (var ports = PortBlock.take();
        var rtp = RtpPeer.at(ports.at(Scenarios.RTP), Law.A)) {
      var sipp = Scenarios.call(ports, Law.A).with("redirection", "X-Empty: yes");

      var outcome =
          alongside(
              () -> sipp.call(box.extension(), server.sip()),
              () -> {
                rtp.awaitSilence(GREETING_OVER, PATIENCE);
                rtp.say(MESSAGE, WireIT::badNetwork);
              });

      assertThat(outcome.allGood()).as(outcome.toString()).isTrue();
    }
    var kept = server.inbox(box.extension(), box.pin()).awaitSound();
    assertThat(kept.sounding().duration().toMillis()).isCloseTo(3_000, within(40L));
    assertThat(MESSAGE.in(kept).correlation()).isGreaterThan(0.9);
  }

  /// Each twentieth packet is lost, each tenth comes after its successor, each thirtieth twice.
  private static int[] badNetwork(int frame) {
    if (frame % 20 == 7 || frame % 10 == 3) {
      return new int[0];
    }
    if (frame % 10 == 4) {
      return new int[] {frame, frame - 1};
    }
    return frame % 30 == 0 ? new int[] {frame, frame} : new int[] {frame};
  }

  @Test
  @Feature("CA-1")
  void garbageAmongTheAudioIsNotHeard(UmbelServer server, Box box) {
    try (var ports = PortBlock.take();
        var rtp = RtpPeer.at(ports.at(Scenarios.RTP), Law.A)) {
      var sipp = Scenarios.call(ports, Law.A).with("redirection", "X-Empty: yes");

      var outcome =
          alongside(
              () -> sipp.call(box.extension(), server.sip()),
              () -> {
                rtp.awaitSilence(GREETING_OVER, PATIENCE);
                rtp.say(MESSAGE.part(Duration.ZERO, Duration.ofSeconds(1)));
                garbage().forEach(rtp::send);
                rtp.say(MESSAGE.part(Duration.ofSeconds(1), MESSAGE.duration()));
              });

      assertThat(outcome.allGood()).as(outcome.toString()).isTrue();
    }
    var kept = server.inbox(box.extension(), box.pin()).awaitSound();
    assertThat(MESSAGE.in(kept).correlation()).isGreaterThan(0.95);
  }

  /// Packets of every length, none of which is RTP of this call: too short, of version 1 or 3, or
  /// of a payload nobody agreed on.
  private static List<byte[]> garbage() {
    var random = new Random(20_260_102);
    var packets = new ArrayList<byte[]>();
    for (int length = 0; length < 1_400; length += 7) {
      var packet = new byte[length];
      random.nextBytes(packet);
      if (length > 12) {
        boolean foreign = length % 2 == 0;
        packet[0] = (byte) (foreign ? 0x80 : packet[0] | 0x40);
        packet[1] = foreign ? 77 : packet[1];
      }
      packets.add(packet);
    }
    return packets;
  }

  @Test
  @Feature("SC-4")
  void whoForgesTheCallersPacketsDoesNotGetAWordIn(UmbelServer server, Box box) {
    try (var ports = PortBlock.take();
        var rtp = RtpPeer.at(ports.at(Scenarios.RTP), Law.A)) {
      var sipp = Scenarios.call(ports, Law.A).with("redirection", "X-Empty: yes");

      var outcome =
          alongside(
              () -> sipp.call(box.extension(), server.sip()),
              () -> {
                rtp.awaitSilence(GREETING_OVER, PATIENCE);
                rtp.say(Sound.silence(Duration.ofMillis(200))); // a phone that is heard already
                alongside(
                    () -> {
                      forge(rtp);
                      return true;
                    },
                    () -> rtp.say(MESSAGE));
              });

      assertThat(outcome.allGood()).as(outcome.toString()).isTrue();
    }
    var kept = server.inbox(box.extension(), box.pin()).awaitSound();
    assertThat(MESSAGE.in(kept).correlation()).isGreaterThan(0.95);
    assertThat(kept.sounding().duration().toMillis()).isCloseTo(3_000, within(40L));
  }

  /// For as long as the message lasts: noise from elsewhere and from the caller's own address, and
  /// farewells in its name.
  private static void forge(RtpPeer caller) {
    try (var stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      var server = caller.peer();
      for (int i = 0; i < 150; i++) {
        var noise = noise(i);
        stranger.send(new DatagramPacket(noise, noise.length, server));
        caller.send(noise);
        var farewell = ByteBuffer.allocate(16).putInt(0x80C90001).putInt(i).putInt(0x81CB0001);
        farewell.putInt(i);
        stranger.send(
            new DatagramPacket(farewell.array(), 16, server.getAddress(), server.getPort() + 1));
        Await.pause(Duration.ofMillis(20));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot forge packets", failure);
    }
  }

  private static byte[] noise(int number) {
    var packet = new byte[172];
    new Random(number).nextBytes(packet);
    ByteBuffer.wrap(packet)
        .put((byte) 0x80)
        .put((byte) 8)
        .putShort((short) number)
        .putInt(160 * number)
        .putInt(666);
    return packet;
  }

  @Test
  void aCallOnHoldIsSilentAndGoesOn(UmbelServer server, Box box) {
    try (var ports = PortBlock.take();
        var rtp = RtpPeer.at(ports.at(Scenarios.RTP), Law.MU)) {
      var sipp =
          Scenarios.call(ports, Law.MU)
              .with("redirection", "X-Empty: yes")
              .with(
                  "talk",
                  Scenarios.resource("hold.xml")
                      .replace("${rtp}", Integer.toString(ports.at(Scenarios.RTP))));

      var outcome = alongside(() -> sipp.call(box.extension(), server.sip()), rtp::awaitPeer);

      assertThat(outcome.allGood()).as(outcome.toString()).isTrue();
    }
  }

  @Test
  void anUnknownNumberIsRefusedWith404(UmbelServer server) {
    try (var ports = PortBlock.take()) {
      var sipp =
          Sipp.scenario(Scenarios.resource("refused.xml"), ports)
              .with("status", "404")
              .with("rtp", Integer.toString(ports.at(Scenarios.RTP)));

      var outcome = sipp.call("7777", server.sip());

      assertThat(outcome.allGood()).as(outcome.toString()).isTrue();
    }
  }
}
