package org.umbel.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.function.Supplier;

/// How fast messages are read and written on one thread, and what that allocates. Run by hand: the
/// figures depend on the machine and on who else uses it.
final class Throughput {
  private static final int ROUNDS = 6;
  private static final int TIMES = 400_000;
  private static final byte[] INVITE = invite();
  private static final RequestCheck CHECK = new RequestCheck(Set.of());

  private Throughput() {}

  /// Prints a table, one line for each round, as the first ones warm up.
  public static void main(String[] arguments) {
    System.out.printf("INVITE of %d bytes%n", INVITE.length);
    var request = (Request) SipMessage.parse(INVITE);
    for (int round = 0; round < ROUNDS; round++) {
      measure("parse", () -> SipMessage.parse(INVITE));
      measure("parse + check", () -> CHECK.refusal((Request) SipMessage.parse(INVITE)));
      measure("reply + write", () -> request.reply(180).withToTag("1").write());
    }
  }

  private static void measure(String what, Supplier<Object> work) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = threads.getCurrentThreadAllocatedBytes();
    long start = threads.getCurrentThreadCpuTime();
    long seen = 0;
    for (int i = 0; i < TIMES; i++) seen += System.identityHashCode(work.get().getClass());
    long nanos = threads.getCurrentThreadCpuTime() - start;
    long bytes = (threads.getCurrentThreadAllocatedBytes() - allocated) / TIMES;
    System.out.printf(
        "%-15s %,9d/s of CPU %,6d bytes each%s%n",
        what, TIMES * 1_000_000_000L / nanos, bytes, seen == 0 ? "!" : "");
  }

  private static byte[] invite() {
    var body =
        """
        v=0
        o=- 3724394400 3724394400 IN IP4 198.51.100.4
        s=-
        c=IN IP4 198.51.100.4
        t=0 0
        m=audio 40000 RTP/AVP 8 0 101
        a=rtpmap:8 PCMA/8000
        a=rtpmap:0 PCMU/8000
        a=rtpmap:101 telephone-event/8000
        a=fmtp:101 0-16
        a=ptime:20
        a=sendrecv
        """
            .replace("\n", "\r\n");
    var head =
        """
        INVITE sip:4000@pbx.example.com:5060;transport=udp SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.17:5060;rport;branch=z9hG4bKPj3f1b6b7e2d0a4c6f
        Via: SIP/2.0/UDP 198.51.100.4:5060;branch=z9hG4bK-524287-1---8d2f1a;received=198.51.100.4
        Max-Forwards: 69
        Record-Route: <sip:192.0.2.17;lr;ftag=9fxced76sl>
        From: "Ben Carter" <sip:4001@pbx.example.com>;tag=9fxced76sl
        To: "Anna Berg" <sip:4000@pbx.example.com>
        Contact: <sip:4001@198.51.100.4:5060;transport=udp>
        Call-ID: 3848276298220188511@198.51.100.4
        CSeq: 314159 INVITE
        Allow: INVITE, ACK, CANCEL, OPTIONS, BYE, REFER, NOTIFY, MESSAGE, SUBSCRIBE, INFO, UPDATE
        Supported: replaces, timer, 100rel
        User-Agent: A telephone of a kind often met 12.4.1
        Session-Expires: 1800
        Min-SE: 90
        P-Asserted-Identity: "Ben Carter" <sip:4001@pbx.example.com>
        Content-Type: application/sdp
        Content-Length: %d

        """
            .formatted(body.length())
            .replace("\n", "\r\n");
    return (head + body).getBytes(UTF_8);
  }
}
