package org.umbel.bench.parser;

import java.nio.charset.StandardCharsets;

/// An INVITE of about 1.3 kB as a PBX sends it for a diverted call.
final class SampleInvite {
  private static final String HEAD =
      """
      INVITE sip:5000@192.0.2.20:5060;user=phone SIP/2.0
      Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK-524287-1---b7d8a3fd02e14a6c;rport
      Via: SIP/2.0/UDP 198.51.100.7:5062;received=198.51.100.7;branch=z9hG4bK9a1c77e2
      Record-Route: <sip:192.0.2.10:5060;lr>
      Max-Forwards: 69
      Contact: "Conrad Weiss" <sip:+49301112223@192.0.2.10:5060>
      To: "Anna Berg" <sip:4000@example.com>
      From: "Conrad Weiss" <sip:+49301112223@example.com;user=phone>;tag=8c1f4e5b
      Call-ID: 84b4c76e66710a84b4c76e66710@192.0.2.10
      CSeq: 314159 INVITE
      Diversion: "Anna Berg" <sip:4000@example.com>;reason=no-answer;counter=1;privacy=off
      History-Info: <sip:4000@example.com?Reason=SIP%3Bcause%3D408>;index=1
      P-Asserted-Identity: "Conrad Weiss" <sip:+49301112223@example.com>
      Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, REFER, NOTIFY, UPDATE, PRACK
      Supported: timer, replaces, 100rel, histinfo
      Session-Expires: 1800;refresher=uac
      Min-SE: 90
      User-Agent: Example PBX 12.4
      Content-Type: application/sdp
      Content-Length: LENGTH

      """;

  private static final String DESCRIPTION =
      """
      v=0
      o=pbx 3890844526 3890844526 IN IP4 192.0.2.10
      s=-
      c=IN IP4 192.0.2.10
      t=0 0
      m=audio 49170 RTP/AVP 8 0 101
      a=rtpmap:8 PCMA/8000
      a=rtpmap:0 PCMU/8000
      a=rtpmap:101 telephone-event/8000
      a=fmtp:101 0-16
      a=ptime:20
      a=sendrecv
      """
          .replace("\n", "\r\n");

  private SampleInvite() {}

  static byte[] bytes() {
    var head = HEAD.replace("LENGTH", Integer.toString(DESCRIPTION.length())).replace("\n", "\r\n");
    return (head + DESCRIPTION).getBytes(StandardCharsets.US_ASCII);
  }
}
