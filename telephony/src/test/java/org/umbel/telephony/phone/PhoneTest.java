package org.umbel.telephony.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.media.Audio;
import org.umbel.media.wav.WavWriter;
import org.umbel.telephony.phone.PhoneOrder.Speech;
import org.umbel.telephony.phone.PhoneReport.End;

/// Two phones that call each other over real SIP and RTP.
class PhoneTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final ShortBuffer TONE = tone(Duration.ofMillis(600));

  private final InetSocketAddress nowhere =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
  private final Phone called = Phone.open(PhoneLine.of("4000", nowhere));
  private final Phone caller = Phone.open(PhoneLine.of("1000", called.address()));

  @AfterEach
  void hangUp() {
    caller.close();
    called.close();
  }

  @Test
  void whatOneSaysTheOtherHears() throws InterruptedException {
    try (var here = answered(answering());
        var there = here.other()) {
      there.say(TONE);

      assertThat(here.call().awaitSilence(Duration.ofMillis(200), PATIENCE)).isTrue();
      assertThat(here.call().heardSound())
          .isBetween(Duration.ofMillis(560), Duration.ofMillis(680));
      assertThat(here.call().codec()).contains("PCMA");
    }
  }

  @Test
  void aRefusalIsReportedWithItsStatus() {
    var incoming = answering();
    Thread.startVirtualThread(() -> incoming.take().reject(486));

    var dialled = caller.dial("4000");

    assertThat(dialled)
        .isInstanceOfSatisfying(
            Dialled.Failed.class,
            failed -> {
              assertThat(failed.status()).isEqualTo(486);
              assertThat(failed.reason()).isEqualTo("Busy Here");
            });
  }

  @Test
  void theCallIsOverForOneWhenTheOtherHangsUp() throws InterruptedException {
    try (var here = answered(answering())) {
      here.other().hangUp();

      assertThat(here.call().awaitEnd(PATIENCE)).isTrue();
      assertThat(here.call().endedThere()).isTrue();
      assertThat(here.call().say(TONE)).isFalse();
    }
  }

  @Test
  void anOrderIsCarriedOutAndReported(@TempDir Path folder)
      throws IOException, InterruptedException {
    var file = folder.resolve("say.wav");
    try (var writer = WavWriter.create(file)) {
      writer.write(TONE);
    }
    var incoming = answering();
    Thread.startVirtualThread(() -> incoming.take().answer().ifPresent(call -> call.say(TONE)));

    var report =
        OrderedCall.carryOut(
            PhoneOrder.to("4000", called.address())
                .withSpeech(new Speech.Sound(file))
                .withHear(folder.resolve("heard.wav")));

    assertThat(report.status()).isEqualTo(200);
    assertThat(report.end()).isEqualTo(End.HERE);
    assertThat(report.exitStatus()).isZero();
    assertThat(report.heardSound()).isBetween(Duration.ofMillis(560), Duration.ofMillis(680));
    assertThat(Files.size(folder.resolve("heard.wav")))
        .isGreaterThan(44 + 2 * Audio.samples(Duration.ofSeconds(1)));
  }

  @Test
  void nobodyThereIsReportedInWords() throws InterruptedException {
    called.close();

    var report =
        OrderedCall.carryOut(
            PhoneOrder.to("4000", called.address()).withTransport(PhoneTransport.TCP));

    assertThat(report.answered()).isFalse();
    assertThat(report.exitStatus()).isEqualTo(1);
    assertThat(report.lines()).singleElement().asString().startsWith("nobody replied: ");
  }

  /// The next call to come in, for a thread that may wait.
  private interface Incoming {
    IncomingCall take();
  }

  private Incoming answering() {
    return () -> {
      try {
        return called.nextCall(PATIENCE).orElseThrow();
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
    };
  }

  private record Pair(PhoneCall call, PhoneCall other) implements AutoCloseable {
    @Override
    public void close() {
      call.close();
    }
  }

  private Pair answered(Incoming incoming) throws InterruptedException {
    var other = new LinkedBlockingQueue<PhoneCall>();
    Thread.startVirtualThread(() -> incoming.take().answer().ifPresent(other::add));
    var dialled = caller.dial("4000");
    assertThat(dialled).isInstanceOf(Dialled.Answered.class);
    var call = ((Dialled.Answered) dialled).call();
    var there = other.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (there == null) {
      throw new AssertionError("the called phone has no call");
    }
    return new Pair(call, there);
  }

  private static ShortBuffer tone(Duration time) {
    var samples = new short[(int) Audio.samples(time)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * 440 * i / Audio.RATE));
    }
    return ShortBuffer.wrap(samples).asReadOnlyBuffer();
  }
}
