package org.umbel.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipMessageTest {
  private static final String INVITE =
      """
      INVITE sip:4000@pbx.example.com;user=phone SIP/2.0
      Via: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK74bf9;rport, SIP/2.0/TCP [2001:db8::9]
      v: SIP/2.0/TLS last.example.com
      Max-Forwards: 69
      From: "Carter, Ben" <sip:ben@example.com>;tag=9fxced76sl
      t: Änna <sip:anna@example.com>
      Call-ID: 3848276298220188511@example.com
      CSeq: 2 INVITE
      Contact: <sip:ben@10.0.0.1>;+sip.instance="<urn:uuid:1,2>", <sip:ben@10.0.0.2>
      Supported: timer, replaces
      k: 100rel
      Record-Route: <sip:a;lr>, <sip:b;lr>
      Date: Sat, 13 Nov 2010 23:29:00 GMT
      Timestamp: 54
      Expires: 120
      Allow: INVITE,ACK
      X-Odd: a, b
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
    assertThat(invite.to().displayName()).isEqualTo("Änna");
    assertThat(invite.to().tag()).isEmpty();
    assertThat(invite.cSeq()).isEqualTo(new CSeq(2, Method.INVITE));
    assertThat(invite.contacts()).hasSize(2);
    assertThat(invite.recordRoutes()).hasSize(2);
    assertThat(invite.maxForwards()).isEqualTo(69);
    assertThat(invite.expires()).contains(Duration.ofMinutes(2));
    assertThat(invite.contentType()).contains(MediaType.SDP);
    assertThat(invite.bodyText()).isEqualTo("v=0\r");
  }

  @Test
  void onlyListsAreSplitAtCommas() {
    var invite = request(INVITE);

    assertThat(invite.headers("SUPPORTED")).containsExactly("timer", "replaces", "100rel");
    assertThat(invite.headers("date")).containsExactly("Sat, 13 Nov 2010 23:29:00 GMT");
    assertThat(invite.headers("x-odd")).containsExactly("a, b");
    assertThat(invite.supports("Timer")).isTrue();
    assertThat(invite.allows(Method.ACK)).isTrue();
    assertThat(invite.allows(Method.BYE)).isFalse();
  }

  @Test
  void compactAndLongNamesAreTheSame() {
    var invite = request(INVITE);

    assertThat(invite.header("k")).contains("timer");
    assertThat(invite.header("i")).isEqualTo(invite.header("CALL-ID"));
    assertThat(invite.has("L")).isTrue();
    assertThat(invite.has("Subject")).isFalse();
  }

  @Test
  void aReplyTakesWithItWhatNamesTheTransactionAndDialog() {
    var reply = request(INVITE).reply(Status.RINGING).withToTag("77");

    assertThat(new String(reply.write(), UTF_8))
        .isEqualTo(
            """
            SIP/2.0 180 Ringing
            Via: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK74bf9;rport, SIP/2.0/TCP [2001:db8::9]
            Via: SIP/2.0/TLS last.example.com
            From: "Carter, Ben" <sip:ben@example.com>;tag=9fxced76sl
            To: "Änna" <sip:anna@example.com>;tag=77
            Call-ID: 3848276298220188511@example.com
            CSeq: 2 INVITE
            Record-Route: <sip:a;lr>, <sip:b;lr>
            Content-Length: 0

            """
                .replace("\n", "\r\n"));
  }

  @Test
  void aTryingHasTheTimestampAndARefusalHasNoRecordRoute() {
    var invite = request(INVITE);

    assertThat(invite.reply(Status.TRYING).header("Timestamp")).contains("54");
    assertThat(invite.reply(Status.TRYING).has("Record-Route")).isFalse();
    assertThat(invite.reply(Status.BUSY_HERE).has("Record-Route")).isFalse();
    assertThat(invite.reply(Status.OK).recordRoutes()).hasSize(2);
  }

  @Test
  void aToTagThatIsThereStays() {
    var reply = request(INVITE).reply(Status.OK).withToTag("1");

    assertThat(reply.withToTag("2").to().tag()).contains("1");
  }

  @Test
  void aProxyTakesItsViaOffAndPutsOneOn() {
    var via = Via.of("UDP", "proxy:5070", "z9hG4bKx");
    var forwarded = request(INVITE).withFirst("Via", via.toString());

    assertThat(forwarded.vias()).hasSize(4);
    assertThat(forwarded.topVia()).isEqualTo(via);
    assertThat(forwarded.withoutFirst("Via").toString()).isEqualTo(request(INVITE).toString());
    assertThat(request(INVITE).withoutFirst("Via").topVia().host()).isEqualTo("[2001:db8::9]");
  }

  @Test
  void headersAreReplacedInTheirPlaceAndRemovedAltogether() {
    var changed = request(INVITE).with("k", "none").without("Via").withLast("X-Odd", "c");

    assertThat(changed.headers("Supported")).containsExactly("none");
    assertThat(changed.has("v")).isFalse();
    assertThat(changed.headers("X-Odd")).containsExactly("a, b", "c");
  }

  @Test
  void aNewBodyHasItsTypeAndLength() {
    var changed = request(INVITE).withBody(MediaType.TEXT, "äb".getBytes(UTF_8));

    assertThat(changed.toString())
        .contains("Content-Type: text/plain\r\n", "Content-Length: 3\r\n\r\näb");
    assertThat(changed.headers("Content-Type")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nEvil: yes", "a\nb", "a\rb"})
  void noValueCanBeginAnotherHeader(String value) {
    var invite = request(INVITE);

    assertThatThrownBy(() -> invite.with("Subject", value))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> invite.reply(400, value)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRequestOfOursHasWhatTheRfcWants() {
    var options =
        Request.builder(Method.OPTIONS, Uri.parse("sip:4000@host"))
            .via(Via.of("udp", "10.0.0.1:5060", "z9hG4bK1"))
            .from(NameAddr.parse("<sip:me@host>").withTag("1"))
            .to(NameAddr.parse("<sip:4000@host>"))
            .callId("abc")
            .cSeq(7)
            .build();

    assertThat(options.maxForwards()).isEqualTo(70);
    assertThat(SipMessage.parse(options.write()).toString()).isEqualTo(options.toString());
  }

  @Test
  void aRequestOfOursCannotBeWithoutItsEnds() {
    var builder = Request.builder(Method.OPTIONS, Uri.parse("sip:4000@host")).callId("abc").cSeq(7);

    assertThatThrownBy(builder::build).hasMessage("no From");
  }

  @Test
  void aDatagramMayBeginWithEmptyLinesAndLieInALargerBuffer() {
    byte[] message = ("\r\n\r\n" + request(INVITE)).getBytes(UTF_8);
    byte[] buffer = new byte[message.length + 20];
    System.arraycopy(message, 0, buffer, 10, message.length);

    var read = SipMessage.parse(buffer, 10, message.length);
    buffer[10 + 4] = 'X';

    assertThat(((Request) read).method()).isEqualTo(Method.INVITE);
    assertThat(read.bodyLength()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\r\n", "hello", "INVITE", "SIP/2.0", "\0\0\0\0", "GET / HTTP/1.1\r\n\r\n"})
  void whatIsNoSipIsRefusedWithoutAnAnswer(String text) {
    assertThatThrownBy(() -> SipMessage.parse(text.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            MalformedMessage.class, malformed -> assertThat(malformed.answer()).isEmpty());
  }

  @Test
  void aMalformedAckIsNeverAnswered() {
    var ack = INVITE.replace("INVITE sip", "ACK sip").replace("CSeq: 2 INVITE", "CSeq: x ACK");

    assertThatThrownBy(() -> request(ack))
        .isInstanceOfSatisfying(
            MalformedMessage.class,
            malformed -> {
              assertThat(malformed.kind()).isEqualTo(MalformedMessage.Kind.ACK);
              assertThat(malformed.line()).isEqualTo(8);
              assertThat(malformed.answer()).isEmpty();
            });
  }
}
