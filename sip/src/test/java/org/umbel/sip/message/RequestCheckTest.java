package org.umbel.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestCheckTest {
  private static final RequestCheck CHECK = new RequestCheck(Set.of("timer"));

  private static Request request(String method, String uri, String version, String... headers) {
    var text =
        """
        %s %s %s
        Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK1
        From: <sip:a@b>;tag=1
        To: <sip:c@d>
        Call-ID: 1
        CSeq: 1 %s
        %s
        Content-Length: 1

        x\
        """
            .formatted(method, uri, version, method, String.join("\n", headers));
    return (Request) SipMessage.parse(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private static Request invite(String... headers) {
    return request("INVITE", "sip:a@b", "SIP/2.0", headers);
  }

  private static int refused(Request request) {
    return CHECK.refusal(request).map(Response::status).orElse(0);
  }

  @Test
  void whatComesFirstInTheRfcIsRefusedFirst() {
    String[] wrong = {"Require: x", "Max-Forwards: 999"};

    assertThat(refused(request("INVITE", "foo:a@b", "SIP/3.0", wrong))).isEqualTo(505);
    assertThat(refused(request("INVITE", "foo:a@b", "SIP/2.0", wrong))).isEqualTo(416);
    assertThat(refused(request("INVITE", "sip:a@b", "SIP/2.0", wrong))).isEqualTo(400);
    assertThat(refused(invite("Require: x"))).isEqualTo(420);
    assertThat(refused(invite("Require: Timer"))).isZero();
  }

  @Test
  void aNumberMayBeCalled() {
    assertThat(refused(request("INVITE", "tel:+4930123", "SIP/2.0", "X: y"))).isZero();
  }

  @Test
  void aMalformedHeaderThatIsNotNeededIsIgnored() {
    assertThat(refused(invite("Date: yesterday", "Diversion: <sip:", "Expires: soon"))).isZero();
  }

  @Test
  void aMalformedHeaderThatIsNeededIsNamed() {
    var refusal = CHECK.refusal(invite("Contact: <sip:a@b")).orElseThrow();

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.reason()).isEqualTo("Contact without >: '<sip:a@b'");
  }

  @Test
  void cancelAndAckAreNotRefusedForExtensions() {
    assertThat(refused(request("CANCEL", "sip:a@b", "SIP/2.0", "Require: x"))).isZero();
    assertThat(refused(request("ACK", "sip:a@b", "SIP/2.0", "Require: x"))).isZero();
  }

  @Test
  void aBodyWeCannotReadIsRefusedUnlessItIsOptional() {
    var taken = List.of(MediaType.SDP);

    assertThat(RequestCheck.contentRefusal(invite("c: application/SDP;v=1"), taken)).isEmpty();
    assertThat(RequestCheck.contentRefusal(invite("Content-Type: a/b"), taken)).isPresent();
    assertThat(RequestCheck.contentRefusal(invite("X: no type"), taken)).isPresent();
    assertThat(
            RequestCheck.contentRefusal(
                invite("Content-Type: a/b", "Content-Disposition: x;handling=optional"), taken))
        .isEmpty();
    assertThat(
            RequestCheck.contentRefusal(invite("c: application/sdp", "e: gzip"), taken)
                .orElseThrow()
                .header("Accept-Encoding"))
        .contains("identity");
  }

  @Test
  void anAcceptWithRangesIsUnderstood() {
    assertThat(RequestCheck.answerRefusal(invite("Accept: application/*;q=0.5"), MediaType.SDP))
        .isEmpty();
    assertThat(RequestCheck.answerRefusal(invite("Accept: */*"), MediaType.SDP)).isEmpty();
    assertThat(RequestCheck.answerRefusal(invite("Accept: text/*"), MediaType.SDP)).isPresent();
  }
}
