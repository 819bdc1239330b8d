package org.umbel.media.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.umbel.media.Audio;
import org.umbel.media.Key;
import org.umbel.media.codec.G711;
import org.umbel.media.rtp.RtpPacket;
import org.umbel.media.sdp.Agreement;
import org.umbel.media.sdp.SessionDescription;
import org.umbel.media.srtp.Encryption;
import org.umbel.media.srtp.MasterKey;
import org.umbel.media.srtp.SrtpSender;
import org.umbel.media.srtp.SrtpSuite;

/// Sessions whose packets are sealed.
@Timeout(30)
class SecuredSessionTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final SrtpSuite SUITE = SrtpSuite.AES_CM_128_HMAC_SHA1_80;

  private static MediaSettings secured(SrtpSuite suite) {
    return MediaSettings.of(HERE)
        .withFrame(Duration.ofMillis(2))
        .withRtcpInterval(Duration.ofMillis(500))
        .withSession(
            SessionSettings.DEFAULT.withEncryption(Encryption.REQUIRED).withSuites(List.of(suite)));
  }

  private static void pass(MediaSession session, Duration time) {
    session.play(List.of(Audio.silence(time)), Interrupt.none());
  }

  /// The phone's offer with its key.
  private static SessionDescription offer(DatagramSocket phone, MasterKey key) {
    return SessionDescription.parse(
        "v=0\no=- 1 1 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio "
            + phone.getLocalPort()
            + " RTP/SAVP 8\na=crypto:1 "
            + key.suite()
            + " inline:"
            + key.text());
  }

  private static ByteBuffer speech(int sequence) {
    var packet = ByteBuffer.allocate(200);
    RtpPacket.writeHeader(packet, 8, false, sequence, sequence * 160, 7);
    while (packet.position() < 172) {
      packet.put(G711.PCMA.encode((short) 1_000));
    }
    return packet.flip();
  }

  private static void send(DatagramSocket phone, ByteBuffer packet, MediaSession to)
      throws IOException {
    byte[] bytes = new byte[packet.remaining()];
    packet.get(bytes);
    phone.send(new DatagramPacket(bytes, bytes.length, to.address()));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSaidIsRecordedAndKeysAreHeard(SrtpSuite suite) throws InterruptedException {
    try (var calls = new Calls(secured(suite).withFrame(Duration.ofMillis(20)))) {
      var said = Calls.speech(Duration.ofSeconds(1), 5);
      var sink = new MemorySink();
      var limits = RecordLimits.longest(Duration.ofSeconds(10)).withEndKeys(Set.of(Key.HASH));
      var recording = Calls.beside(() -> calls.called.record(sink, limits));

      var pause =
          Audio.silence(Duration.ofMillis(200)); // recording has begun before anything is said
      calls.caller.play(List.of(pause, said, pause), Interrupt.none());
      calls.caller.sendKeys(Key.parse("#"));
      recording.join();

      assertThat(Calls.framesIn(sink.samples(), said)).isEqualTo(50);
      var figures = calls.called.statistics();
      assertThat(figures.encryption()).contains(suite);
      assertThat(figures.in().unauthentic()).isZero();
      assertThat(figures.in().lost()).isZero();
      assertThat(figures.in().keys()).extracting(KeyPressed::way).containsExactly(KeyWay.EVENT);
      assertThat(calls.caller.statistics().out().keys())
          .extracting(KeyPressed::key)
          .containsExactly(Key.HASH);
    }
  }

  @Test
  void reportsAreSealedAndTellBothSides() {
    try (var calls = new Calls(secured(SrtpSuite.AEAD_AES_256_GCM))) {
      pass(calls.caller, Duration.ofSeconds(5));

      var figures = calls.called.statistics();
      assertThat(figures.in().unauthentic()).isZero();
      assertThat(figures.roundTrip()).isPresent();
      assertThat(figures.out().seen())
          .hasValueSatisfying(seen -> assertThat(seen.score()).isGreaterThan(3));
      calls.caller.close();
      pass(calls.called, Duration.ofSeconds(1));
      assertThat(calls.events).contains(new MediaEvent.PeerLeft(calls.called.id()));
    }
  }

  @Test
  void packetsOfAnotherKeyOrOfNoneAreCountedAndNotHeard() throws IOException {
    try (var phone = new DatagramSocket(0, HERE);
        var calls = new Calls(secured(SUITE))) {
      var session = calls.engine.open();
      var key = MasterKey.random(SUITE);
      var sender = new SrtpSender(key);
      session.answer(offer(phone, key));
      var wrong = speech(1);
      new SrtpSender(MasterKey.random(SUITE)).seal(wrong);
      var right = speech(2);
      sender.seal(right);

      send(phone, wrong, session);
      send(phone, speech(1), session);
      send(phone, right.duplicate(), session);
      send(phone, right, session);
      pass(calls.caller, Duration.ofMillis(200));

      var in = session.statistics().in();
      assertThat(in.unauthentic()).isEqualTo(2);
      assertThat(in.replayed()).isEqualTo(1);
      assertThat(in.packets()).isEqualTo(1);
    }
  }

  @Test
  void aNewKeyTakesOverWithoutAPacketLost() throws IOException {
    try (var phone = new DatagramSocket(0, HERE);
        var calls = new Calls(secured(SUITE))) {
      var session = calls.engine.open();
      var key = MasterKey.random(SUITE);
      var sender = new SrtpSender(key);
      var first = ((Agreement.Agreed) session.answer(offer(phone, key))).stream();
      for (int i = 1; i <= 5; i++) {
        var packet = speech(i);
        sender.seal(packet);
        send(phone, packet, session);
      }
      pass(calls.caller, Duration.ofMillis(200));
      var newKey = MasterKey.random(SUITE);
      var newSender = new SrtpSender(newKey);
      var second = ((Agreement.Agreed) session.answer(offer(phone, newKey))).stream();
      pass(calls.caller, Duration.ofMillis(100));
      for (int i = 6; i <= 10; i++) {
        var packet = speech(i);
        (i < 8 ? sender : newSender).seal(packet);
        send(phone, packet, session);
      }
      pass(calls.caller, Duration.ofMillis(200));

      var in = session.statistics().in();
      assertThat(in.packets()).isEqualTo(10);
      assertThat(in.unauthentic()).isZero();
      assertThat(second.keys().orElseThrow().sending())
          .isNotEqualTo(first.keys().orElseThrow().sending());
    }
  }
}
