package org.umbel.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.media.codec.Codec;
import org.umbel.media.codec.SpeechEncoder;
import org.umbel.media.sdp.Abilities;
import org.umbel.media.sdp.Agreement;
import org.umbel.media.sdp.AudioStream;
import org.umbel.media.sdp.KeyFormat;
import org.umbel.media.sdp.Negotiation;
import org.umbel.media.sdp.SessionDescription;
import org.umbel.media.srtp.Encryption;
import org.umbel.media.srtp.SrtpSuite;

class NegotiatedCodecsTest {
  private static final String OPUS_OFFER =
      "m=audio 4000 RTP/AVP 96 0 97 98\na=rtpmap:96 opus/48000/2\na=fmtp:96 useinbandfec=1"
          + "\na=rtpmap:97 telephone-event/8000\na=rtpmap:98 telephone-event/48000";

  private static Negotiation ofAll(String... names) {
    List<Codec> codecs = Stream.of(names).map(name -> Codecs.named(name).orElseThrow()).toList();
    var abilities = new Abilities(codecs, /* keyEvents= */ true, Encryption.OFF, SrtpSuite.USUAL);
    return new Negotiation(abilities, List.of(InetAddress.ofLiteral("192.0.2.1")), 20_000, 7);
  }

  private static SessionDescription description(String lines) {
    return SessionDescription.parse(
        "v=0\no=- 1 1 IN IP4 192.0.2.9\ns=-\nc=IN IP4 192.0.2.9\nt=0 0\n" + lines);
  }

  private static AudioStream agreed(Agreement agreement) {
    return ((Agreement.Agreed) agreement).stream();
  }

  @ParameterizedTest
  @CsvSource({
    "m=audio 4000 RTP/AVP 9 8, G722, 9, 20",
    "m=audio 4000 RTP/AVP 4 8, G723, 4, 30",
    "'m=audio 4000 RTP/AVP 4 8\na=ptime:60', G723, 4, 60",
    "'m=audio 4000 RTP/AVP 111 8\na=rtpmap:111 OPUS/48000/2', opus, 111, 20",
    "'m=audio 4000 RTP/AVP 111 8\na=rtpmap:111 opus/48000/2\na=ptime:10', opus, 111, 20",
    "'m=audio 4000 RTP/AVP 111 8\na=rtpmap:111 opus/48000', PCMA, 8, 20",
    "'m=audio 4000 RTP/AVP 111 8\na=rtpmap:111 G722/16000', PCMA, 8, 20"
  })
  void whatIsOfferedFirstAndKnownIsSpoken(String line, String codec, int type, int millis) {
    var stream = agreed(ofAll("PCMA", "PCMU", "opus", "G722", "G723").answer(description(line)));

    assertThat(stream.codec().name()).isEqualTo(codec);
    assertThat(stream.sendType()).isEqualTo(type);
    assertThat(stream.packetTime()).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void keysGoOnTheClockOfTheCodec() {
    var withOpus = agreed(ofAll("opus").answer(description(OPUS_OFFER)));
    var withLaw = agreed(ofAll("PCMU").answer(description(OPUS_OFFER)));

    assertThat(withOpus.sendKeys()).contains(new KeyFormat(98, 48_000));
    assertThat(withOpus.sendParameters()).isEqualTo("useinbandfec=1");
    assertThat(withLaw.sendKeys()).contains(new KeyFormat(97, 8_000));
  }

  @Test
  void ourOfferSaysWhatIsNeeded() {
    var text = ofAll("opus", "G722", "PCMA", "G723").offer().toString();

    assertThat(text)
        .contains("m=audio 20000 RTP/AVP 96 9 8 4 101 102\r\n")
        .contains("a=rtpmap:96 opus/48000/2\r\na=fmtp:96 ")
        .contains("a=rtpmap:9 G722/8000\r\n")
        .contains("a=rtpmap:4 G723/8000\r\n")
        .contains("a=rtpmap:101 telephone-event/8000\r\n")
        .contains("a=rtpmap:102 telephone-event/48000\r\n");
  }

  @Test
  void aCodecWithoutRoomGivesWayToTheNext() {
    var offer = description("m=audio 4000 RTP/AVP 9 8");
    var talking = ofAll("G722", "PCMA");
    assertThat(agreed(talking.answer(offer)).codec().name()).isEqualTo("G722");
    var codec = Codecs.named("G722").orElseThrow();
    var open = new ArrayList<SpeechEncoder>();
    try {
      while (codec.hasRoom()) {
        open.add(codec.encoder(""));
      }

      assertThat(agreed(ofAll("G722", "PCMA").answer(offer)).codec().name()).isEqualTo("PCMA");
      assertThat(ofAll("G722", "PCMA").offer().toString()).contains("RTP/AVP 8 101\r\n");
      assertThat(agreed(talking.answer(offer)).codec().name()).as("goes on").isEqualTo("G722");
    } finally {
      open.forEach(SpeechEncoder::close);
    }
  }
}
