package org.umbel.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionDescriptionTest {
  static final String PHONE =
      """
      v=0
      o=phone 3724394400 3724394405 IN IP4 198.51.100.7
      s=call
      c=IN IP4 198.51.100.7
      t=0 0
      m=audio 49170 RTP/AVP 9 8 0 101
      a=rtpmap:9 G722/8000
      a=rtpmap:8 PCMA/8000
      a=rtpmap:0 PCMU/8000
      a=rtpmap:101 telephone-event/8000
      a=fmtp:101 0-15
      a=sendrecv
      """;

  @Test
  void whatIsReadIsWrittenAgain() {
    String wire = PHONE.replace("\n", "\r\n");

    assertThat(SessionDescription.parse(wire).toString()).isEqualTo(wire);
  }

  @Test
  void linesMayEndInAnyWayAndUnknownOnesArePassedOver() {
    var description =
        SessionDescription.parse(
            """
            v=0
            o=- 1 1 IN IP6 2001:db8::1\r
            b=AS:64\rz=0
            i=x

            c=IN IP6 2001:db8::1/3
            m=audio 5004/2 RTP/AVP 0
            """);

    assertThat(description.name()).isEqualTo("-");
    assertThat(description.connection())
        .isEqualTo(Optional.of(new Connection(true, "2001:db8::1")));
    assertThat(description.media().getFirst().port()).isEqualTo(5_004);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v=0\n",
        "v=1\no=- 1 1 IN IP4 1.1.1.1",
        "o=- 1 1 IN IP4",
        "hello",
        "v=0\no=- 1 1 IN IP4 1.1.1.1\nm=audio",
        "v=0\no=- 1 1 IN IP4 1.1.1.1\nm=audio 70000 RTP/AVP 0",
        "v=0\no=- 1 1 IN IP4 1.1.1.1\nm=audio -1 RTP/AVP 0",
        "v=0\no=- 1 1 IN IP4 1.1.1.1\nc=IN IP9 1.1.1.1",
        "v=0\no=- 1 1 IN IP4 1.1.1.1\nc=ATM x y"
      })
  void whatMakesNoSenseIsRefusedByLine(String text) {
    assertThatThrownBy(() -> SessionDescription.parse(text))
        .isInstanceOf(MalformedDescription.class)
        .hasMessageStartingWith("session description, line ");
  }

  @Test
  void whatIsTooLargeIsRefused() {
    String many = PHONE + "a=x\n".repeat(300);
    String long_ = PHONE + "a=" + "x".repeat(20_000);
    String media = PHONE + "m=audio 1 RTP/AVP 0\n".repeat(20);

    assertThatThrownBy(() -> SessionDescription.parse(many)).hasMessageContaining("256 lines");
    assertThatThrownBy(() -> SessionDescription.parse(long_)).hasMessageContaining("16384");
    assertThatThrownBy(() -> SessionDescription.parse(media)).hasMessageContaining("16 media");
  }

  @Test
  void damagedDescriptionsAreReadOrRefusedAndNothingElse() {
    byte[] good = PHONE.getBytes(StandardCharsets.UTF_8);
    var random = new Random(11);
    for (int round = 0; round < 20_000; round++) {
      byte[] bad = good.clone();
      for (int i = random.nextInt(12); i >= 0; i--) {
        bad[random.nextInt(bad.length)] =
            random.nextBoolean() ? (byte) random.nextInt() : good[random.nextInt(good.length)];
      }
      try {
        var negotiation = NegotiationTest.negotiation();
        assertThat(negotiation.answer(SessionDescription.parse(bad))).isNotNull();
      } catch (MalformedDescription refused) {
        assertThat(refused).hasMessageContaining("line");
      }
    }
  }
}
