package org.umbel.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.umbel.media.codec.G711;
import org.umbel.media.srtp.Encryption;
import org.umbel.media.srtp.SrtpSuite;

class NegotiationTest {
  private static final InetAddress V4 = InetAddress.ofLiteral("192.0.2.10");
  private static final InetAddress V6 = InetAddress.ofLiteral("2001:db8::10");

  private static final Abilities ABILITIES =
      new Abilities(
          List.of(G711.PCMA, G711.PCMU), /* keyEvents= */ true, Encryption.OFF, SrtpSuite.USUAL);

  private final Negotiation negotiation = negotiation();

  static Negotiation negotiation() {
    return new Negotiation(ABILITIES, List.of(V4, V6), 20_000, 77);
  }

  private static SessionDescription offer(String... lines) {
    return SessionDescription.parse(
        "v=0\no=p 1 1 IN IP4 198.51.100.7\ns=-\nc=IN IP4 198.51.100.7\nt=0 0\n"
            + String.join("\n", lines));
  }

  private Agreement.Agreed agreed(SessionDescription offer) {
    return (Agreement.Agreed) negotiation.answer(offer);
  }

  @Test
  void theOfferersOrderDecides() {
    var agreed = agreed(offer("m=audio 4000 RTP/AVP 18 0 8"));

    assertThat(agreed.stream().codec()).isEqualTo(G711.PCMU);
    assertThat(agreed.description().media().getFirst().formats()).containsExactly("0");
  }

  @Test
  void keysGoUnderTheOfferersNumberAndEvents() {
    var agreed =
        agreed(SessionDescription.parse(SessionDescriptionTest.PHONE.replace("101", "96")));

    assertThat(agreed.stream().sendKeys()).contains(new KeyFormat(96, 8_000));
    assertThat(agreed.description().toString())
        .contains("a=rtpmap:96 telephone-event/8000\r\na=fmtp:96 0-15\r\n");
  }

