package org.umbel.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.trace.SipEvent;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;

/// A server to be called by load generators: answers every call at once and tells once a second
/// what that cost. Arguments: port, seconds, and `trace` for every event.
final class AnsweringServer {

  private static final byte[] SDP =
      """
      v=0
      o=- 1 1 IN IP4 127.0.0.1
      s=-
      c=IN IP4 127.0.0.1
      t=0 0
      m=audio 40000 RTP/AVP 0
      """
          .replace("\n", "\r\n")
          .getBytes(UTF_8);

  private AnsweringServer() {}

  public static void main(String[] args) {
    int port = Integer.parseInt(args[0]);
    var settings =
        SipSettings.at(ListenPoint.udp("127.0.0.1", port), ListenPoint.tcp("127.0.0.1", port));
    SipListener listener = args.length > 2 ? AnsweringServer::show : SipListener.NONE;
    try (var endpoint = SipEndpoint.start(settings, new Answering(), listener)) {
      for (int second = 0; second < Integer.parseInt(args[1]); second++) {
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        tell(endpoint);
      }
    }
  }

  private static void show(SipEvent event) {
    System.out.println(event);
  }

  private static void tell(SipEndpoint endpoint) {
    var system =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    System.out.printf(
        "cpu %d ms, heap %d KB, dialogs %d, %s%n",
        system.getProcessCpuTime() / 1_000_000,
        heap.getUsed() / 1024,
        endpoint.dialogs(),
        endpoint.counters().snapshot());
  }

  private static final class Answering implements SipHandler {
    @Override
    public void onInvite(IncomingInvite invite) {
      invite.accept(
          invite.request().reply(200).withBody(MediaType.SDP, SDP), new DialogHandler() {});
    }
  }
}
