package org.umbel.media.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.umbel.media.Audio;
import org.umbel.media.Key;
import org.umbel.media.rtp.KeyEvent;
import org.umbel.media.rtp.RtpPacket;
import org.umbel.media.sdp.Agreement;
import org.umbel.media.sdp.Direction;
import org.umbel.media.sdp.SessionDescription;

@Timeout(30)
class MediaEngineTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final MediaSettings FAST =
      MediaSettings.of(HERE)
          .withFrame(Duration.ofMillis(2))
          .withPorts(new PortRange(21_400, 21_999));

  private final List<MediaEvent> events = java.util.Collections.synchronizedList(new ArrayList<>());

  /// Lets media time pass.
  private static void pass(MediaSession session, Duration time) {
    session.play(List.of(Audio.silence(time)), Interrupt.none());
  }

  private static SessionDescription offerFrom(int port, String... attributes) {
    return SessionDescription.parse(
        "v=0\no=- 1 1 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio "
            + port
            + " RTP/AVP 8 101\na=rtpmap:101 telephone-event/8000\n"
            + String.join("\n", attributes));
  }

  private static DatagramPacket datagram(ByteBuffer content, InetSocketAddress to) {
    byte[] bytes = new byte[content.position()];
    content.get(0, bytes);
    return new DatagramPacket(bytes, bytes.length, to);
  }

  private static ByteBuffer speech(int sequence) {
    var packet = ByteBuffer.allocate(172);
    RtpPacket.writeHeader(packet, 8, false, sequence, sequence * 160, 7);
    return packet.position(172);
  }

  @Test
  void anExhaustedRangeSaysSoAndClosedSessionsGiveTheirPortsBack() {
    var range = new PortRange(22_000, 22_007);
    try (var engine = MediaEngine.start(FAST.withPorts(range), events::add)) {
      var open = new ArrayList<MediaSession>();
      for (int i = 0; i < range.pairs(); i++) {
        open.add(engine.open());
      }
      assertThatThrownBy(engine::open)
          .isInstanceOf(NoPortFree.class)
          .hasMessageContaining("22000-22007");

      open.forEach(MediaSession::close);
      while (engine.sessions() > 0) {
        Thread.onSpinWait();
      }

      for (int i = 0; i < range.pairs(); i++) {
        assertThat(engine.open().address().getPort() % 2).isZero();
      }
    }
  }

  @Test
  void aPortSomebodyElseHasIsPassedOver() throws IOException {
    var range = new PortRange(22_010, 22_013);
    try (var taken = new DatagramSocket(new InetSocketAddress(HERE, 22_011));
        var engine = MediaEngine.start(FAST.withPorts(range), events::add)) {
      assertThat(engine.open().address().getPort()).isEqualTo(22_012);
      assertThatThrownBy(engine::open).isInstanceOf(NoPortFree.class);
      assertThat(taken.isClosed()).isFalse();
    }
  }

  @Test
  void theFirstPacketOfASoundLeavesWithinAFrame() throws IOException {
    try (var peer = new DatagramSocket(new InetSocketAddress(HERE, 0));
        var engine = MediaEngine.start(FAST.withFrame(Duration.ofMillis(20)), events::add)) {
      var session = engine.open();
      session.answer(offerFrom(peer.getLocalPort()));
      var packet = new DatagramPacket(new byte[500], 500);
      peer.setSoTimeout(2_000);
      peer.receive(packet);
      long asked = System.nanoTime();
      Calls.beside(
          () -> session.play(List.of(Calls.speech(Duration.ofSeconds(1), 1)), Interrupt.none()));

      do {
        peer.receive(packet);
      } while (packet.getData()[100] == packet.getData()[101]
          && packet.getData()[100] == packet.getData()[102]);

      // a busy machine may be late by some milliseconds more
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMillis(60));
    }
  }

  @Test
  void strangersAreCountedAndNotHeard() throws IOException {
    try (var peer = new DatagramSocket(new InetSocketAddress(HERE, 0));
        var stranger = new DatagramSocket(new InetSocketAddress(HERE, 0));
        var engine = MediaEngine.start(FAST, events::add)) {
      var session = engine.open();
      session.answer(offerFrom(peer.getLocalPort()));
      peer.send(datagram(speech(1), session.address()));
      pass(session, Duration.ofMillis(100));
      var key = ByteBuffer.allocate(100);
      RtpPacket.writeHeader(key, 101, true, 2, 1_000, 7);
      new KeyEvent(Key.ONE, false, 10, 160).write(key);

      stranger.send(datagram(key, session.address()));
      pass(session, Duration.ofMillis(100));

      assertThat(session.nextKey(Duration.ZERO)).isEmpty();
      assertThat(session.statistics().in().strangers()).isEqualTo(1);
      assertThat(session.statistics().in().packets()).isEqualTo(1);
    }
  }

  @Test
  void whatWaitsAtTheCloseIsStillHeard() throws IOException {
    try (var peer = new DatagramSocket(new InetSocketAddress(HERE, 0));
        var engine = MediaEngine.start(FAST, events::add)) {
      var session = engine.open();
      session.answer(offerFrom(peer.getLocalPort()));
      peer.send(datagram(speech(1), session.address()));
      pass(session, Duration.ofMillis(100)); // from now on it looks for one packet in a turn
      for (int i = 2; i <= 20; i++) {
        peer.send(datagram(speech(i), session.address()));
      }

      session.close();
      while (engine.sessions() > 0) {
        Thread.onSpinWait();
      }

      assertThat(session.statistics().in().packets()).isEqualTo(20);
    }
  }

  @Test
  void garbageIsCountedAndTheSessionLivesOn() throws IOException {
    try (var peer = new DatagramSocket(new InetSocketAddress(HERE, 0));
        var engine = MediaEngine.start(FAST, events::add)) {
      var session = engine.open();
      session.answer(offerFrom(peer.getLocalPort()));
      var random = new Random(9);
      for (int i = 0; i < 300; i++) {
        byte[] garbage = new byte[random.nextInt(3_000)];
        random.nextBytes(garbage);
        var to = session.address();
        int port = to.getPort() + (i & 1);
        peer.send(new DatagramPacket(garbage, garbage.length, HERE, port));
      }
      pass(session, Duration.ofMillis(500));
      peer.send(datagram(speech(1), session.address()));
      pass(session, Duration.ofMillis(100));

      assertThat(session.statistics().in().malformed()).isPositive();
      assertThat(session.statistics().in().packets()).isPositive();
      assertThat(events).noneMatch(event -> event instanceof MediaEvent.Broken);
    }
  }

  @Test
  void whoIsHeldHearsNothingAndPlayingWaits() throws InterruptedException {
    try (var calls = new Calls()) {
      var offer = calls.caller.offer().toString().replace("sendrecv", "sendonly");
      var held = (Agreement.Agreed) calls.called.answer(SessionDescription.parse(offer));
      pass(calls.caller, Duration.ofMillis(200));
      long sent = calls.called.statistics().out().packets();
      Thread playing = Calls.beside(() -> pass(calls.called, Duration.ofMillis(500)));
      pass(calls.caller, Duration.ofSeconds(2));

      assertThat(held.stream().direction()).isEqualTo(Direction.RECVONLY);
      assertThat(calls.called.direction()).isEqualTo(Direction.RECVONLY);
      assertThat(calls.called.statistics().out().packets()).isEqualTo(sent);
      assertThat(playing.isAlive()).isTrue();

      Calls.connect(calls.caller, calls.called);

      assertThat(playing.join(Duration.ofSeconds(10))).isTrue();
      assertThat(calls.called.statistics().out().packets()).isGreaterThan(sent);
    }
  }

  @Test
  void aPeerThatFallsSilentIsToldOnce() throws IOException {
    try (var peer = new DatagramSocket(new InetSocketAddress(HERE, 0));
        var engine = MediaEngine.start(FAST.withInactivity(Duration.ofSeconds(1)), events::add)) {
      var session = engine.open();
      session.answer(offerFrom(peer.getLocalPort()));

      pass(session, Duration.ofSeconds(5));

      assertThat(events).filteredOn(event -> event instanceof MediaEvent.Inactive).hasSize(1);
    }
  }

  @Test
  void reportsTellTheRoundTripAndFarewellIsHeard() {
    var settings =
        MediaSettings.of(HERE)
            .withFrame(Duration.ofMillis(2))
            .withRtcpInterval(Duration.ofMillis(500));
    try (var calls = new Calls(settings)) {
      pass(calls.caller, Duration.ofSeconds(5));

      assertThat(calls.called.statistics().roundTrip())
          .hasValueSatisfying(trip -> assertThat(trip).isLessThan(Duration.ofSeconds(1)));
      calls.caller.close();
      pass(calls.called, Duration.ofSeconds(1));
      assertThat(calls.events).contains(new MediaEvent.PeerLeft(calls.called.id()));
    }
  }

  @Test
  void keysGoAsTonesWhenNothingElseIsAgreed() {
    try (var calls = Calls.inRealTime()) {
      var offer =
          calls
              .caller
              .offer()
              .toString()
              .replace("8 0 101", "8")
              .replace("a=rtpmap:101 telephone-event/8000\r\n", "");
      var agreed = (Agreement.Agreed) calls.called.answer(SessionDescription.parse(offer));
      calls.caller.accept(agreed.description());

      calls.caller.sendKeys(Key.parse("42#"));

      for (Key key : Key.parse("42#")) {
        assertThat(calls.called.nextKey(Duration.ofSeconds(2))).contains(key);
      }
      assertThat(calls.events)
          .contains(new MediaEvent.KeyHeard(calls.called.id(), Key.FOUR, KeyWay.TONE));
    }
  }

  @Test
  void mediaThreadsAllocateNothingInSteadyState() {
    var settings = FAST.withThreads(1).withRtcpInterval(Duration.ofSeconds(1));
    try (var engine = MediaEngine.start(settings, events::add)) {
      var players = new ArrayList<MediaSession>();
      for (int i = 0; i < 10; i++) {
        var player = engine.open();
        var recorder = engine.open();
        Calls.connect(player, recorder);
        players.add(player);
        var limits = RecordLimits.longest(Duration.ofMinutes(5));
        Calls.beside(() -> recorder.record(new MemorySink(), limits));
        var sound = List.of(Calls.speech(Duration.ofMinutes(1), i));
        Calls.beside(() -> assertThatThrownBy(() -> player.play(sound, Interrupt.none())));
      }
      var clock = engine.open();
      Calls.connect(engine.open(), clock);
      pass(clock, Duration.ofSeconds(10));
      long packets = players.getFirst().statistics().out().packets();
      long before = allocatedByMediaThreads();

      pass(clock, Duration.ofSeconds(20));

      long allocated = allocatedByMediaThreads() - before;
      assertThat(players.getFirst().statistics().out().packets()).isGreaterThan(packets + 500);
      // some 40 000 packets there and back: not a byte for each
      assertThat(allocated).isLessThan(20_000);
    }
  }

  private static long allocatedByMediaThreads() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (var info : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (info != null && info.getThreadName().startsWith("media-")) {
        sum += threads.getThreadAllocatedBytes(info.getThreadId());
      }
    }
    return sum;
  }
}