  @Test
  void anAnswerIsWhatAPhoneExpects() {
    assertThat(agreed(SessionDescription.parse(SessionDescriptionTest.PHONE)).description())
        .hasToString(
            """
            v=0
            o=- 77 1 IN IP4 192.0.2.10
            s=-
            c=IN IP4 192.0.2.10
            t=0 0
            m=audio 20000 RTP/AVP 8 101
            a=rtpmap:8 PCMA/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-15
            a=ptime:20
            a=sendrecv
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void aDynamicPayloadTypeMeansWhatItsMapSays() {
    var stream =
        agreed(offer("m=audio 4000 RTP/AVP 100 97", "a=rtpmap:97 pcma/8000", "a=rtpmap:100 X/8000"))
            .stream();

    assertThat(stream.codec()).isEqualTo(G711.PCMA);
    assertThat(stream.sendType()).isEqualTo(97);
    assertThat(stream.receiving()).isEqualTo(Map.of(97, G711.PCMA));
  }

  @Test
  void allButTheFirstUsableAudioIsRefused() {
    var answer =
        agreed(
                offer(
                    "m=audio 4000 RTP/SAVP 8",
                    "m=video 4002 RTP/AVP 34",
                    "m=audio 4004 RTP/AVP 8",
                    "m=audio 4006 RTP/AVP 0",
                    "m=image 4008 udptl t38"))
            .description();

    assertThat(answer.media())
        .extracting(MediaDescription::port)
        .containsExactly(0, 0, 20_000, 0, 0);
    assertThat(answer.media().getLast().formats()).containsExactly("t38");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m=audio 4000 RTP/AVP 18 4",
        "m=audio 4000 RTP/SAVP 8",
        "m=audio 4000 UDP/TLS/RTP/SAVPF 8",
        "m=audio 0 RTP/AVP 8",
        "m=audio 4000 RTP/AVP 97\na=rtpmap:97 PCMA/16000",
        "m=image 4000 udptl t38",
        "m=audio 4000 RTP/AVP 8\nc=IN IP4 224.2.1.1",
        "m=audio 4000 RTP/AVP 8\nc=IN IP4 phone.example.com",
        "a=sendrecv"
      })
  void nothingInCommonIsAValueNotAFailure(String lines) {
    assertThat(negotiation.answer(offer(lines))).isInstanceOf(Agreement.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "sendrecv, 198.51.100.7, SENDRECV",
    "sendonly, 198.51.100.7, RECVONLY",
    "recvonly, 198.51.100.7, SENDONLY",
    "inactive, 198.51.100.7, INACTIVE",
    "sendrecv, 0.0.0.0, RECVONLY",
    "inactive, 0.0.0.0, INACTIVE",
    "recvonly, 0.0.0.0, INACTIVE"
  })
  void holdIsMirroredInBothStyles(String attribute, String address, Direction ours) {
    var agreed = agreed(offer("m=audio 4000 RTP/AVP 8", "c=IN IP4 " + address, "a=" + attribute));

    assertThat(agreed.stream().direction()).isEqualTo(ours);
    assertThat(agreed.description().toString()).contains("a=" + ours.attribute() + "\r\n");
  }

  @Test
  void theVersionRisesOnlyWithAChange() {
    var talking = offer("m=audio 4000 RTP/AVP 8");
    var held = offer("m=audio 4000 RTP/AVP 8", "a=sendonly");

    assertThat(agreed(talking).description().origin().version()).isEqualTo("1");
    assertThat(agreed(talking).description().origin().version()).isEqualTo("1");
    assertThat(agreed(held).description().origin().version()).isEqualTo("2");
    assertThat(agreed(talking).description().origin().version()).isEqualTo("3");
  }

  @Test
  void reportsGoWhereTheAttributeSays() {
    var plain = agreed(offer("m=audio 4000 RTP/AVP 8")).stream();
    var port = agreed(offer("m=audio 4000 RTP/AVP 8", "a=rtcp:53020")).stream();
    var full = agreed(offer("m=audio 4000 RTP/AVP 8", "a=rtcp:53020 IN IP4 198.51.100.9")).stream();

    assertThat(plain.peerRtcp()).isEqualTo(new InetSocketAddress("198.51.100.7", 4_001));
    assertThat(port.peerRtcp()).isEqualTo(new InetSocketAddress("198.51.100.7", 53_020));
    assertThat(full.peerRtcp()).isEqualTo(new InetSocketAddress("198.51.100.9", 53_020));
  }

  @ParameterizedTest
  @CsvSource({"ptime:30, 30", "ptime:5, 10", "maxptime:10, 10", "ptime:200, 60", "ptime:x, 20"})
  void packetsAreAsLongAsThePeerWants(String attribute, long milliseconds) {
    assertThat(agreed(offer("m=audio 4000 RTP/AVP 8", "a=" + attribute)).stream().packetTime())
        .isEqualTo(Duration.ofMillis(milliseconds));
  }

  @Test
  void anOfferOverTheNewInternetIsAnsweredFromThere() {
    var agreed =
        agreed(
            SessionDescription.parse(
                "v=0\no=- 1 1 IN IP6 2001:db8::1\nc=IN IP6 2001:db8::1\nm=audio 4000 RTP/AVP 8"));

    assertThat(agreed.description().connection()).contains(Connection.of(V6));
    assertThat(agreed.stream().peer()).isEqualTo(new InetSocketAddress("2001:db8::1", 4_000));
  }

  @Test
  void anOfferOverAnInternetWeAreNotOnIsRefused() {
    var old = new Negotiation(ABILITIES, List.of(V4), 20_000, 77);

    assertThat(
            old.answer(
                SessionDescription.parse(
                    "v=0\no=- 1 1 IN IP6 ::1\nc=IN IP6 ::1\nm=audio 4000 RTP/AVP 8")))
        .isInstanceOf(Agreement.Refused.class);
  }

  @Test
  void ourOfferNamesAllWeCanDo() {
    var audio = negotiation.offer().media().getFirst();

    assertThat(audio.formats()).containsExactly("8", "0", "101");
    assertThat(audio.attribute("fmtp")).contains("101 0-16");
  }

  @Test
  void anAnswerToOurOfferDecidesWhatIsSpoken() {
    negotiation.offer();

    var agreed =
        (Agreement.Agreed)
            negotiation.accept(
                offer(
                    "m=audio 4000 RTP/AVP 0 8 97",
                    "a=rtpmap:97 telephone-event/8000",
                    "a=recvonly"));

    assertThat(agreed.stream().codec()).isEqualTo(G711.PCMU);
    assertThat(agreed.stream().receiving()).containsOnlyKeys(0, 8);
    assertThat(agreed.stream().sendKeys()).contains(new KeyFormat(97, 8_000));
    assertThat(agreed.stream().receiveKeyTypes()).containsExactly(101);
    assertThat(agreed.stream().direction()).isEqualTo(Direction.SENDONLY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"m=audio 0 RTP/AVP 8", "m=audio 4000 RTP/AVP 18", "m=video 4 RTP/AVP 8", ""})
  void anAnswerWithoutOurAudioIsRefused(String line) {
    negotiation.offer();

    assertThat(negotiation.accept(offer(line))).isInstanceOf(Agreement.Refused.class);
  }

  @Test
  void aLaterOfferOfOursKeepsTheLinesOfTheirs() {
    agreed(offer("m=image 4000 udptl t38", "m=audio 4004 RTP/AVP 8"));

    var again = negotiation.offer();

    assertThat(again.media()).extracting(MediaDescription::type).containsExactly("image", "audio");
    assertThat(again.media()).extracting(MediaDescription::port).containsExactly(0, 20_000);
    assertThat(again.origin().version()).isEqualTo("2");
  }
}
