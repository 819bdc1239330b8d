package org.umbel.bench.answering;

import java.time.InstantSource;
import java.util.List;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.telephony.trace.TraceBook;
import org.umbel.telephony.trace.TraceLimits;

/// Our SIP room with the counters and traces that the server keeps of each call.
final class TracedResponder {
  private TracedResponder() {}

  public static void main(String[] arguments) {
    var book = new TraceBook(TraceLimits.DEFAULT, InstantSource.system());
    var points = List.of(ListenPoint.udp("127.0.0.1", 5060)); // only shown
    UmbelResponder.answer(book.line("main", () -> points, SipListener.NONE));
  }
}
