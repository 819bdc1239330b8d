package org.umbel.web.trace;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.CallId;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.call.Redirection;
import org.umbel.domain.trace.CallSummary;
import org.umbel.domain.trace.CallSummary.Outcome;
import org.umbel.domain.trace.CallTrace;
import org.umbel.domain.trace.CallTraces;
import org.umbel.domain.trace.Leg;
import org.umbel.domain.trace.Leg.AudioSecurity;
import org.umbel.domain.trace.Leg.Transport;
import org.umbel.domain.trace.MediaFigures;
import org.umbel.domain.trace.Quality;
import org.umbel.domain.trace.Step;
import org.umbel.domain.trace.Step.KeyWay;
import org.umbel.domain.trace.Step.What;

/// One call that rang at a phone over TLS and IPv6 and was then answered here.
public final class KnownCalls implements CallTraces {
  private static final Instant BEGAN = Instant.parse("2026-03-04T09:59:00Z");
  private static final Quality QUALITY = new Quality(4.2);

  public static final CallSummary CALL =
      new CallSummary(
          new CallId("0a1b"),
          BEGAN,
          Optional.of(Duration.ofMillis(12_600)),
          new Caller(
              Optional.of(new PhoneNumber("+4930555111")),
              Optional.of("<script>alert(1)</script>")),
          "4000",
          Optional.of(new Redirection(new PhoneNumber("4000"), Redirection.Reason.NO_ANSWER)),
          List.of("pbx", "phones"),
          Outcome.ANSWERED,
          "4000",
          Optional.of(QUALITY));

  private static final Leg CALLER =
      new Leg(
          "pbx",
          "+4930555111",
          new InetSocketAddress("192.0.2.7", 5062),
          new InetSocketAddress("192.0.2.1", 5060),
          Transport.UDP,
          "a@pbx",
          AudioSecurity.RTP,
          Optional.of(
              new MediaFigures(
                  "PCMA",
                  "",
                  600,
                  610,
                  6,
                  1,
                  Duration.ofMillis(3),
                  Optional.of(Duration.ofMillis(40)),
                  Optional.of(QUALITY),
                  Optional.of(new Quality(3.2)))));

  private static final Leg PHONE =
      new Leg(
          "phones",
          "4000",
          new InetSocketAddress("2001:db8::7", 5061),
          new InetSocketAddress("2001:db8::1", 5061),
          Transport.TLS,
          "b@umbel",
          AudioSecurity.SRTP,
          Optional.empty());

  private static Step message(int millis, int leg, boolean received, String title, String text) {
    return new Step.Message(
        BEGAN.plusMillis(millis), leg, received, title, "1 INVITE", text, title.equals("ACK"));
  }

  public static String wire(String first, String callId) {
    return first
        + "\r\nVia: SIP/2.0/UDP 192.0.2.7:5062;branch=z9hG4bK1\r\nFrom: <sip:1@a>;tag=1\r\n"
        + "To: <sip:4000@192.0.2.1>\r\nCall-ID: "
        + callId
        + "\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n";
  }

  public static CallTrace trace() {
    var invite = "INVITE sip:4000@192.0.2.1 SIP/2.0";
    return new CallTrace(
        CALL,
        List.of(CALLER, PHONE),
        List.of(
            message(0, 0, true, "INVITE", wire(invite, "a@pbx")),
            message(2, 1, false, "INVITE", wire(invite, "b@umbel")),
            message(30, 1, true, "486 Busy Here", wire("SIP/2.0 486 Busy Here", "b@umbel")),
            message(35, 0, false, "200 OK", wire("SIP/2.0 200 OK", "a@pbx")),
            message(45, 0, true, "ACK", wire("ACK sip:4000@192.0.2.1 SIP/2.0", "a@pbx")),
            new Step.Happening(BEGAN.plusMillis(50), What.ANSWERED, "4000"),
            new Step.KeyPressed(BEGAN.plusMillis(2_500), 0, KeyWay.EVENT, Optional.empty()),
            new Step.Happening(BEGAN.plusMillis(12_600), What.HUNG_UP, "")),
        7);
  }

  @Override
  public List<CallSummary> latest(String number, int most) {
    return CALL.dialled().contains(number) ? List.of(CALL) : List.of();
  }

  @Override
  public Optional<CallTrace> find(CallId call) {
    return call.equals(CALL.id()) ? Optional.of(trace()) : Optional.empty();
  }
}
