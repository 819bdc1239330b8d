package org.umbel.media.sdp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Session descriptions that a fuzzer makes up, led by what they make the reader do.
class DescriptionFuzzTest {

  static Stream<Arguments> descriptions() {
    return Stream.of(
            SessionDescriptionTest.PHONE,
            """
            v=0
            o=- 1 1 IN IP6 2001:db8::1
            s=-
            t=0 0
            m=audio 4000/2 RTP/SAVP 0 8 96
            c=IN IP6 ff15::101/3
            a=rtpmap:96 opus/48000/2
            a=fmtp:96 useinbandfec=1
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|2^20|1:4
            a=inactive
            m=image 0 udptl t38
            m=video 4002 RTP/AVP 31
            """,
            """
            v=0
            o=p 1 1 IN IP4 h
            s=-
            c=IN IP4 0.0.0.0
            t=0 0
            m=audio 9 RTP/AVP 18 0
            a=ptime:30
            """)
        .map(text -> Arguments.of((Object) text.getBytes(UTF_8)));
  }

  @MethodSource("descriptions")
  @FuzzTest
  void aDescriptionIsReadOrRefused(byte @NotNull [] body) {
    SessionDescription description;
    try {
      description = SessionDescription.parse(body);
    } catch (MalformedDescription refused) {
      assertThat(refused).hasMessageContaining(" ");
      return;
    }
    var written = description.toString();
    assertThat(SessionDescription.parse(written)).hasToString(written);
    assertThat(NegotiationTest.negotiation().answer(description)).isNotNull();
    var offering = NegotiationTest.negotiation();
    offering.offer();
    assertThat(offering.accept(description)).isNotNull();
  }

  static Stream<Arguments> keys() {
    return Stream.of(
            "1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|2^20|1:4",
            "7 AEAD_AES_128_GCM inline:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA== WSH=64 KDR=0",
            "2 AES_CM_128_HMAC_SHA1_32"
                + " inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|1:4;inline:x")
        .map(Arguments::of);
  }

  /// RFC 4568 §9: a key that was written reads the same, whatever came beside it.
  @MethodSource("keys")
  @FuzzTest
  void aKeyIsReadOrPassedOver(@NotNull String text) {
    CryptoLine.parse(text)
        .ifPresent(line ->
            assertThat(CryptoLine.parse(line.attribute().value()).map(CryptoLine::key))
                .contains(line.key()));
  }
}
