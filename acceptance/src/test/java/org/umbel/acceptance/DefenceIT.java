package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.acceptance.Calling.GREETING_OVER;
import static org.umbel.acceptance.Calling.PATIENCE;
import static org.umbel.acceptance.Calling.answered;
import static org.umbel.acceptance.Calling.assertComplete;
import static org.umbel.acceptance.Calling.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.umbel.acceptance.SharedServer.Box;
import org.umbel.testkit.Await;
import org.umbel.testkit.Feature;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Sound;
import org.umbel.testkit.wire.Wire;

/// Strangers who mean harm and know how SIP works; those who talk notice nothing.
@Acceptance
@Isolated("floods are more than others should meet")
class DefenceIT {
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(4));
  private static final int SOURCES = 250;
  private static final int BURST = 40;
  private static final Duration BETWEEN_BURSTS = Duration.ofMillis(20);

  @Test
  @Feature("SC-4")
  void aFloodFromManyAddressesHurtsNobodyWhoTalks(UmbelServer server, Box box)
      throws InterruptedException {
    var over = new AtomicBoolean();
    var sent = new AtomicInteger();
    var before = linesOfTooMuch(server);
    Duration took;
    try (var phone = phone(server, "1000");
        var call = answered(phone.dialDiverted(box.extension(), box.extension(), "busy"))) {
      assertThat(call.press("0")).isTrue();
      assertThat(call.awaitSilence(GREETING_OVER, PATIENCE)).as("the tone").isTrue();
      var flood = Thread.startVirtualThread(() -> flood(server.sip(), over, sent));
      Await.until("the flood", PATIENCE, () -> sent.get() > SOURCES);
      took = Calling.say(call, MESSAGE);
      over.set(true);
      flood.join();
    }

    assertThat(sent).hasValueGreaterThan(1_000);
    assertComplete(server.inbox(box.extension(), box.pin()).awaitSound(), MESSAGE, took);
    try (var wire = Wire.udp(server.sip())) {
      awaitAnswer(wire, "UDP");
    }
    assertThat(linesOfTooMuch(server) - before)
        .as("what was too much is logged now and then, not each time")
        .isLessThan(10);
  }

  private static long linesOfTooMuch(UmbelServer server) {
    return server.log().lines().filter(line -> line.contains("sip.shed")).count();
  }

  /// Asks until there is an answer: where there was too much to do it may be 503 for a moment.
  private static void awaitAnswer(Wire wire, String transport) {
    Await.until(
        "strangers are answered",
        PATIENCE,
        () -> {
          wire.send(new Dialogue("5000").over(transport).request("OPTIONS", 1, ""));
          return wire.receive(Duration.ofSeconds(2)).orElse("").startsWith("SIP/2.0 200");
        });
  }

  /// New calls and registrations, each from the next of many addresses, as if they were forged.
  private static void flood(InetSocketAddress server, AtomicBoolean over, AtomicInteger sent) {
    var sources = new ArrayList<DatagramSocket>();
    try {
      for (int i = 0; i < SOURCES; i++) {
        var address =
            InetAddress.getByAddress(new byte[] {127, 9, (byte) (i / 200), (byte) (i % 200 + 1)});
        sources.add(new DatagramSocket(new InetSocketAddress(address, 0)));
      }
      while (!over.get()) {
        for (int i = 0; i < BURST; i++) {
          int number = sent.getAndIncrement();
          var stranger = new Dialogue(Integer.toString(7_000 + number % 1_000));
          var text =
              number % 2 == 0
                  ? stranger.request("INVITE", 1, Dialogue.OFFER)
                  : stranger.request("REGISTER", 1, "");
          send(sources.get(number % SOURCES), server, text);
        }
        Await.pause(BETWEEN_BURSTS);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      sources.forEach(DatagramSocket::close);
    }
  }

  private static void send(DatagramSocket from, InetSocketAddress to, String text)
      throws IOException {
    var here = from.getLocalAddress().getHostAddress() + ":" + from.getLocalPort();
    var bytes =
        text.replace("[local]", here).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    from.send(new DatagramPacket(bytes, bytes.length, to));
  }

  @Test
  @Feature("SC-4")
  void whoGuessesAtACallDoesNotEndIt(UmbelServer server, Box box) {
    try (var caller = Wire.udp(server.sip());
        var stranger = Wire.udp(server.sip())) {
      var talk = new Dialogue(box.extension());
      caller.send(talk.request("INVITE", 1, Dialogue.OFFER));
      talk.answered(caller.await("SIP/2.0 200", PATIENCE));
      caller.send(talk.request("ACK", 1, ""));

      for (var guess :
          List.of(
              talk.request("BYE", 2, "").replaceAll("To: (.*);tag=.*", "To: $1;tag=guess"),
              talk.request("BYE", 3, "").replaceAll("From: (.*);tag=.*", "From: $1;tag=guess"),
              talk.request("BYE", 4, "").replaceAll(";tag=.*", ""),
              talk.request("CANCEL", 1, "").replace("z9hG4bK", "z9hG4bKguess"))) {
        stranger.send(guess);
        assertThat(stranger.receive(PATIENCE).orElse("nothing")).startsWith("SIP/2.0 4");
      }

      caller.send(talk.request("BYE", 9, ""));
      var last = caller.await("SIP/2.0 200", PATIENCE);
      assertThat(last).as("the call went on until its caller ended it").contains("9 BYE");
    }
  }

  @Test
  @Feature("SC-4")
  void connectionsThatDribbleAreEndedAndOthersServed(UmbelServer server) {
    var half = new Dialogue("5000").over("TCP").request("OPTIONS", 1, "").substring(0, 200);
    var slow = new ArrayList<Wire>();
    try (var other = Wire.tcp(server.sip())) {
      for (int i = 0; i < SOURCES; i++) {
        var wire = Wire.tcp(server.sip());
        wire.send(half);
        slow.add(wire);
      }
      var dribbling =
          slow.stream().map(wire -> Thread.startVirtualThread(() -> dribble(wire))).toList();

      awaitAnswer(other, "TCP");

      for (var wire : slow) {
        assertThat(wire.closedWithin(PATIENCE)).as("ended in the midst of a message").isTrue();
      }
      dribbling.forEach(Thread::interrupt);
      awaitAnswer(other, "TCP");
    } finally {
      slow.forEach(Wire::close);
    }
  }

  /// A byte now and then, so that the connection is never idle.
  private static void dribble(Wire wire) {
    try {
      wire.sendSlowly("x".repeat(100), 1, Duration.ofMillis(500));
    } catch (RuntimeException | InterruptedException closed) {
      return;
    }
  }
}
