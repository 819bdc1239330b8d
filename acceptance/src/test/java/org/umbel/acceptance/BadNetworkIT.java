package org.umbel.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.umbel.acceptance.Administration.lastCall;
import static org.umbel.acceptance.Administration.number;
import static org.umbel.acceptance.Administration.text;
import static org.umbel.acceptance.Calling.GREETING_OVER;
import static org.umbel.acceptance.Calling.PATIENCE;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.umbel.acceptance.SharedServer.Box;
import org.umbel.testkit.Feature;
import org.umbel.testkit.part.Needs;
import org.umbel.testkit.part.PortBlock;
import org.umbel.testkit.rtp.RtpPeer;
import org.umbel.testkit.server.UmbelServer;
import org.umbel.testkit.sound.Law;
import org.umbel.testkit.sound.Sound;
import org.umbel.testkit.wire.BadNetwork;
import org.umbel.testkit.wire.BadNetwork.Fault;

/// A caller at the end of a bad network: a tenth of all packets is lost, the others take 150 ms and
/// up to 30 ms more, each way, signalling and audio: more than the 20 ms by which arrivals are told
/// apart, so that the jitter is seen.
@Acceptance
@Needs("sipp")
class BadNetworkIT {
  private static final Fault BAD = new Fault(0.1, Duration.ofMillis(150), Duration.ofMillis(30));
  private static final Sound MESSAGE = Sound.sweep(Duration.ofSeconds(6));
  private static final long SEED = 20_261_121;

  @Test
  @Feature({"LN-7", "LN-13"})
  void aCallThroughABadNetworkIsAnsweredUnderstoodRecordedAndSeen(UmbelServer server, Box box) {
    var untilTheTone = new AtomicReference<>(MESSAGE);
    try (var ports = PortBlock.take();
        var signalling = BadNetwork.before(server.sip(), ports.at(30), ports.at(31), BAD, SEED);
        var rtp = RtpPeer.at(ports.at(24), Law.A);
        var audio =
            BadNetwork.around(
                ports.address(24), ports.at(22), ports.at(Scenarios.RTP), BAD, SEED)) {
      var sipp =
          Scenarios.call(ports, Law.A)
              .with("redirection", "X-Empty: yes")
              .with("talk", "<pause milliseconds=\"11000\"/>");

      var outcome =
          Scenarios.alongside(
              () -> sipp.call(box.extension(), signalling.entrance()),
              () -> {
                rtp.awaitPeer();
                rtp.say(Sound.silence(Duration.ofMillis(400)));
                rtp.press('0', 101);
                rtp.awaitSilence(GREETING_OVER, PATIENCE);
                untilTheTone.set(rtp.heard());
                rtp.say(MESSAGE);
              });

      assertThat(outcome.allGood()).as(outcome.toString()).isTrue();
      assertThat(audio.lost()).as("packets lost of %d", audio.taken()).isGreaterThan(40);
    }

    assertThat(untilTheTone.get().sounding().duration())
        .as("the key has cut the greeting short")
        .isLessThan(Duration.ofMillis(2_500));
    var kept = server.inbox(box.extension(), box.pin()).awaitSound();
    assertThat(kept.sounding().duration().toMillis())
        .as("as long as it was said, but for what the first and the last packet may have lost")
        .isCloseTo(6_000, within(120L));
    var match = MESSAGE.in(kept);
    assertThat(match.correlation()).as(match.toString()).isGreaterThan(0.85);

    var call = text(server, "/api/v1/calls/" + lastCall(server, box.extension()));
    assertThat(number(call, "loss")).as(call).isBetween(0.06, 0.14);
    assertThat(number(call, "jitterSeconds")).as(call).isBetween(0.001, 0.02);
    assertThat(number(call, "mos"))
        .as("by ITU-T G.107 and G.113, a tenth of G.711 lost")
        .isBetween(1.1, 2.0);
  }
}
