package org.umbel.bench.recordings;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// The SIP messages of a call that was diverted to voice mail. Call-IDs begin with the call's
/// number.
final class DepositScript {
  static final int PEOPLE = 20;
  private static final int FIRST_EXTENSION = 4000;
  private static final String NO_BODY = "Content-Length: 0\r\n\r\n";

  private final String run = Long.toString(System.nanoTime(), 36);
  private final String server;
  private final String here;

  DepositScript(InetSocketAddress server, int port) {
    this.server = server.getAddress().getHostAddress() + ":" + server.getPort();
    this.here = "127.0.0.1:" + port;
  }

  static int extension(int number) {
    return FIRST_EXTENSION + number % PEOPLE;
  }

  byte[] invite(int number, int mediaPort) {
    var description =
        """
        v=0
        o=- 1 1 IN IP4 127.0.0.1
        s=-
        c=IN IP4 127.0.0.1
        t=0 0
        m=audio %d RTP/AVP 8 101
        a=rtpmap:8 PCMA/8000
        a=rtpmap:101 telephone-event/8000
        a=ptime:20
        """
            .formatted(mediaPort)
            .replace("\n", "\r\n");
    var rest =
        "Contact: <sip:load@%s>\r\nDiversion: <sip:%d@%s>;reason=no-answer\r\n"
                .formatted(here, extension(number), server)
            + "Content-Type: application/sdp\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(description.length(), description);
    return request("INVITE", pilot(), number, "<" + pilot() + ">", "1 INVITE", "i", rest);
  }

  byte[] ack(Deposit call) {
    return request("ACK", call.target, call.number, call.to, "1 ACK", "a", NO_BODY);
  }

  byte[] ackOfRefusal(Deposit call) {
    return request("ACK", pilot(), call.number, call.to, "1 ACK", "i", NO_BODY);
  }

  byte[] bye(Deposit call) {
    return request("BYE", call.target, call.number, call.to, "2 BYE", "b", NO_BODY);
  }

  private String pilot() {
    return "sip:5000@" + server;
  }

  private String request(
      String method, String uri, String step, int number, String to, String sequence) {
    return """
    %s %s SIP/2.0
    Via: SIP/2.0/UDP %s;branch=z9hG4bK%s%d%s
    Max-Forwards: 70
    From: <sip:+4930%07d@%s>;tag=f%d
    To: %s
    Call-ID: %d-%s@load
    CSeq: %s
    """
        .formatted(
            method, uri, here, run, number, step, number, here, number, to, number, run, sequence)
        .replace("\n", "\r\n");
  }

  private byte[] request(
      String method, String uri, int number, String to, String sequence, String step, String rest) {
    return (request(method, uri, step, number, to, sequence) + rest)
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
