package org.umbel.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SipMessageTest {
  private static final String INVITE =
      """
      INVITE sip:4000@pbx.example.com;user=phone SIP/2.0
      Via: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK74bf9;rport, SIP/2.0/TCP [2001:db8::9]
      v: SIP/2.0/TLS last.example.com
      Max-Forwards: 69
      From: "Carter, Ben" <sip:ben@example.com>;tag=9fxced76sl
      t: Anna <sip:anna@example.com>
      Call-ID: 3848276298220188511@example.com
      CSeq: 2 INVITE
      Contact: <sip:ben@10.0.0.1>
      Supported: timer, replaces
      k: 100rel
      Record-Route: <sip:a;lr>, <sip:b;lr>
      X-Odd: kept
      Content-Type: application/sdp
      Content-Length: 4

      v=0
      and more that is not meant
      """;

  private static Request request(String text) {
    return (Request) SipMessage.parse(text.replace("\n", "\r\n").getBytes(UTF_8));
  }

  @Test
  void theHeadersOfAnInviteAreRead() {
    var invite = request(INVITE);

    assertThat(invite.method()).isEqualTo(Method.INVITE);
    assertThat(invite.uri()).isEqualTo(SipUri.parse("sip:4000@pbx.example.com;user=phone"));
    assertThat(invite.vias()).extracting(Via::transport).containsExactly("UDP", "TCP", "TLS");
    assertThat(invite.topVia().wantsRport()).isTrue();
    assertThat(invite.from().displayName()).isEqualTo("Carter, Ben");
    assertThat(invite.from().tag()).contains("9fxced76sl");
    assertThat(invite.to().tag()).isEmpty();
    assertThat(invite.cSeq()).isEqualTo(new CSeq(2, Method.INVITE));
    assertThat(invite.headers("supported")).containsExactly("timer", "replaces", "100rel");
    assertThat(invite.recordRoutes()).hasSize(2);
    assertThat(invite.contentType()).contains(MediaType.SDP);
    assertThat(invite.bodyText()).isEqualTo("v=0\r");
  }

  @Test
  void aReplyTakesWithItWhatNamesTheTransaction() {
    var reply = request(INVITE).reply(Status.RINGING).withToTag("77");

    assertThat(new String(reply.write(), UTF_8))
        .isEqualTo(
            """
            SIP/2.0 180 Ringing
            Via: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK74bf9;rport, SIP/2.0/TCP [2001:db8::9]
            Via: SIP/2.0/TLS last.example.com
            From: "Carter, Ben" <sip:ben@example.com>;tag=9fxced76sl
            To: "Anna" <sip:anna@example.com>;tag=77
            Call-ID: 3848276298220188511@example.com
            CSeq: 2 INVITE
            Record-Route: <sip:a;lr>, <sip:b;lr>
            Content-Length: 0

            """
                .replace("\n", "\r\n"));
  }

  @Test
  void theFirstOfSeveralVias_canBeTakenOff() {
    var forwarded = request(INVITE).withoutFirst("Via");

    assertThat(forwarded.topVia().host()).isEqualTo("[2001:db8::9]");
    assertThat(forwarded.vias()).hasSize(2);
  }
}
