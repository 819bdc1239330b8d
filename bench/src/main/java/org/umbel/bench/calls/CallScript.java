package org.umbel.bench.calls;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// The messages of a plain call. Call-IDs begin with the call's number and are used once.
final class CallScript {
  private static final String DESCRIPTION =
      """
      v=0
      o=- 1 1 IN IP4 127.0.0.1
      s=-
      c=IN IP4 127.0.0.1
      t=0 0
      m=audio 40002 RTP/AVP 8 0 101
      a=rtpmap:8 PCMA/8000
      a=rtpmap:0 PCMU/8000
      a=rtpmap:101 telephone-event/8000
      a=ptime:20
      """
          .replace("\n", "\r\n");

  private final String run;
  private final String server;
  private final String here;

  CallScript(String run, InetSocketAddress server, int port) {
    this.run = run;
    this.server = server.getAddress().getHostAddress() + ":" + server.getPort();
    this.here = "127.0.0.1:" + port;
  }

  byte[] invite(int number) {
    var rest =
        "Contact: <sip:bench@"
            + here
            + ">\r\nContent-Type: application/sdp\r\n"
            + "Content-Length: "
            + DESCRIPTION.length()
            + "\r\n\r\n"
            + DESCRIPTION;
    return request("INVITE", target(), number, "<" + target() + ">", "1 INVITE", "i", rest);
  }

  /// Of a 2xx: a transaction of its own, RFC 3261 §13.2.2.4.
  byte[] ack(LoadCall call) {
    return request("ACK", call.target, call.number, call.to, "1 ACK", "a", NO_BODY);
  }

  /// Of a refusal: in the INVITE's transaction, RFC 3261 §17.1.1.3.
  byte[] ackOfRefusal(LoadCall call) {
    return request("ACK", target(), call.number, call.to, "1 ACK", "i", NO_BODY);
  }

  byte[] bye(LoadCall call) {
    return request("BYE", call.target, call.number, call.to, "2 BYE", "b", NO_BODY);
  }

  private static final String NO_BODY = "Content-Length: 0\r\n\r\n";

  private String target() {
    return "sip:4000@" + server;
  }

  private byte[] request(
      String method, String uri, int number, String to, String sequence, String step, String rest) {
    var text =
        (method + " " + uri + " SIP/2.0\r\n")
            + ("Via: SIP/2.0/UDP " + here + ";branch=z9hG4bK" + run + number + step + "\r\n")
            + "Max-Forwards: 70\r\n"
            + ("From: \"Load\" <sip:bench@" + here + ">;tag=f" + number + "\r\n")
            + ("To: " + to + "\r\n")
            + ("Call-ID: " + number + "-" + run + "@bench\r\n")
            + ("CSeq: " + sequence + "\r\n")
            + rest;
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
