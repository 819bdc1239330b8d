package org.umbel.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.media.Audio;
import org.umbel.media.Key;
import org.umbel.media.rtp.KeyEvent;
import org.umbel.media.rtp.RtcpWriter;
import org.umbel.media.rtp.RtpPacket;
import org.umbel.media.sdp.SessionDescription;

/// Who wants to be taken for the peer, and is not.
@Timeout(30)
class SpoofingTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final int PEER = 7;
  private static final int FORGED = 666;

  private final List<MediaEvent> events = new CopyOnWriteArrayList<>();
  private DatagramSocket peer;
  private DatagramSocket stranger;
  private MediaEngine engine;
  private MediaSession session;

  @BeforeEach
  void open() throws IOException {
    peer = new DatagramSocket(0, HERE);
    stranger = new DatagramSocket(0, HERE);
    engine =
        MediaEngine.start(
            MediaSettings.of(HERE)
                .withFrame(Duration.ofMillis(2))
                .withPorts(new PortRange(22_100, 22_199)),
            events::add);
    session = engine.open();
    session.answer(
        SessionDescription.parse(
            "v=0\no=- 1 1 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio "
                + peer.getLocalPort()
                + " RTP/AVP 8 101\na=rtpmap:101 telephone-event/8000"));
  }

  @AfterEach
  void close() {
    engine.close();
    peer.close();
    stranger.close();
  }

  private void speak(DatagramSocket from, int ssrc, int sequence) throws IOException {
    var packet = ByteBuffer.allocate(172);
    RtpPacket.writeHeader(packet, 8, false, sequence, sequence * 160, ssrc);
    send(from, packet.position(172), 0);
  }

  private void press(DatagramSocket from, int ssrc, Key key) throws IOException {
    var packet = ByteBuffer.allocate(100);
    RtpPacket.writeHeader(packet, 101, true, 2, 1_000, ssrc);
    new KeyEvent(key, true, 10, 160).write(packet);
    send(from, packet, 0);
  }

  private void farewell(DatagramSocket from, int ssrc) throws IOException {
    var packet = ByteBuffer.allocate(100);
    RtcpWriter.receiverReport(packet, ssrc, 0);
    RtcpWriter.goodbye(packet, ssrc);
    send(from, packet, 1);
  }

  private void send(DatagramSocket from, ByteBuffer packet, int above) throws IOException {
    byte[] bytes = new byte[packet.position()];
    packet.get(0, bytes);
    int port = session.address().getPort() + above;
    from.send(new DatagramPacket(bytes, bytes.length, HERE, port));
  }

  private void pass(Duration time) {
    session.play(List.of(Audio.silence(time)), Interrupt.none());
  }

  @Test
  void anotherSourceFromTheSameAddressIsNotHeardWhileThePeerSpeaks() throws IOException {
    speak(peer, PEER, 1);
    pass(Duration.ofMillis(60));

    press(peer, FORGED, Key.ONE);
    pass(Duration.ofMillis(40));

    assertThat(session.nextKey(Duration.ZERO)).isEmpty();
    assertThat(session.statistics().in().strangers()).isEqualTo(1);
  }

  @Test
  void aPeerThatBecomesAnotherSourceIsHeardAfterAMoment() throws IOException {
    speak(peer, PEER, 1);
    pass(Duration.ofMillis(400));

    press(peer, FORGED, Key.ONE);

    assertThat(session.nextKey(Duration.ofSeconds(5))).contains(Key.ONE);
  }

  @Test
  void anAddressTranslatorThatForgetsIsFollowedAfterTwoSeconds() throws IOException {
    speak(peer, PEER, 1);
    pass(Duration.ofMillis(100));
    speak(stranger, PEER, 2);
    pass(Duration.ofMillis(2_500));
    long before = session.statistics().in().packets();

    speak(stranger, PEER, 3);
    pass(Duration.ofMillis(100));

    assertThat(before).isEqualTo(1);
    assertThat(session.statistics().in().packets()).isEqualTo(2);
    assertThat(events).hasAtLeastOneElementOfType(MediaEvent.SourceFound.class);
  }

  @Test
  void whoWasFirstGivesWayToTheAnnouncedAddressWhateverItsSource() throws IOException {
    speak(stranger, FORGED, 1);
    pass(Duration.ofMillis(40));

    press(peer, PEER, Key.TWO);

    assertThat(session.nextKey(Duration.ofSeconds(5))).contains(Key.TWO);
  }

  @Test
  void aFarewellOfAnybodyElseIsNotBelieved() throws IOException {
    speak(peer, PEER, 1);
    pass(Duration.ofMillis(100));

    farewell(stranger, FORGED);
    farewell(peer, FORGED);
    pass(Duration.ofMillis(200));

    assertThat(events).noneMatch(event -> event instanceof MediaEvent.PeerLeft);
    assertThat(session.statistics().in().strangers()).isEqualTo(2);

    farewell(peer, PEER);
    pass(Duration.ofMillis(200));

    assertThat(events).contains(new MediaEvent.PeerLeft(session.id()));
  }
}
