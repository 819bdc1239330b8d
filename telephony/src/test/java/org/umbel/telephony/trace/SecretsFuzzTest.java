package org.umbel.telephony.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.umbel.sip.message.MalformedMessage;
import org.umbel.sip.message.SipMessage;

/// Messages that a fuzzer makes up and an administrator looks at.
class SecretsFuzzTest {
  private static final String HEAD =
      """
      INFO sip:4000:secret@192.0.2.1 SIP/2.0
      Via: SIP/2.0/UDP 192.0.2.7;branch=z9hG4bK1
      From: <sip:4001@192.0.2.7>;tag=b
      To: <sip:4000@192.0.2.1>
      Call-ID: a
      CSeq: 1 INFO
      """;

  static Stream<Arguments> messages() {
    return Stream.of(
            "Authorization: Digest username=\"4001\", response=\"0123456789abcdef\"\n\n",
            typed("application/dtmf-relay", "Signal=5\n"),
            typed("application/sdp", "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCsp\n"),
            typed("application/kpml-response+xml", "digits=\"1\""))
        .map(more -> Arguments.of((Object) (HEAD + more).replace("\n", "\r\n").getBytes(UTF_8)));
  }

  private static String typed(String type, String body) {
    return "Content-Type: " + type + "\n\n" + body;
  }

  @MethodSource("messages")
  @FuzzTest
  void whateverIsShownKeepsItsLength(byte @NotNull [] bytes) {
    SipMessage message;
    try {
      message = SipMessage.parse(bytes);
    } catch (MalformedMessage _) {
      return; // never kept
    }
    assertThat(Secrets.blanked(message, false)).hasSameSizeAs(message.toString());
    assertThat(AgreedAudio.of(List.of(message))).isNotNull();
  }
}
