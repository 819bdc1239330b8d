package org.umbel.store.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.umbel.store.spool.SpoolRig.counting;
import static org.umbel.store.spool.SpoolRig.envelope;
import static org.umbel.store.spool.SpoolRig.samples;
import static org.umbel.store.spool.SpoolRig.say;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.umbel.domain.event.Event;
import org.umbel.domain.message.VoiceMessage;

/// `kill -9` during a call (CA-12).
@Timeout(60)
class KilledProcessTest {
  private static final Duration SAID = Duration.ofSeconds(3);

  /// A quarter of a second may be in memory alone.
  private static final int MOST_LOST_SAMPLES = 2_048;

  @TempDir private Path scratch;

  @Test
  void whatWasSaidUntilAProcessIsKilledIsDeliveredOnce() throws IOException, InterruptedException {
    var rig = new SpoolRig(scratch.resolve("spool"));

    killedWhileRecording(rig.path);
    rig.open().close();

    assertThat(rig.handed).hasSize(2).allSatisfy(KilledProcessTest::isAlmostAll);
    assertThat(rig.events).singleElement().isInstanceOf(Event.MessageRecovered.class);
    rig.handed.clear();
    rig.open().close();
    assertThat(rig.handed).hasSize(2);
    assertThat(rig.events).hasSize(1);
  }

  private static void isAlmostAll(VoiceMessage message) {
    var samples = samples(message.audio());
    assertThat(samples).hasSizeBetween(24_000 - MOST_LOST_SAMPLES, 24_000);
    assertThat(samples).isEqualTo(counting(samples.length));
  }

  private static void killedWhileRecording(Path spool) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes = System.getProperty("java.class.path");
    var child =
        new ProcessBuilder(java, "-cp", classes, Recorder.class.getName(), spool.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(child.inputReader().readLine()).isEqualTo("said");
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  /// The process that is killed: one message taken, one being spoken.
  static final class Recorder {
    private Recorder() {}

    public static void main(String[] arguments) throws IOException {
      var spool = Spool.open(Path.of(arguments[0]), SpoolRig.LIMITS, _ -> {});
      try (var taken = spool.open(envelope())) {
        say(taken, SAID);
        taken.commit();
      }
      var spoken = spool.open(envelope());
      say(spoken, SAID);
      System.out.println("said");
      System.in.read();
      spoken.close();
    }
  }
}
