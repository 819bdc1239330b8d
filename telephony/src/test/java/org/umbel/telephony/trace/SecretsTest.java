package org.umbel.telephony.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.umbel.sip.message.Request;

class SecretsTest {
  private static final String HEAD =
      """
      INVITE sip:4000@192.0.2.1 SIP/2.0
      Via: SIP/2.0/UDP 192.0.2.7;branch=z9hG4bK1
      From: <sip:4001@192.0.2.7>;tag=b
      To: <sip:4000@192.0.2.1>
      Call-ID: a
      CSeq: 1 INVITE
      """;

  private static Request message(String more) {
    return (Request) TraceBookTest.parsed(HEAD + more);
  }

  private static String shown(String more) {
    var message = message(more);
    var text = Secrets.blanked(message, false);
    assertThat(text).as("all lengths stay true").hasSameSizeAs(message.toString());
    return text;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Authorization: Digest username="4001", realm="u", response="0123456789abcdef", qop=auth
          Proxy-Authorization: Digest response = "0123456789abcdef",username="4001"
          authorization: digest username="4001",response=0123456789abcdef
          Authorization: Basic 0123456789abcdef
          Proxy-Authorization: Bearer 0123456789abcdef
          Authentication-Info: qop=auth, rspauth="0123456789abcdef"
          Contact: <sip:4001:0123456789abcdef@192.0.2.7>
          """)
  void proofsOfAPasswordAreBlanked(String header) {
    assertThat(shown(header + "\n\n")).doesNotContain("0123456789abcdef").contains("****");
  }

  @Test
  void theRestOfAProofStays() {
    assertThat(shown("Authorization: Digest username=\"4001\", response=\"0123\", nc=00000001\n\n"))
        .contains("Authorization: Digest username=\"4001\", response=\"****\", nc=00000001");
  }

  @Test
  void keysOfEncryptedAudioAreBlanked() {
    var text =
        shown(
            """
            Content-Type: application/sdp

            v=0
            m=audio 4000 RTP/SAVP 8
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwg+/=|2^20|1:4;inline:QUJD
            k=base64:QUJDRA==
            """);

    assertThat(text)
        .contains("a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:*******************|2^20|1:4")
        .doesNotContain("QUJD");
  }

  @ParameterizedTest
  @CsvSource({
    "application/dtmf-relay, Signal=7, Signal=*",
    "application/dtmf-relay, Signal= 7, Signal= *",
    "application/dtmf, 7, *",
    "application/vnd.nortelnetworks.digits, d=7, d=*"
  })
  void pressedKeysAreBlankedUnlessWanted(String type, String body, String shown) {
    var more = "Content-Type: " + type + "\n\n" + body + "\nDuration=160\n";
    var single = "Content-Type: " + type + "\n\n" + body;

    assertThat(shown(type.equals("application/dtmf") ? single : more)).contains("\r\n\r\n" + shown);
    assertThat(Secrets.blanked(message(single), true)).endsWith(body);
  }

  @Test
  void whatIsNoSecretIsShownAsItIs() {
    var more = "Subject: response times, signal=1\nContent-Type: text/plain\n\nd=1\n";

    assertThat(shown(more)).isEqualTo(message(more).toString());
  }
}
